/**
 * All that is computed of a compartment's fluorescence, and its quality: the door is
 * {@link org.apical.trace.traces.Traces}.
 */
package org.apical.trace.traces;
