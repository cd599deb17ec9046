/**
 * Fluorescence and neuropil of ROIs, read through the stored motion: the door is
 * {@link org.apical.trace.extract.Extraction}.
 */
package org.apical.trace.extract;
