package org.apical.trace.events;

/**
 * A calcium event.
 *
 * @param frame of its action potentials, from 0
 * @param amplitudeDffS what it added to the integral of ΔF/F, ΔF/F·s: s Δt / (1 − g) for jumps of sum s, close to s τ
 * @param amplitudeSeDffS standard error of the amplitude as far as it is due to the noise of the frames, ΔF/F·s
 * @param snr its step over the standard error of a step, see {@link Steps}
 */
public record Event(int frame, double amplitudeDffS, double amplitudeSeDffS, double snr) {}
