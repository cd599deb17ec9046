/**
 * Pairs of somatic and dendritic amplitudes, cut from traces. Start with {@link org.apical.signal.pairs.PairCutting}
 * and {@link org.apical.signal.pairs.PairTable}.
 */
package org.apical.signal.pairs;
