package org.apical.simulate.task;

/**
 * The calcium indicator, the same in soma and dendrite: k(t) = (e<sup>−t/τ_d</sup> − e<sup>−t/τ_r</sup>) / peak for
 * t ≥ 0, with τ_r = 50 ms and τ_d = 300 ms (GCaMP6f, docs/science.md, section 7.3), of height 1.
 */
public final class Indicator {

	/** Name of the indicator, as written in study files. */
	public static final String NAME = "GCaMP6f";

	static final double RISE_S = 0.05;
	static final double DECAY_S = 0.3;

	private static final double PEAK_TIME_S = Math.log(DECAY_S / RISE_S) * DECAY_S * RISE_S / (DECAY_S - RISE_S);
	private static final double PEAK = Math.exp(-PEAK_TIME_S / DECAY_S) - Math.exp(-PEAK_TIME_S / RISE_S);

	private Indicator() {}

	/** The integral ∫₀ᵗ k, s; 0 for t ≤ 0. */
	public static double integral(final double tS) {
		return tS <= 0 ? 0
			: (DECAY_S * -Math.expm1(-tS / DECAY_S) - RISE_S * -Math.expm1(-tS / RISE_S)) / PEAK;
	}

	/** The saturated signal c / (1 + c / half), where c is the ΔF/F that an unsaturated indicator would show. */
	public static double saturated(final double dff, final double half) {
		return dff / (1 + dff / half);
	}

	/** A sum of transients, followed step by step; exact at the ends of the steps. */
	public static final class Transients {

		private double slow;
		private double fast;

		/** Lets all transients decay for one step. */
		public void step(final double stepS) {
			slow *= Math.exp(-stepS / DECAY_S);
			fast *= Math.exp(-stepS / RISE_S);
		}

		/** Adds a transient of the given height that started {@code ageS} before the end of the step. */
		public void add(final double height, final double ageS) {
			slow += height / PEAK * Math.exp(-ageS / DECAY_S);
			fast += height / PEAK * Math.exp(-ageS / RISE_S);
		}

		public double value() {
			return slow - fast;
		}
	}
}
