package org.apical.simulate.task;

import org.apical.study.Outcome;
import org.apical.study.Role;

/**
 * The dendritic signal u after an outcome: calcium flows (or is held back) evenly from 0.1 to 0.6 s, so that
 * u(t) = A · h(t) with h the indicator's kernel convolved with that box, scaled to ∫₀² h = 1. A = +M/2 on hits
 * and −M/2 on misses, times the sign of the role (vectorized, epiphenomenal) or the same for all neurons
 * (scalar), or 0 (none), with a trial-to-trial jitter (SD) of a quarter of A.
 */
public final class InstructiveSignal {

	public static final double WINDOW_S = 2;
	public static final double JITTER = 0.25;
	private static final double ONSET_S = 0.1;
	private static final double END_S = 0.6;
	private static final int PARTS = 400;
	private static final double AREA = area();

	private InstructiveSignal() {}

	/** A without its jitter: the mean integral of u over the 2 s after the outcome, ΔF/F·s. */
	public static double mean(final Mechanism mechanism, final Role role, final Outcome outcome,
		final double effectDffS)
	{
		final double half = (outcome == Outcome.HIT ? 0.5 : -0.5) * effectDffS;
		return switch (mechanism) {
			case VECTORIZED, EPIPHENOMENAL -> half * sign(role);
			case SCALAR -> half;
			case NONE -> 0;
		};
	}

	/** +1 for P+, −1 for P−, otherwise 0. */
	public static int sign(final Role role) {
		return role == Role.P_PLUS ? 1 : role == Role.P_MINUS ? -1 : 0;
	}

	/** h at a time after the outcome, 1/s. */
	public static double shape(final double tS) {
		return raw(tS) / AREA;
	}

	private static double raw(final double tS) {
		return Indicator.integral(tS - ONSET_S) - Indicator.integral(tS - END_S);
	}

	private static double area() {
		final double stepS = WINDOW_S / PARTS;
		double sum = 0;
		for (int i = 0; i < PARTS; i++) {
			sum += raw((i + 0.5) * stepS) * stepS;
		}
		return sum;
	}
}
