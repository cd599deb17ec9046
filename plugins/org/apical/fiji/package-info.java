/** The Fiji front end: commands under Plugins › Apical, thin over {@code flow}. */
package org.apical.fiji;
