/**
 * ROI sets of ImageJ, with their weights, and arrays of footprints: the entry point is
 * {@link org.apical.io.roi.ImageJRois}.
 */
package org.apical.io.roi;
