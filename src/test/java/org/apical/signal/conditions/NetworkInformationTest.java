package org.apical.signal.conditions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.Progress;
import org.apical.signal.conditions.Conditions.Finding;
import org.apical.signal.estimate.AnimalTrials;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class NetworkInformationTest {

	private static final int NEURONS = 6;

	/**
	 * A table of six animals with six neurons each, whose somata have half of their variance in common.
	 *
	 * @param input weight with which each neuron's dendrite gets input from the soma of the neuron before it
	 */
	private static PairTable table(final double input, final double secondsATrial, final int sessions, final long seed) {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
		final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, false));
		for (int animal = 0; animal < 6; animal++) {
			for (int day = 1; day <= sessions; day++) {
				for (int trial = 1; trial <= 25; trial++) {
					trial(builder, "m" + animal, day, trial, secondsATrial * trial, input, normal);
				}
			}
		}
		return builder.build();
	}

	private static void trial(final PairTable.Builder into, final String animal, final int day, final int trial,
		final double timeS, final double input, final ContinuousSampler normal)
	{
		final double common = normal.sample();
		final double[] soma = new double[NEURONS];
		Arrays.setAll(soma, n -> 2 + 0.5 * common + 0.5 * normal.sample());
		final Outcome outcome = normal.sample() > 0 ? Outcome.HIT : Outcome.MISS;
		for (int n = 0; n < NEURONS; n++) {
			final double before = soma[(n + NEURONS - 1) % NEURONS] - 2;
			final double dendrite = 0.8 * soma[n] + input * before + 0.3 * normal.sample();
			final double[] row = new double[24];
			for (int i = 0; i < row.length; i++) {
				row[i] = i < 20 ? soma[n] + 1.2 * normal.sample() : dendrite + 0.5 * normal.sample();
			}
			into.add(new Pair(animal, "d" + day, day, "n" + n, n < 3 ? Role.P_PLUS : Role.P_MINUS, trial, outcome, timeS,
				Double.NaN, "", "", Kind.TUFT), row);
		}
	}

	private static Finding finding(final PairTable table, final NeuronDistance distance, final TaskExecutor executor) {
		return new NetworkInformation(WindowSample.of(table, "", Kind.TUFT), distance, 1).finding(executor, Progress.NONE);
	}

	private static Finding finding(final PairTable table) {
		return finding(table, NeuronDistance.UNKNOWN, TaskExecutors.singleThreaded());
	}

	@Test
	void inputFromTheNetworkIsFound() {
		final Finding found = finding(table(0.6, 10, 4, 1));
		assertTrue(found.p() < 0.002, "p " + found.p());
		assertTrue(found.statistic() > 0.1, "T " + found.statistic());
		assertTrue(found.numbers().get("neurons_significant") > 10, found.numbers().toString());
		assertTrue(found.sentence().contains("distances are not known"), found.sentence());
	}

	@Test
	void whatTheSomataHaveInCommonIsNoInformationAboutTheDendrites() {
		int rejected = 0;
		for (long seed = 1; seed <= 3; seed++) {
			rejected += finding(table(0, 10, 2, seed)).p() < 0.05 ? 1 : 0;
		}
		assertEquals(0, rejected, "of 3, none of which is rejected with these seeds");
	}

	@Test
	void theLightOfANeighbourIsNoInformation() {
		final NeuronDistance distance = (animal, neuron, other) -> {
			final int apart = Math.floorMod(neuron.charAt(1) - other.charAt(1), NEURONS);
			return apart == 1 ? 19 : 100;
		};
		final PairTable table = table(0.6, 10, 4, 1);
		final Finding without = finding(table, distance, TaskExecutors.singleThreaded());
		assertTrue(without.statistic() < 0.5 * finding(table).statistic(), without.toString());
		assertTrue(!without.sentence().contains("not known"), without.sentence());
	}

	@Test
	void manyOthersPredictByTheirLeadingComponents() {
		final PairTable few = table(0.6, 10, 2, 2);
		final PairTable.Builder many = new PairTable.Builder(few.layout());
		for (int row = 0; row < few.rows(); row++) {
			final Pair p = few.pair(row);
			for (int copy = 0; copy < (p.animal().equals("m0") ? 6 : 0); copy++) {
				many.add(
					new Pair(p.animal(), p.session(), p.day(), p.neuron() + copy, p.role(), p.trial(), p.outcome(), p.timeS(),
						p.errorDeg(), "", "", p.kind()),
					few.row(row));
			}
		}
		final Finding found = finding(many.build());
		assertEquals(36, found.numbers().get("neurons"));
		assertTrue(found.p() < 0.01 && found.statistic() > 0.1, found.toString());
	}

	@Test
	void sessionsTooShortForAShiftLeaveItOpen() {
		final Finding found = finding(table(0.3, 1, 4, 1));
		assertTrue(Double.isNaN(found.p()));
		assertTrue(found.sentence().contains("30 s"), found.sentence());
	}

	@Test
	void twoThreadsFindTheSameAsOne() {
		final PairTable table = table(0.1, 10, 2, 3);
		try (TaskExecutor two = TaskExecutors.fixedThreadPool(2)) {
			assertEquals(finding(table), finding(table, NeuronDistance.UNKNOWN, two));
		}
	}

	@Test
	void everyTrialMeetsOneAtLeastHalfAMinuteAway() {
		assertArrayEquals(new int[] {2, 3}, SessionShifts.allowed(new double[] {0, 20, 40, 60, 80}));
		assertArrayEquals(new int[] {}, SessionShifts.allowed(new double[] {0, 20, 35}));
		assertArrayEquals(new int[] {}, SessionShifts.allowed(new double[0]));
	}

	@Test
	void fewShiftsAreAllLookedAtOnce() {
		final AnimalTrials trials = new AnimalTrials(new int[] {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2},
			new double[] {0, 20, 40, 60, 80, 80, 60, 40, 20, 0, 0}, new double[11]);
		final SessionShifts shifts = new SessionShifts(List.of(trials, trials), 1);
		assertEquals(16, shifts.distinct());
		assertEquals(2, shifts.sessions(0));
		assertArrayEquals(new int[] {0, 1, 2, 3, 4, 9, 8, 7, 6, 5}, shifts.trials(0));
		final Set<String> seen = new HashSet<>();
		for (int draw = 0; draw < shifts.draws(); draw++) {
			final double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
			seen.add(Arrays.toString(shifts.shifted(0, draw, values)) + Arrays.toString(shifts.shifted(1, draw, values)));
			assertEquals(15, Arrays.stream(shifts.shifted(0, draw, values)).limit(5).sum());
		}
		assertEquals(16, seen.size());
	}
}
