package org.apical.signal.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.signal.conditions.Conditions;
import org.apical.signal.conditions.FourConditions;
import org.apical.signal.conditions.NeuronDistance;
import org.apical.signal.conditions.PeriEventCurves;
import org.apical.signal.conditions.PeriEventCurves.Curve;
import org.apical.signal.verdict.OpposingResult;
import org.apical.signal.verdict.OpposingTest;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Trial;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Traces at 10 Hz whose dendrites get .5 ΔF/F more on hits from 0.5 to 1.5 s, P+ upwards and P− downwards. */
class PeriEventTest {

	private static final int FRAMES = 4000;
	private static final double TRIAL_S = 10;

	private static PairTable pairs;
	private static Conditions conditions;

	@BeforeAll
	static void examine() {
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, true));
		final PeriEvent events = new PeriEvent(PairCutting.Parameters.defaults(), "post", 0.1);
		for (int animal = 0; animal < 6; animal++) {
			final Random random = new Random(animal);
			final List<Trial> trials = trials(random);
			for (int n = 0; n < 6; n++) {
				final NeuronTraces traces = traces("m" + animal, n, trials, random);
				PairCutting.cut(traces, trials, PairCutting.Parameters.defaults(), builder);
				events.add(traces, trials);
			}
		}
		pairs = builder.build();
		final OpposingResult result =
			OpposingTest.run(pairs, OpposingTest.Parameters.defaults(), false, Progress.NONE);
		conditions = FourConditions.of(pairs, result.primary(), 1, NeuronDistance.UNKNOWN, Optional.of(events),
			TaskExecutors.singleThreaded(), Progress.NONE);
	}

	private static List<Trial> trials(final Random random) {
		final List<Trial> trials = new ArrayList<>();
		for (int k = 0; k < FRAMES / 10 / TRIAL_S; k++) {
			final double outcomeS = k * TRIAL_S + 3;
			trials.add(new Trial(k + 1, k * TRIAL_S, outcomeS, random.nextBoolean() ? Outcome.HIT : Outcome.MISS, outcomeS,
				10 + random.nextGaussian(), Double.NaN, false));
		}
		return trials;
	}

	private static NeuronTraces traces(final String animal, final int n, final List<Trial> trials, final Random random) {
		final float[][] parts = new float[5][FRAMES];
		final float[] dendrite = new float[FRAMES];
		final double[] somaS = new double[FRAMES];
		final double[] dendriteS = new double[FRAMES];
		double s = 0;
		for (int frame = 0; frame < FRAMES; frame++) {
			somaS[frame] = frame * 0.1;
			dendriteS[frame] = frame * 0.1 + 0.05;
			s = 0.8 * s + (random.nextDouble() < 0.05 ? 1 : 0);
			final Trial trial = trials.get(Math.min(trials.size() - 1, (int) (dendriteS[frame] / TRIAL_S)));
			final double afterS = dendriteS[frame] - trial.outcomeS();
			final boolean signal = trial.outcome() == Outcome.HIT && afterS > 0.5 && afterS < 1.5;
			dendrite[frame] = (float) (0.8 * s + (signal ? n < 3 ? 0.5 : -0.5 : 0) + 0.2 * random.nextGaussian());
			for (final float[] part : parts) {
				part[frame] = (float) (s + 0.2 * random.nextGaussian());
			}
		}
		return new NeuronTraces(animal, "d1", 1, "n" + n, n < 3 ? Role.P_PLUS : Role.P_MINUS, "", Kind.TUFT, parts, somaS,
			List.of(new NeuronTraces.Dendrite(dendrite, dendriteS, 1)));
	}

	private static Curve curve(final String name) {
		return conditions.curves().orElseThrow().curves().stream().filter(c -> c.name().equals(name)).findFirst()
			.orElseThrow();
	}

	@Test
	void theCurvesShowWhenAndHowMuch() {
		final PeriEventCurves curves = conditions.curves().orElseThrow();
		assertEquals(70, curves.startS().size());
		assertEquals(-2, curves.startS().get(0), 1e-12);
		for (int i = 0; i < 70; i++) {
			final double startS = curves.startS().get(i);
			final double truth = startS > 0.45 && startS < 1.45 ? 0.5 : 0;
			assertEquals(truth, curve("P+").mean().get(i), 0.15, "P+ from " + startS);
			assertEquals(-truth, curve("P-").mean().get(i), 0.15, "P- from " + startS);
			assertEquals(curve("P+").mean().get(i) - curve("P-").mean().get(i),
				curve(PeriEventCurves.DIFFERENCE).mean().get(i), 1e-9);
		}
	}

	@Test
	void theClusterIsWhereTheSignalIs() {
		final List<double[]> spans = conditions.curves().orElseThrow().significant(PeriEventCurves.DIFFERENCE);
		assertEquals(1, spans.size());
		assertEquals(0.5, spans.get(0)[0], 0.101);
		assertEquals(1.5, spans.get(0)[1], 0.101);
		assertEquals(2.0 / 64, conditions.curves().orElseThrow().p(), 1e-12);
		assertTrue(conditions.curves().orElseThrow().significant(PeriEventCurves.ALL).isEmpty());
	}

	@Test
	void rewardIsFoundInTheRolesAndErrorIsNot() {
		final Conditions.Condition reward = conditions.all().get(1);
		assertEquals(Conditions.Name.REWARD_MODULATION, reward.name());
		assertEquals(2.0 / 64, reward.p(), 1e-12);
		assertEquals(1, reward.numbers().get("reward_P+_minus_P-"), 0.2);
		assertTrue(reward.numbers().get("error_P+_minus_P-_p_t") > 0.05, reward.numbers().toString());
		assertTrue(reward.sentence().contains("differently in P+ and P-"), reward.sentence());
	}

	@Test
	void withoutTracesThereAreWindowsOnly() {
		final OpposingResult result =
			OpposingTest.run(pairs, OpposingTest.Parameters.defaults(), false, Progress.NONE);
		final Conditions windows = FourConditions.of(pairs, result.primary(), 1, NeuronDistance.UNKNOWN, Optional.empty(),
			TaskExecutors.singleThreaded(), Progress.NONE);
		assertTrue(windows.curves().isEmpty());
		assertTrue(windows.all().get(1).sentence().contains("windows only"), windows.all().get(1).sentence());
		assertEquals(conditions.all().get(2), windows.all().get(2));
	}

	@Test
	void theSignalsOppose() {
		final Conditions.Condition sign = conditions.all().get(2);
		assertTrue(sign.p() < 0.05 && sign.p() > 0, sign.toString());
		assertTrue(!conditions.vectorized());
		assertTrue(Double.isNaN(conditions.all().get(3).p()), "one day only");
	}
}
