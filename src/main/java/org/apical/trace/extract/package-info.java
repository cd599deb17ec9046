/**
 * Fluorescence and neuropil of ROIs, read through the stored motion. The entry point is {@link
 * org.apical.trace.extract.Extraction}.
 */
package org.apical.trace.extract;
