/**
 * Results as other programs read them: the doors are {@link org.apical.io.exported.NwbFile} and
 * {@link org.apical.io.exported.Suite2pExport}.
 */
package org.apical.io.exported;
