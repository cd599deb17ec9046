package org.apical.signal.estimate;

/**
 * Hermite polynomials of the observed soma in place of replicate moments: H_1 = s, H_2 = s² − σ², H_3 = s³ − 3σ²s,
 * H_4 = s⁴ − 6σ²s² + 3σ⁴, and H_k·d with the dendrite. E[H_k | s*] = s*^k if the noise is Gaussian with the same
 * variance σ² in every trial. σ² is estimated from replicates, as the mean of m_1² − m_2 over the neuron's trials. (If
 * σ² is wrong by 20 %, there are .16 false positives; docs/science.md, section 4.10.) Moments with the soma at the
 * window's edges stay replicate moments.
 */
record GaussianMoments(Moments replicates, double variance) implements Moments {

	static GaussianMoments of(final Moments replicates) {
		final double[] m1 = replicates.soma(1, 0, 0);
		final double[] m2 = replicates.soma(2, 0, 0);
		double variance = 0;
		for (int k = 0; k < m1.length; k++) {
			variance += (m1[k] * m1[k] - m2[k]) / m1.length;
		}
		return new GaussianMoments(replicates, variance);
	}

	@Override
	public boolean boundary() {
		return replicates.boundary();
	}

	@Override
	public double[] soma(final int soma, final int start, final int end) {
		return start + end > 0 ? replicates.soma(soma, start, end) : hermite(soma);
	}

	@Override
	public double[] dendrite(final int soma, final int start, final int end) {
		return start + end > 0 ? replicates.dendrite(soma, start, end)
			: Centring.product(hermite(soma), replicates.dendrite(0, 0, 0));
	}

	@Override
	public double[] pseudoDendrite(final int soma, final int start, final int end) {
		return start + end > 0 ? replicates.pseudoDendrite(soma, start, end)
			: Centring.product(hermite(soma), replicates.pseudoDendrite(0, 0, 0));
	}

	@Override
	public double[] somaByParts() {
		return replicates.somaByParts();
	}

	@Override
	public double[] dendriteSquared() {
		return replicates.dendriteSquared();
	}

	/** H_k by trial, from the recurrence H_{k+1} = s H_k − k σ² H_{k−1}. */
	private double[] hermite(final int degree) {
		final double[] s = replicates.soma(1, 0, 0);
		final double[] h = new double[s.length];
		for (int i = 0; i < h.length; i++) {
			double before = 0;
			h[i] = 1;
			for (int k = 0; k < degree; k++) {
				final double next = s[i] * h[i] - k * variance * before;
				before = h[i];
				h[i] = next;
			}
		}
		return h;
	}
}
