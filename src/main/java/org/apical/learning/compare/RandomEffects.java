package org.apical.learning.compare;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * Random-effects Bayesian model selection. Each animal follows one of K families, whose frequencies have a flat
 * Dirichlet prior (Stephan et al. 2009). Exceedance probabilities are protected against the case that all families are
 * equally frequent (Rigoux et al. 2014): protected = (1 − BOR) exceedance + BOR / K, where BOR is the Bayesian omnibus
 * risk.
 */
public final class RandomEffects {

	private static final double CONVERGED = 1e-10;
	private static final int MOST_ROUNDS = 10_000;
	private static final int PANELS = 20;
	private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

	private final double[][] logEvidence;
	private final int families;
	private final double[] alpha;

	/** @param logEvidence natural log of the evidence, by animal and family; at least one animal and two families */
	public RandomEffects(final double[][] logEvidence) {
		this.logEvidence = Arrays.stream(logEvidence).map(double[]::clone).toArray(double[][]::new);
		families = logEvidence[0].length;
		alpha = posterior();
	}

	private double[] posterior() {
		double[] now = new double[families];
		Arrays.fill(now, 1);
		double change = Double.POSITIVE_INFINITY;
		for (int round = 0; round < MOST_ROUNDS && change > CONVERGED; round++) {
			final double[] next = new double[families];
			Arrays.fill(next, 1);
			for (final double[] animal : logEvidence) {
				final double[] membership = membership(animal, now);
				Arrays.setAll(next, k -> next[k] + membership[k]);
			}
			final double[] before = now;
			change = sum(k -> Math.abs(next[k] - before[k]));
			now = next;
		}
		return now;
	}

	private static double[] membership(final double[] animal, final double[] alpha) {
		final double[] log = new double[animal.length];
		Arrays.setAll(log, k -> animal[k] + Gamma.digamma(alpha[k]));
		final double total = logSumExp(log);
		return Arrays.stream(log).map(value -> Math.exp(value - total)).toArray();
	}

	/** Expected frequency of each family. */
	public double[] frequencies() {
		final double total = Arrays.stream(alpha).sum();
		return Arrays.stream(alpha).map(a -> a / total).toArray();
	}

	/** Probability that each family is the most frequent one. */
	public double[] exceedance() {
		final GammaDistribution[] gamma = Arrays.stream(alpha).mapToObj(a -> new GammaDistribution(null, a, 1))
			.toArray(GammaDistribution[]::new);
		final double[] exceedance = IntStream.range(0, families).mapToDouble(k -> greatest(gamma, k)).toArray();
		final double total = Arrays.stream(exceedance).sum();
		return Arrays.stream(exceedance).map(value -> value / total).toArray();
	}

	/**
	 * P(gamma k is the greatest), by quadrature over its value. This is the exceedance probability, because Dirichlet
	 * frequencies are normalized gammas.
	 */
	private double greatest(final GammaDistribution[] gamma, final int k) {
		final double end = Arrays.stream(alpha).max().orElseThrow() + 12 * Math.sqrt(Arrays.stream(alpha).sum()) + 20;
		double probability = 0;
		for (int panel = 0; panel < PANELS; panel++) {
			final GaussIntegrator rule = GAUSS.legendre(20, end * panel / PANELS, end * (panel + 1) / PANELS);
			probability += rule.integrate(x -> gamma[k].density(x) * IntStream.range(0, families).filter(j -> j != k)
				.mapToDouble(j -> gamma[j].cumulativeProbability(x)).reduce(1, (p, q) -> p * q));
		}
		return probability;
	}

	/** {@link #exceedance}, protected against the case that all families are equally frequent. */
	public double[] protectedExceedance() {
		final double risk = omnibusRisk();
		return Arrays.stream(exceedance()).map(value -> (1 - risk) * value + risk / families).toArray();
	}

	/** BOR: the posterior probability that all families are equally frequent. */
	public double omnibusRisk() {
		return 1 / (1 + Math.exp(freeEnergy() - logEvidenceOfEqualFrequencies()));
	}

	private double logEvidenceOfEqualFrequencies() {
		return Arrays.stream(logEvidence).mapToDouble(animal -> logSumExp(animal) - Math.log(families)).sum();
	}

	/** The variational bound of the log evidence if the frequencies may differ. */
	private double freeEnergy() {
		final double all = Arrays.stream(alpha).sum();
		final IntToDoubleFunction expectedLog = k -> Gamma.digamma(alpha[k]) - Gamma.digamma(all);
		double energy = Gamma.logGamma(families) - Gamma.logGamma(all)
			+ sum(k -> Gamma.logGamma(alpha[k]) - (alpha[k] - 1) * expectedLog.applyAsDouble(k));
		for (final double[] animal : logEvidence) {
			final double[] g = membership(animal, alpha);
			energy += sum(k -> g[k] == 0 ? 0 : g[k] * (animal[k] + expectedLog.applyAsDouble(k) - Math.log(g[k])));
		}
		return energy;
	}

	private double sum(final IntToDoubleFunction term) {
		return IntStream.range(0, families).mapToDouble(term).sum();
	}

	static double logSumExp(final double[] logs) {
		final double largest = Arrays.stream(logs).max().orElseThrow();
		return largest + Math.log(Arrays.stream(logs).map(value -> Math.exp(value - largest)).sum());
	}
}
