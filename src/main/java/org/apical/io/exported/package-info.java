/**
 * Results in the formats of other programs: the entry points are {@link org.apical.io.exported.NwbFile} and
 * {@link org.apical.io.exported.Suite2pExport}.
 */
package org.apical.io.exported;
