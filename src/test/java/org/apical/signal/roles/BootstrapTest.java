package org.apical.signal.roles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apical.io.text.Json;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.ExampleTablesTest;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.Bootstrap.Animal;
import org.apical.signal.roles.Bootstrap.Neuron;
import org.apical.signal.verdict.OpposingTest;
import org.apical.signal.verdict.SimulatedPairs;
import org.apical.study.Kind;
import org.junit.jupiter.api.Test;

class BootstrapTest {

	/** An animal of neurons whose sessions are all alike. */
	private static Animal animal(final double[] plus, final double[] minus) {
		return new Animal(neurons(plus), neurons(minus));
	}

	private static List<Neuron> neurons(final double[] modulations) {
		return Arrays.stream(modulations).mapToObj(m -> new Neuron(m, new double[2])).toList();
	}

	private static List<Neuron> neurons(final JsonNode neurons) {
		final List<Neuron> list = new ArrayList<>();
		neurons.forEach(sessions -> list.add(neuron(numbers(sessions))));
		return list;
	}

	/** A neuron whose M is the mean over its sessions, so that one more of a session adds (m − mean) / sessions. */
	private static Neuron neuron(final double[] sessions) {
		final double mean = Arrays.stream(sessions).average().orElseThrow();
		return new Neuron(mean, Arrays.stream(sessions).map(m -> (m - mean) / sessions.length).toArray());
	}

	private static double[] numbers(final JsonNode array) {
		final double[] numbers = new double[array.size()];
		Arrays.setAll(numbers, i -> array.get(i).asDouble());
		return numbers;
	}

	@Test
	void theIntervalIsThatOfAMuchLongerBootstrap() {
		final JsonNode oracle = Json.read(ExampleTablesTest.resource("oracle.json"));
		final List<Animal> animals = new ArrayList<>();
		for (final JsonNode roles : oracle.get("study")) {
			animals.add(new Animal(neurons(roles.get(0)), neurons(roles.get(1))));
		}
		final Bootstrap.Interval interval = Bootstrap.interval(animals, 1);
		final double low = oracle.get("bootstrap_ci95").get(0).asDouble();
		final double high = oracle.get("bootstrap_ci95").get(1).asDouble();
		assertEquals(low, interval.ciLow(), 0.03 * (high - low));
		assertEquals(high, interval.ciHigh(), 0.03 * (high - low));
		assertEquals(10_000, interval.samples());
		assertEquals(interval, Bootstrap.interval(animals, 1));
		assertNotEquals(interval, Bootstrap.interval(animals, 2));
	}

	@Test
	void whereAnimalsAreAlikeTheNeuronsAreStillDrawn() {
		final Animal one = animal(new double[] {0, 2}, new double[] {-1, -1});
		final Bootstrap.Interval interval = Bootstrap.interval(List.of(one, one, one, one), 1);
		assertEquals(2 - 1.96 * Math.sqrt(0.5 / 4), interval.ciLow(), 0.15);
		assertEquals(2 + 1.96 * Math.sqrt(0.5 / 4), interval.ciHigh(), 0.15);
	}

	@Test
	void whereNeuronsAreAlikeTheirSessionsAreStillDrawn() {
		final Animal one =
			new Animal(List.of(neuron(new double[] {1, 3, 1, 3})), List.of(neuron(new double[] {0, 0, 0, 0})));
		final Bootstrap.Interval interval = Bootstrap.interval(List.of(one, one, one, one), 1);
		assertEquals(2 - 1.96 * Math.sqrt(0.25 / 4), interval.ciLow(), 0.15);
		assertEquals(2 + 1.96 * Math.sqrt(0.25 / 4), interval.ciHigh(), 0.15);
	}

