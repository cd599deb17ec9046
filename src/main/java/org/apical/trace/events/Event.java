package org.apical.trace.events;

/**
 * A calcium event.
 *
 * @param frame frame of its action potentials, from 0
 * @param amplitudeDffS the event's contribution to the integral of ΔF/F, ΔF/F·s: s Δt / (1 − g) for jumps of
 *            sum s, close to s τ
 * @param amplitudeSeDffS standard error of the amplitude as far as it is due to the noise of the frames, ΔF/F·s
 * @param snr the event's step over the standard error of a step, see {@link Steps}
 */
public record Event(int frame, double amplitudeDffS, double amplitudeSeDffS, double snr) {}
