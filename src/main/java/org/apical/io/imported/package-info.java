/**
 * Reads the results of suite2p, CaImAn, NWB files and tables: the entry points are
 * {@link org.apical.io.imported.ImportedTraces},
 * {@link org.apical.io.imported.ImportedRois} and {@link org.apical.io.imported.FootprintFile}.
 */
package org.apical.io.imported;
