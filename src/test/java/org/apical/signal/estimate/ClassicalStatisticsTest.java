package org.apical.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apical.io.text.Json;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.GroupDifference;
import org.apical.signal.roles.RoleGroups;
import org.apical.signal.roles.RolePermutation;
import org.apical.study.Kind;
import org.junit.jupiter.api.Test;

/** What SciPy and statsmodels say of the same numbers. */
class ClassicalStatisticsTest {

	private static final double TOLERANCE = 1e-8;

	private final JsonNode oracle = Json.read(ExampleTablesTest.resource("classical.json"));

	private static double[] numbers(final JsonNode array) {
		final double[] numbers = new double[array.size()];
		Arrays.setAll(numbers, i -> array.get(i).asDouble());
		return numbers;
	}

	@Test
	void leastSquaresAndItsStandardErrorAreThoseOfStatsmodelsWithDummiesAndHC0() {
		final WindowSample sample = WindowSample.of(ExampleTablesTest.table("pairs-opposing"), "", Kind.TUFT);
		compare("linear", Modulations.of(sample, Estimator.LINEAR_OLS));
		compare("quadratic", Modulations.of(sample, Estimator.QUADRATIC_OLS));
	}

	private void compare(final String model, final Modulations modulations) {
		final JsonNode neurons = oracle.get("ordinary");
		assertEquals(neurons.size(), modulations.all().size());
		for (int i = 0; i < modulations.all().size(); i++) {
			final Modulation m = modulations.all().get(i);
			final JsonNode expected = neurons.get(m.animal() + "/" + m.neuron()).get(model);
			assertEquals(expected.get("M").asDouble(), m.modulation(), TOLERANCE, m.neuron());
			assertEquals(expected.get("se").asDouble(), m.se(), TOLERANCE, m.neuron());
			assertEquals(expected.get("soma").asDouble(), modulations.relation(i).coefficient(Column.SOMA), TOLERANCE,
				m.neuron());
		}
	}

	@Test
	void equivalenceIsTheGreaterOfTwoOneSidedTests() {
		final AcrossAnimals across = AcrossAnimals.of(numbers(oracle.get("by_animal")));
		final double bound = oracle.get("bound").asDouble();
		assertEquals(oracle.get("p_equivalence").asDouble(), across.pEquivalence(bound), TOLERANCE);
		assertEquals(Math.max(oracle.get("p_less_than_bound").asDouble(), oracle.get("p_above_minus_bound").asDouble()),
			across.pEquivalence(bound), TOLERANCE);
		final double smallest = Math.abs(across.mean()) + across.halfWidth(0.9);
		assertTrue(across.equivalent(1.0001 * smallest) && !across.equivalent(0.9999 * smallest));
	}

	@Test
	void theDifferenceBetweenGroupsIsWelchs() {
		final GroupDifference d = GroupDifference.of(numbers(oracle.get("groups").get(0)),
			numbers(oracle.get("groups").get(1)), 10_000, 1);
		final JsonNode welch = oracle.get("welch");
		assertEquals(welch.get("difference").asDouble(), d.difference(), TOLERANCE);
		assertEquals(welch.get("df").asDouble(), d.degreesOfFreedom(), TOLERANCE);
		assertEquals(welch.get("p").asDouble(), d.p(), TOLERANCE);
		assertEquals(welch.get("ci95").get(0).asDouble(), d.ciLow(), TOLERANCE);
		assertEquals(welch.get("ci95").get(1).asDouble(), d.ciHigh(), TOLERANCE);
		assertEquals(oracle.get("p_groups").asDouble(), d.pPermutation(), TOLERANCE);
	}

	@Test
	void theJointNullOfThreeAnimalsIsThatOfEveryAssignmentOfAll() {
		final List<RoleGroups> animals = new ArrayList<>();
		double assignments = 1;
		for (final JsonNode roles : oracle.get("roles")) {
			final double[] plus = numbers(roles.get(0));
			final double[] values = DoubleStream.concat(Arrays.stream(plus), Arrays.stream(numbers(roles.get(1)))).toArray();
			final boolean[] isPlus = new boolean[values.length];
			Arrays.fill(isPlus, 0, plus.length, true);
			animals.add(new RoleGroups("a", values, isPlus, new int[] {0, values.length}, values, new double[0]));
			assignments *= RolePermutation.assignments(animals.get(animals.size() - 1));
		}
		assertEquals(oracle.get("assignments").asDouble(), assignments);
		assertEquals(oracle.get("p_roles").asDouble(), RolePermutation.p(animals, 10_000, 1), TOLERANCE);
	}

	@Test
	void theSlopesOfTheilAndSenAndOfDemingAreSciPys() {
		final Moments moments = new KnownNoise(numbers(oracle.get("x")), numbers(oracle.get("y")), 0.1,
			0.1 * oracle.get("deming_ratio").asDouble());
		final int trials = oracle.get("x").size();
		final WithinSlope.Sums sums = new WithinSlope.Sums(moments, new Centring(new int[trials], 1));
		assertEquals(oracle.get("theil_sen").asDouble(), sums.theilSen().value(), TOLERANCE);
		assertEquals(oracle.get("deming").asDouble(), sums.deming().value(), TOLERANCE);
	}

	/** Soma and dendrite whose replicates show noise of these variances. */
	private record KnownNoise(double[] x, double[] y, double ofSoma, double ofDendrite) implements Moments {

		@Override
		public boolean boundary() {
			return false;
		}

		@Override
		public double[] soma(final int soma, final int start, final int end) {
			return soma == 1 ? x : Arrays.stream(x).map(v -> v * v - ofSoma).toArray();
		}

		@Override
		public double[] dendrite(final int soma, final int start, final int end) {
			return y;
		}

		@Override
		public double[] pseudoDendrite(final int soma, final int start, final int end) {
			throw new UnsupportedOperationException();
		}

		@Override
		public double[] somaByParts() {
			throw new UnsupportedOperationException();
		}

		@Override
		public double[] dendriteSquared() {
			return Arrays.stream(y).map(v -> v * v - ofDendrite).toArray();
		}
	}
}
