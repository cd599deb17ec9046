/**
 * F0, noise and the neuropil's coefficient of a trace: the doors are {@link org.apical.trace.baseline.Baseline},
 * {@link org.apical.trace.baseline.Noise} and {@link org.apical.trace.baseline.NeuropilFit}.
 */
package org.apical.trace.baseline;
