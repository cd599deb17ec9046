package org.apical.simulate.confounds;

import java.util.Arrays;
import org.apical.study.Role;

/** Activity that soma and dendrite share in another proportion than the rest. */
final class Unshared {

	private Unshared() {}

	/**
	 * Somata of a role stand together and share inhibition that does not reach their dendrites: strength × a standard
	 * normal number of the role and trial is added to what they show.
	 */
	static Confound somaticInhibition(final Subject subject) {
		return new Confound() {
			@Override
			public void soma(final Moment now, final double[] shown) {
				final double[] common = common(subject);
				for (int n = 0; n < shown.length; n++) {
					shown[n] += subject.strength() * common[subject.role(n).ordinal()];
				}
			}
		};
	}

	/**
	 * Neurons of a role belong to an assembly that reaches soma and dendrite on separate ways: with c a standard normal
	 * number of the role and trial, somata are multiplied by e^(0.25 c), and strength · c is added to their dendrites.
	 */
	static Confound assembly(final Subject subject) {
		return new Confound() {

			private double[] common;

			@Override
			public void activity(final Moment now, final double[] activity) {
				common = common(subject);
				for (int n = 0; n < activity.length; n++) {
					activity[n] *= Math.exp(0.25 * common[subject.role(n).ordinal()]);
				}
			}

			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				for (int n = 0; n < rows.length; n++) {
					Rows.addToDendrite(rows[n], subject.strength() * common[subject.role(n).ordinal()]);
				}
			}
		};
	}

	private static double[] common(final Subject subject) {
		final double[] common = new double[Role.values().length];
		Arrays.setAll(common, role -> subject.normal());
		return common;
	}

	/**
	 * Dendritic spikes, in a share (strength) of a neuron's trials: .75 to 2.25 ΔF/F·s in the dendrite, of which the
	 * soma shows half.
	 */
	static Confound dendriticSpikes(final Subject subject) {
		final double[] spike = new double[subject.neurons()];
		return new Confound() {
			@Override
			public void soma(final Moment now, final double[] shown) {
				for (int n = 0; n < shown.length; n++) {
					spike[n] = subject.happens(subject.strength()) ? subject.between(0.75, 2.25) : 0;
					shown[n] += spike[n] / 2;
				}
			}

			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				for (int n = 0; n < rows.length; n++) {
					Rows.addToDendrite(rows[n], spike[n]);
				}
			}
		};
	}

	/**
	 * The decoder also reads activity e before the window, 0.5 × the absolute value of a standard normal number. Of its
	 * tail, strength · e is in the dendrite's window, and half of that in the soma's.
	 */
	static Confound earlierActivity(final Subject subject) {
		final double[] earlier = new double[subject.neurons()];
		return new Confound() {
			@Override
			public void soma(final Moment now, final double[] shown) {
				for (int n = 0; n < shown.length; n++) {
					earlier[n] = 0.5 * Math.abs(subject.normal());
					shown[n] += earlier[n];
				}
			}

			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				for (int n = 0; n < rows.length; n++) {
					Rows.addToSoma(rows[n], (subject.strength() / 2 - 1) * earlier[n]);
					Rows.addToDendrite(rows[n], subject.strength() * earlier[n]);
				}
			}
		};
	}
}
