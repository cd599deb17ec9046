/**
 * What suite2p, CaImAn, NWB writers and tables hold: the doors are {@link org.apical.io.imported.ImportedTraces},
 * {@link org.apical.io.imported.ImportedRois} and {@link org.apical.io.imported.FootprintFile}.
 */
package org.apical.io.imported;
