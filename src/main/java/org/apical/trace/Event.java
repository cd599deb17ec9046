package org.apical.trace;

/**
 * A calcium event.
 *
 * @param frame of its onset, from 0
 * @param amplitudeDffS what it added to the integral of ΔF/F, ΔF/F·s: s Δt / (1 − g) for a jump s, which is close to s τ
 * @param snr the jump over the noise of a frame
 */
public record Event(int frame, double amplitudeDffS, double snr) {}
