package org.apical.simulate.tissue;

/**
 * The kernel k(t) = (e<sup>−t/τ_d</sup> − e<sup>−t/τ_r</sup>) / peak of bound calcium, of height 1, for t ≥ 0.
 *
 * @param riseS τ_r, s
 * @param decayS τ_d, s; longer than the rise
 */
record Kinetics(double riseS, double decayS) {

	private static final double ONSET_S = 0.1;
	private static final double END_S = 0.6;
	private static final double WINDOW_S = 2;
	private static final int PARTS = 400;

	private double peak() {
		final double atS = Math.log(decayS / riseS) * decayS * riseS / (decayS - riseS);
		return Math.exp(-atS / decayS) - Math.exp(-atS / riseS);
	}

	/** The integral of k over all times, s. */
	double areaS() {
		return integral(1e6);
	}

	/** The integral of k from 0 to a time, s. */
	private double integral(final double tS) {
		return tS <= 0 ? 0 : (decayS * -Math.expm1(-tS / decayS) - riseS * -Math.expm1(-tS / riseS)) / peak();
	}

	private double box(final double tS) {
		return integral(tS - ONSET_S) - integral(tS - END_S);
	}

	/**
	 * The course h of calcium that flows evenly from {@value #ONSET_S} to {@value #END_S} s after the outcome, step by
	 * step from the outcome on, 1/s, scaled so that its integral over the first {@value #WINDOW_S} s is 1. It ends
	 * where less than 1 % of its peak is left.
	 */
	double[] afterOutcome(final double stepS) {
		double area = 0;
		for (int i = 0; i < PARTS; i++) {
			area += box((i + 0.5) * WINDOW_S / PARTS) * WINDOW_S / PARTS;
		}
		final double[] course = new double[(int) Math.ceil((END_S + 5 * decayS) / stepS)];
		for (int i = 0; i < course.length; i++) {
			course[i] = box(i * stepS) / area;
		}
		return course;
	}

	/** A sum of transients that is followed step by step. */
	final class Transients {

		private final double scale = 1 / peak();
		private final double keepSlow;
		private final double keepFast;
		private double slow;
		private double fast;

		Transients(final double stepS) {
			keepSlow = Math.exp(-stepS / decayS);
			keepFast = Math.exp(-stepS / riseS);
		}

		void step() {
			slow *= keepSlow;
			fast *= keepFast;
		}

		/** Adds a transient of a height that began some time before the end of the step. */
		void add(final double height, final double ageS) {
			slow += height * scale * Math.exp(-ageS / decayS);
			fast += height * scale * Math.exp(-ageS / riseS);
		}

		double value() {
			return slow - fast;
		}
	}
}
