package org.apical.learning.compare;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apical.learning.days.Measurements;

/**
 * A second view of the rules, after Portes et al. 2022 (docs/science.md, section 6.6). The flow field of the
 * population's activity is Δa = A a + c with a neuron × neuron map A, fitted by ridge regression to an animal's
 * consecutive days. It is correlated, over neurons and days, with the change that a rule expects. No verdict rests on
 * it, because noise of the activity is in both.
 */
final class FlowField {

	/** The ridge λ, for activities of SD 1; it keeps the entries of A small where there are few days. */
	private static final double RIDGE = 1;

	private final Measurements animal;
	private final int[] starts;
	private final int days;

	FlowField(final Measurements animal) {
		this.animal = animal;
		days = animal.trainedDays() + 1;
		starts = IntStream.range(0, animal.neurons())
			.filter(n -> animal.start(n + 1) - animal.start(n) == days).map(animal::start).toArray();
	}

	/** The correlation; NaN with fewer than three days, or without neurons that are known from first to last day. */
	double correlation(final Prediction rule) {
		if (days < 3 || starts.length == 0) {
			return Double.NaN;
		}
		final RealMatrix seen = flow(rule);
		final double[] expected = new double[starts.length * (days - 1)];
		final double[] observed = new double[expected.length];
		Arrays.setAll(expected, k -> rule.change(starts[k / (days - 1)] + k % (days - 1)));
		Arrays.setAll(observed, k -> seen.getEntry(k % (days - 1), k / (days - 1)));
		return new PearsonsCorrelation().correlation(expected, observed);
	}

	/** A a + c by day × neuron: mean + K (K + λ)⁻¹ (Δ − mean), where K is the kernel of the centred activities. */
	private RealMatrix flow(final Prediction rule) {
		final double[][] activity = new double[days][starts.length];
		for (int n = 0; n < starts.length; n++) {
			for (int day = 0; day < days; day++) {
				final double measured = animal.activity()[starts[n] + day];
				activity[day][n] = Double.isNaN(measured) ? rule.activity(starts[n] + day) : measured;
			}
		}
		final RealMatrix all = new Array2DRowRealMatrix(activity);
		final RealMatrix before = all.getSubMatrix(0, days - 2, 0, starts.length - 1);
		final RealMatrix change = all.getSubMatrix(1, days - 1, 0, starts.length - 1).subtract(before);
		final RealMatrix centring = MatrixUtils.createRealIdentityMatrix(days - 1)
			.subtract(new Array2DRowRealMatrix(days - 1, days - 1).scalarAdd(1.0 / (days - 1)));
		final RealMatrix centred = centring.multiply(before);
		final RealMatrix kernel = centred.multiply(centred.transpose());
		final RealMatrix ridge = MatrixUtils.createRealIdentityMatrix(days - 1).scalarMultiply(RIDGE).add(kernel);
		final RealMatrix own = centring.multiply(change);
		return change.subtract(own).add(kernel.multiply(new LUDecomposition(ridge).getSolver().solve(own)));
	}
}
