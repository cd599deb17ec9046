package org.apical.signal.estimate;

/**
 * A column of the regression: a monomial of true amplitudes, known only through replicates, times a column that is
 * known without error.
 *
 * @param soma power of the soma's amplitude
 * @param start power of the soma's mean at the window's start
 * @param end power of the soma's mean at the window's end
 * @param exact the exactly known column, by trial; null for 1
 */
public record Term(int soma, int start, int end, double[] exact) {

	static final Term SOMA = new Term(1, 0, 0, null);
	static final Term SOMA_SQUARED = new Term(2, 0, 0, null);
	static final Term START = new Term(0, 1, 0, null);
	static final Term END = new Term(0, 0, 1, null);

	public static Term exact(final double[] column) {
		return new Term(0, 0, 0, column);
	}

	/** The soma's amplitude times a column that is known exactly. */
	static Term soma(final double[] column) {
		return new Term(1, 0, 0, column);
	}

	public double exact(final int trial) {
		return exact == null ? 1 : exact[trial];
	}

	/** The column whose expectation is the term, by trial. */
	double[] alone(final Moments moments) {
		return times(moments.soma(soma, start, end));
	}

	/** The joint moment of this term and another, by trial. */
	double[] with(final Term other, final Moments moments) {
		return other.times(times(moments.soma(soma + other.soma, start + other.start, end + other.end)));
	}

	/** The joint moment of this term and the response, by trial. */
	double[] with(final Response response, final Moments moments) {
		return times(response.column(moments, soma, start, end));
	}

	private double[] times(final double[] column) {
		if (exact == null) {
			return column;
		}
		final double[] product = column.clone();
		for (int k = 0; k < product.length; k++) {
			product[k] *= exact[k];
		}
		return product;
	}

	/** The response of the regression: the dendrite, or the pseudo-dendrite in its place. */
	public enum Response {
		DENDRITE {
			@Override
			double[] column(final Moments moments, final int a, final int b, final int c) {
				return moments.dendrite(a, b, c);
			}
		},
		PSEUDO_DENDRITE {
			@Override
			double[] column(final Moments moments, final int a, final int b, final int c) {
				return moments.pseudoDendrite(a, b, c);
			}
		};

		/** The joint moment of the response with s^a · start^b · end^c, by trial. */
		abstract double[] column(Moments moments, int a, int b, int c);
	}
}
