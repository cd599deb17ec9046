/**
 * F0, noise and the neuropil coefficient of a trace. The entry points are {@link
 * org.apical.trace.baseline.Baseline}, {@link org.apical.trace.baseline.Noise} and {@link
 * org.apical.trace.baseline.NeuropilFit}.
 */
package org.apical.trace.baseline;