	@Test
	void aSessionsPartInANeuronIsWhatIsMissedWithoutIt() {
		final PairTable table = SimulatedPairs.base(3).withAnimals(1).table();
		final Modulations whole = Modulations.of(WindowSample.of(table, "", Kind.TUFT), Estimator.REPLICATE_MOMENTS);
		final SimpleRegression missed = new SimpleRegression();
		for (int day = 1; day <= 10; day++) {
			final Modulations without = Modulations.of(WindowSample.of(without(table, day), "", Kind.TUFT),
				Estimator.REPLICATE_MOMENTS);
			for (int n = 0; n < whole.all().size(); n++) {
				missed.addData(whole.relation(n).fit().bySession()[day - 1],
					whole.all().get(n).modulation() - without.all().get(n).modulation());
			}
		}
		assertEquals(0, Arrays.stream(whole.relation(0).fit().bySession()).sum(), 1e-12);
		assertTrue(missed.getR() > 0.98, "r " + missed.getR());
		assertEquals(10.0 / 9, missed.getSlope(), 0.05);
	}

	private static PairTable without(final PairTable table, final int day) {
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			if (table.pair(row).day() != day) {
				builder.add(table.pair(row), table.row(row));
			}
		}
		return builder.build();
	}

	@Test
	void whereNeuronsAreAlikeTheAnimalsAreStillDrawn() {
		final Bootstrap.Interval interval = Bootstrap.interval(List.of(animal(new double[] {0, 0}, new double[] {0, 0}),
			animal(new double[] {4, 4}, new double[] {0, 0})), 1);
		assertEquals(new Bootstrap.Interval(0, 4, 10_000), interval);
	}

	@Test
	void theIntervalCoversTheTruthWhereAnimalsNeuronsAndSessionsDiffer() {
		final Random random = new Random(1);
		int covered = 0;
		for (int study = 0; study < 40; study++) {
			final List<Animal> animals = new ArrayList<>();
			for (int a = 0; a < 6; a++) {
				final double d = 0.1 + 0.1 * random.nextGaussian();
				animals.add(new Animal(normal(random, d / 2), normal(random, -d / 2)));
			}
			final Bootstrap.Interval interval = Bootstrap.interval(animals, study);
			covered += interval.ciLow() <= 0.1 && interval.ciHigh() >= 0.1 ? 1 : 0;
		}
		assertTrue(covered >= 36 && covered <= 39, covered + " of 40");
	}

	private static List<Neuron> normal(final Random random, final double mean) {
		return Stream.generate(() -> mean + 0.05 * random.nextGaussian()).limit(5)
			.map(m -> neuron(DoubleStream.generate(() -> m + 0.1 * random.nextGaussian()).limit(4).toArray())).toList();
	}

	@Test
	void theIntervalOfASimulatedStudyHoldsTheTruthAndIsOfTheSizeOfThatByT() {
		int covered = 0;
		for (long seed = 1; seed <= 4; seed++) {
			final WindowSample sample = WindowSample.of(SimulatedPairs.ofUnlikeAnimals(seed, 0.1, 0.1), "", Kind.TUFT);
			final Modulations modulations = Modulations.of(sample, Estimator.REPLICATE_MOMENTS);
			final Contrasts contrasts = OpposingTest.Parameters.defaults().contrasts();
			final Contrast t = contrasts.of(modulations.all());
			final Bootstrap.Interval interval = contrasts.bootstrap(modulations, t);
			covered += interval.ciLow() <= 0.1 && interval.ciHigh() >= 0.1 ? 1 : 0;
			assertEquals(1, (interval.ciHigh() - interval.ciLow()) / (t.ciHigh() - t.ciLow()), 0.6);
		}
		assertTrue(covered >= 3, covered + " of 4");
	}

	@Test
	void ofOneAnimalThereIsNoInterval() {
		final Bootstrap.Interval interval =
			Bootstrap.interval(List.of(animal(new double[] {1, 2}, new double[] {0, 1})), 1);
		assertTrue(Double.isNaN(interval.ciLow()) && Double.isNaN(interval.ciHigh()));
	}
}
