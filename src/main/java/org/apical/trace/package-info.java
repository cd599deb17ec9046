/**
 * From ROIs to traces: {@code extract} reads fluorescence and neuropil, {@code baseline} finds F0 and noise,
 * {@code events} finds events, {@code traces} combines them to ΔF/F. None of them knows a neuron's role or a
 * trial's outcome.
 */
package org.apical.trace;
