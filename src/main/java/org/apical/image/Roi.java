package org.apical.image;

/**
 * A region of interest found or drawn in one plane of one session.
 *
 * @param id name, unique in the plane
 * @param mask its pixels and weights, in the plane's reference image
 * @param snr signal-to-noise ratio of its fluorescence; NaN where unknown
 */
public record Roi(String id, Mask mask, double snr) {}
