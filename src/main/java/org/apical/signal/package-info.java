/**
 * Pairs of somatic and dendritic amplitudes and the tests made with them. The sub-packages, each of which uses only
 * those before it: {@code pairs}, {@code estimate}, {@code roles}, {@code controls}, {@code verdict}, {@code power} and
 * {@code conditions}.
 */
package org.apical.signal;
