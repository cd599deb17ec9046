/**
 * From ROIs to traces: {@code extract} reads fluorescence and neuropil, {@code baseline} finds F0 and noise,
 * {@code events} finds events, {@code traces} joins them to ΔF/F. None sees a role or an outcome.
 */
package org.apical.trace;
