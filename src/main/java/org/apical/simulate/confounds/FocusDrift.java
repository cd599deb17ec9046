package org.apical.simulate.confounds;

/**
 * The focus drifts slowly within a session, and F0 does not follow: with z a stationary first-order process (SD 1,
 * .97 from trial to trial, 0 in a calibration), light changes by 1 + strength · k_n · z in the soma, which the
 * decoder reads, and by 1 + strength · k′_n · z in the dendrite; k and k′ are standard normal and correlate by .7,
 * as neighbouring tissue moves together.
 */
final class FocusDrift implements Confound {

	private static final double KEPT = 0.97;
	private static final double TOGETHER = 0.7;

	private final Subject subject;
	private final double[] soma;
	private final double[] dendrite;
	private double z;

	FocusDrift(final Subject subject) {
		this.subject = subject;
		soma = subject.traits();
		dendrite = subject.traits();
		for (int n = 0; n < dendrite.length; n++) {
			dendrite[n] = TOGETHER * soma[n] + Math.sqrt(1 - TOGETHER * TOGETHER) * dendrite[n];
		}
	}

	@Override
	public void soma(final Moment now, final double[] shown) {
		if (now.calibrates()) {
			z = 0;
			return;
		}
		z = now.first() ? subject.normal() : KEPT * z + Math.sqrt(1 - KEPT * KEPT) * subject.normal();
		for (int n = 0; n < shown.length; n++) {
			shown[n] = Rows.dimmed(shown[n], 1 + subject.strength() * soma[n] * z);
		}
	}

	@Override
	public void measured(final Moment now, final boolean hit, final double[][] rows) {
		for (int n = 0; n < rows.length; n++) {
			Rows.dimDendrite(rows[n], 1 + subject.strength() * dendrite[n] * z);
		}
	}
}
