/** Fluorescence of ROIs through the stored motion, neuropil, ΔF/F, noise, events. Sees no role and no outcome. */
package org.apical.trace;
