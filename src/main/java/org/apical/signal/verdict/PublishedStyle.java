package org.apical.signal.verdict;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apical.signal.estimate.Cell;
import org.apical.signal.estimate.WindowSample;
import org.apical.study.Role;

/**
 * What an analysis of residuals as it is published would say (docs/science.md, section 4.10); biased, for comparison. A
 * neuron's residual is d − a − b s, where the line is fitted by ordinary least squares to all of its trials of all
 * sessions, in units of the residuals' SD √(Σr² / (n − 2)). Its modulation is the mean residual on hits minus the mean
 * residual on misses. The neurons of all animals are pooled: the neuron is the unit of the t tests.
 *
 * @param plus P+ neurons
 * @param minus P− neurons
 * @param pDifference two-sided p of P+ against P− by Welch's t; NaN with fewer than two neurons of a role
 */
public record PublishedStyle(OfRole plus, OfRole minus, double pDifference) {

	private static final double ALPHA = 0.05;
	/** The fewest trials of a line with residuals, and the fewest neurons of a t test. */
	private static final int FEWEST_TRIALS = 3;
	private static final int FEWEST_NEURONS = 2;

	/**
	 * The neurons of one role.
	 *
	 * @param neurons number of neurons with a line, hits and misses
	 * @param mean their mean modulation, in SD of a neuron's residuals; NaN without neurons
	 * @param p two-sided p of the t test that the mean is 0; NaN with fewer than two neurons
	 */
	public record OfRole(int neurons, double mean, double p) {

		private static OfRole of(final double[] modulations) {
			return new OfRole(modulations.length, Arrays.stream(modulations).average().orElse(Double.NaN),
				modulations.length < FEWEST_NEURONS ? Double.NaN : TestUtils.tTest(0, modulations));
		}
	}

	static PublishedStyle of(final WindowSample sample) {
		final double[] plus = modulations(sample, Role.P_PLUS);
		final double[] minus = modulations(sample, Role.P_MINUS);
		final boolean few = Math.min(plus.length, minus.length) < FEWEST_NEURONS;
		return new PublishedStyle(OfRole.of(plus), OfRole.of(minus), few ? Double.NaN : TestUtils.tTest(plus, minus));
	}

	/**
	 * What such an analysis would have said: {@code opposing} if the means of P+ and P− have opposite signs and each has
	 * p &lt; .05, otherwise {@code role-dependent} if P+ against P− has p &lt; .05, otherwise {@code nothing}.
	 */
	public String wouldHaveSaid() {
		if (plus.mean * minus.mean < 0 && plus.p < ALPHA && minus.p < ALPHA) {
			return Verdict.OPPOSING.label();
		}
		return pDifference < ALPHA ? Verdict.ROLE_DEPENDENT.label() : "nothing";
	}

	private static double[] modulations(final WindowSample sample, final Role role) {
		return sample.animals().stream().flatMap(animal -> animal.cells().stream())
			.filter(cell -> cell.first().role() == role).mapToDouble(PublishedStyle::modulation).filter(Double::isFinite)
			.toArray();
	}

	/** Hits minus misses of the mean residual, in SD of the residuals; NaN where the neuron has no line, hit or miss. */
	private static double modulation(final Cell cell) {
		final double[] soma = cell.moments().soma(1, 0, 0);
		final double[] dendrite = cell.moments().dendrite(0, 0, 0);
		if (soma.length < FEWEST_TRIALS) {
			return Double.NaN;
		}
		final SimpleRegression line = new SimpleRegression();
		for (int k = 0; k < soma.length; k++) {
			line.addData(soma[k], dendrite[k]);
		}
		final double[] residual = new double[soma.length];
		Arrays.setAll(residual, k -> dendrite[k] - line.predict(soma[k]));
		return (mean(residual, cell.hit(), 1) - mean(residual, cell.hit(), 0)) / Math.sqrt(line.getMeanSquareError());
	}

	private static double mean(final double[] residual, final double[] hit, final double wanted) {
		return IntStream.range(0, residual.length).filter(k -> hit[k] == wanted).mapToDouble(k -> residual[k]).average()
			.orElse(Double.NaN);
	}
}
