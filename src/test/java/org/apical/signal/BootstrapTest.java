package org.apical.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apical.io.Json;
import org.apical.signal.OpposingResult.BootstrapInterval;
import org.junit.jupiter.api.Test;

class BootstrapTest {

	private static RoleGroups animal(final double[] plus, final double[] minus) {
		final boolean[] roles = new boolean[plus.length + minus.length];
		Arrays.fill(roles, 0, plus.length, true);
		final double[] values = DoubleStream.concat(Arrays.stream(plus), Arrays.stream(minus)).toArray();
		return new RoleGroups("a", values, roles, new int[] {0, values.length}, values, new double[0]);
	}

	private static double[] numbers(final JsonNode array) {
		final double[] numbers = new double[array.size()];
		Arrays.setAll(numbers, i -> array.get(i).asDouble());
		return numbers;
	}

	@Test
	void theIntervalIsThatOfAMuchLongerBootstrap() {
		final JsonNode oracle = Json.read(ExampleTablesTest.resource("oracle.json"));
		final List<RoleGroups> animals = new ArrayList<>();
		for (final JsonNode roles : oracle.get("study")) {
			animals.add(animal(numbers(roles.get(0)), numbers(roles.get(1))));
		}
		final BootstrapInterval interval = Bootstrap.interval(animals, 1);
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
		final RoleGroups one = animal(new double[] {0, 2}, new double[] {-1, -1});
		final BootstrapInterval interval = Bootstrap.interval(List.of(one, one, one, one), 1);
		assertEquals(2 - 1.96 * Math.sqrt(0.5 / 4), interval.ciLow(), 0.15);
		assertEquals(2 + 1.96 * Math.sqrt(0.5 / 4), interval.ciHigh(), 0.15);
	}

	@Test
	void whereNeuronsAreAlikeTheAnimalsAreStillDrawn() {
		final BootstrapInterval interval = Bootstrap.interval(List.of(animal(new double[] {0, 0}, new double[] {0, 0}),
			animal(new double[] {4, 4}, new double[] {0, 0})), 1);
		assertEquals(new BootstrapInterval(0, 4, 10_000), interval);
	}

	@Test
	void theIntervalCoversTheTruthWhereAnimalsDifferLessThanTheirNeurons() {
		final Random random = new Random(1);
		int covered = 0;
		for (int study = 0; study < 200; study++) {
			final List<RoleGroups> animals = new ArrayList<>();
			for (int a = 0; a < 6; a++) {
				final double d = 0.1 + 0.03 * random.nextGaussian();
				animals.add(animal(normal(random, d / 2), normal(random, -d / 2)));
			}
			final BootstrapInterval interval = Bootstrap.interval(animals, study);
			covered += interval.ciLow() <= 0.1 && interval.ciHigh() >= 0.1 ? 1 : 0;
		}
		assertTrue(covered >= 181 && covered <= 198, covered + " of 200");
	}

	private static double[] normal(final Random random, final double mean) {
		return DoubleStream.generate(() -> mean + 0.05 * random.nextGaussian()).limit(5).toArray();
	}

	@Test
	void ofOneAnimalThereIsNoInterval() {
		final BootstrapInterval interval =
			Bootstrap.interval(List.of(animal(new double[] {1, 2}, new double[] {0, 1})), 1);
		assertTrue(Double.isNaN(interval.ciLow()) && Double.isNaN(interval.ciHigh()));
	}
}
