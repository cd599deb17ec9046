/**
 * The truth of simulated studies as files, and the scores of results against it: the entry points are
 * {@link org.apical.io.truth.SimulatedStudy} and {@link org.apical.io.truth.TruthScores}.
 */
package org.apical.io.truth;
