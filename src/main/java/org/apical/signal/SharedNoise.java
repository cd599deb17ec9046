package org.apical.signal;

/**
 * Replicate moments freed of Gaussian noise that all replicates of a trial share, such as slow noise common to the soma's
 * pixels and frames: with its variance v in the soma and its covariance ℓ of soma and dendrite, m_2 − v, m_3 − 3v m_1,
 * m_4 − 6v m_2 + 3v², c_1 − ℓ, c_2 − v c_0 − 2ℓ m_1. The soma at the window's edges keeps its moments.
 *
 * @param replicates the moments it is in
 * @param variance v
 * @param leak ℓ
 */
record SharedNoise(Moments replicates, double variance, double leak) implements Moments {

	/**
	 * Noise of a given part of the signal's own variance, that does not leak into the dendrite.
	 *
	 * @param sessions of the animal
	 * @param kappa v / Var(s*), so that v is κ / (1 + κ) of what the replicates have in common about the sessions' means
	 */
	static SharedNoise of(final Cell cell, final int sessions, final double kappa) {
		final Centring centring = new Centring(cell.session(), sessions);
		final double[] m1 = cell.moments().soma(1, 0, 0);
		final double squares = centring.sum(m1, m1, cell.moments().soma(2, 0, 0));
		final double common = Math.max(0, squares / (m1.length - centring.used()));
		return new SharedNoise(cell.moments(), kappa / (1 + kappa) * common, 0);
	}

	@Override
	public boolean boundary() {
		return replicates.boundary();
	}

	@Override
	public double[] soma(final int soma, final int start, final int end) {
		final double[] m = replicates.soma(soma, start, end);
		if (start + end > 0 || soma < 2) {
			return m;
		}
		return switch (soma) {
			case 2 -> sum(m, constant(), -variance);
			case 3 -> sum(m, replicates.soma(1, 0, 0), -3 * variance);
			default -> sum(sum(m, replicates.soma(2, 0, 0), -6 * variance), constant(), 3 * variance * variance);
		};
	}

	@Override
	public double[] dendrite(final int soma, final int start, final int end) {
		return response(replicates.dendrite(soma, start, end), replicates.dendrite(0, 0, 0), soma, start + end);
	}

	@Override
	public double[] pseudoDendrite(final int soma, final int start, final int end) {
		return response(replicates.pseudoDendrite(soma, start, end), replicates.pseudoDendrite(0, 0, 0), soma, start + end);
	}

	@Override
	public double[] somaByParts() {
		return sum(replicates.somaByParts(), constant(), -variance);
	}

	@Override
	public double[] dendriteSquared() {
		return replicates.dendriteSquared();
	}

	private double[] response(final double[] c, final double[] c0, final int soma, final int edges) {
		if (edges > 0 || soma == 0) {
			return c;
		}
		return soma == 1 ? sum(c, constant(), -leak)
			: sum(sum(c, c0, -variance), replicates.soma(1, 0, 0), -2 * leak);
	}

	/** m_0, which is 1. */
	private double[] constant() {
		return replicates.soma(0, 0, 0);
	}

	private static double[] sum(final double[] a, final double[] b, final double factor) {
		final double[] sum = a.clone();
		for (int k = 0; k < sum.length; k++) {
			sum[k] += factor * b[k];
		}
		return sum;
	}
}
