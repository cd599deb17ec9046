/**
 * Everything that is computed from a compartment's fluorescence, and its quality. The entry point is {@link
 * org.apical.trace.traces.Traces}.
 */
package org.apical.trace.traces;
