package org.apical.signal.estimate;

/**
 * Replicate moments freed of Gaussian noise that all replicates of a window share, such as slow noise common to the
 * soma's pixels and frames (docs/science.md, section 4.8). V is the covariance of this noise among soma, soma at the
 * window's start and end, dendrite and pseudo-dendrite. Every product of powers is replaced by its Wick product, whose
 * mean is that of the powers without the noise: :x y: = xy − V_xy, and one factor more by :x·P: = x:P: − Σ_y V_xy
 * :∂P/∂y:. This gives m_2 − v, m_3 − 3v m_1, m_4 − 6v m_2 + 3v², c_1 − ℓ, c_2 − v c_0 − 2ℓ m_1, where v is the
 * variance of the soma's noise and ℓ its covariance with the dendrite's; and for the soma's mean b at an edge m_11 −
 * v_sb, m_21 − v m_b − 2v_sb m_1, m_02 − v_bb, c_b − ℓ_b.
 *
 * @param replicates the moments that hold the noise
 * @param covariance V of {@link #SOMA}, {@link #START}, {@link #END}, {@link #DENDRITE}, {@link #PSEUDO}
 */
record SharedNoise(Moments replicates, double[][] covariance) implements Moments {

	/** Indices of the covariance. */
	static final int SOMA = 0;
	static final int START = 1;
	static final int END = 2;
	static final int DENDRITE = 3;
	static final int PSEUDO = 4;
	static final int VARIABLES = 5;

	/**
	 * The cell's moments freed of noise with an assumed share κ of the signal's variance, which neither leaks into the
	 * dendrite nor reaches the window's edges.
	 *
	 * @param sessions number of sessions of the animal
	 * @param kappa κ = v / Var(s*): v is κ / (1 + κ) of the variance that the replicates share about their session means
	 */
	static SharedNoise of(final Cell cell, final int sessions, final double kappa) {
		final Centring centring = new Centring(cell.session(), sessions);
		final double[] m1 = cell.moments().soma(1, 0, 0);
		final double squares = centring.sum(m1, m1, cell.moments().soma(2, 0, 0));
		final double common = Math.max(0, squares / (m1.length - centring.used()));
		final double[][] covariance = new double[VARIABLES][VARIABLES];
		covariance[SOMA][SOMA] = kappa / (1 + kappa) * common;
		return new SharedNoise(cell.moments(), covariance);
	}

	@Override
	public boolean boundary() {
		return replicates.boundary();
	}

	@Override
	public double[] soma(final int soma, final int start, final int end) {
		return wick(new int[] {soma, start, end, 0, 0}, new int[VARIABLES]);
	}

	@Override
	public double[] dendrite(final int soma, final int start, final int end) {
		return wick(new int[] {soma, start, end, 1, 0}, new int[VARIABLES]);
	}

	@Override
	public double[] pseudoDendrite(final int soma, final int start, final int end) {
		return wick(new int[] {soma, start, end, 0, 1}, new int[VARIABLES]);
	}

	@Override
	public double[] somaByParts() {
		return sum(replicates.somaByParts(), replicates.soma(0, 0, 0), -covariance[SOMA][SOMA]);
	}

	@Override
	public double[] dendriteSquared() {
		return sum(replicates.dendriteSquared(), replicates.soma(0, 0, 0), -covariance[DENDRITE][DENDRITE]);
	}

	/** The Wick product of some powers times plain powers, by trial. */
	private double[] wick(final int[] powers, final int[] plain) {
		int i = 0;
		while (i < VARIABLES && powers[i] == 0) {
			i++;
		}
		if (i == VARIABLES) {
			return observed(plain);
		}
		final int[] others = changed(powers, i, -1);
		double[] product = wick(others, changed(plain, i, 1));
		for (int j = 0; j < VARIABLES; j++) {
			if (others[j] > 0 && covariance[i][j] != 0) {
				product = sum(product, wick(changed(others, j, -1), plain), -covariance[i][j] * others[j]);
			}
		}
		return product;
	}

	private double[] observed(final int[] powers) {
		if (powers[DENDRITE] > 0) {
			return replicates.dendrite(powers[SOMA], powers[START], powers[END]);
		}
		return powers[PSEUDO] > 0 ? replicates.pseudoDendrite(powers[SOMA], powers[START], powers[END])
			: replicates.soma(powers[SOMA], powers[START], powers[END]);
	}

	private static int[] changed(final int[] powers, final int i, final int by) {
		final int[] changed = powers.clone();
		changed[i] += by;
		return changed;
	}

	private static double[] sum(final double[] a, final double[] b, final double factor) {
		final double[] sum = a.clone();
		for (int k = 0; k < sum.length; k++) {
			sum[k] += factor * b[k];
		}
		return sum;
	}
}
