package org.apical.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.Contrast;
import org.apical.signal.roles.Contrasts;
import org.apical.signal.verdict.OpposingTest;
import org.apical.signal.verdict.SimulatedPairs;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class CovariatesTest {

	private static final Contrasts CONTRASTS = OpposingTest.Parameters.defaults().contrasts();

	/** Motion is larger on hits and moves the dendrites of P+ up, those of P− down; a second covariate never varies. */
	private static PairTable moved(final boolean missing) {
		final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(7));
		final PairTable still = SimulatedPairs.base(1).small().table();
		final PairTable.Layout layout = new PairTable.Layout(5, false, false, List.of("motion", "constant"));
		final PairTable.Builder builder = new PairTable.Builder(layout);
		for (int row = 0; row < still.rows(); row++) {
			final Pair pair = still.pair(row);
			final double motion = (pair.outcome() == Outcome.HIT ? 1 : 0) + normal.sample();
			final double[] values = Arrays.copyOf(still.row(row), layout.width());
			final double sign = pair.role() == Role.P_PLUS ? 1 : pair.role() == Role.P_MINUS ? -1 : 0;
			for (int i = layout.dendriteAt(); i < layout.pseudoAt(); i++) {
				values[i] += 0.3 * sign * motion;
			}
			values[layout.covariateAt() + 1] = missing && row % 3 == 0 ? Double.NaN : motion;
			builder.add(pair, values);
		}
		return builder.build();
	}

	private static Contrast contrast(final PairTable table, final Estimator estimator) {
		return CONTRASTS.of(Modulations.of(WindowSample.of(table, "", Kind.TUFT), estimator).all());
	}

	@Test
	void whatMotionDoesToTheDendriteIsTakenOut() {
		assertEquals(0.6, contrast(moved(false), Estimator.REPLICATE_MOMENTS).d(), 0.12);
		assertEquals(0, contrast(moved(false), Estimator.COVARIATE_ADJUSTED).d(), 0.08);
	}

	@Test
	void trialsWithoutTheCovariateAreLeftOutOfThatEstimateAlone() {
		assertEquals(0, contrast(moved(true), Estimator.COVARIATE_ADJUSTED).d(), 0.1);
		assertEquals(contrast(moved(false), Estimator.REPLICATE_MOMENTS), contrast(moved(true),
			Estimator.REPLICATE_MOMENTS));
	}

	@Test
	void anEventIsThreeTimesTheNoiseOfTheFifthPart() {
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, false));
		for (int trial = 0; trial < 4; trial++) {
			final double[] row = new double[24];
			for (int t = 0; t < 4; t++) {
				// of variance 4/3, so that σ of the mean of four is √(1/3)
				row[16 + t] = (t % 2 == 0 ? 1 : -1) + (trial == 3 ? 1.74 : trial == 2 ? 1.72 : 0);
			}
			builder.add(new Pair("a", "d1", 1, "n", Role.P_PLUS, trial, Outcome.HIT, 0, Double.NaN, "", "", Kind.TUFT), row);
		}
		assertEquals("[false, false, false, true]", Arrays.toString(Cell.events(builder.build(), new int[] {0, 1, 2, 3})));
	}

	@Test
	void selectedEventsAreTheSameEstimateOnFewerTrials() {
		final PairTable table = SimulatedPairs.base(2).withEffect(0.12, 0).table();
		final WindowSample sample = WindowSample.of(table, "", Kind.TUFT);
		final List<Modulation> all = Modulations.of(sample, Estimator.REPLICATE_MOMENTS).all();
		final List<Modulation> selected = Modulations.of(sample, Estimator.SELECTED_EVENTS).all();
		for (int i = 0; i < all.size(); i++) {
			assertTrue(selected.get(i).pairs() < all.get(i).pairs() && selected.get(i).pairs() > 10);
		}
		final Contrast contrast = CONTRASTS.of(selected);
		assertEquals(0.24, contrast.d(), 2.5 * contrast.se());
		assertTrue(contrast.se() < 0.08, "SE " + contrast.se());
	}
}
