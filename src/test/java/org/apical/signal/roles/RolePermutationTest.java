package org.apical.signal.roles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apical.io.text.Json;
import org.apical.signal.estimate.ExampleTablesTest;
import org.junit.jupiter.api.Test;

class RolePermutationTest {

	private final JsonNode oracle = Json.read(ExampleTablesTest.resource("oracle.json"));

	private static double[] numbers(final JsonNode array) {
		final double[] numbers = new double[array.size()];
		Arrays.setAll(numbers, i -> array.get(i).asDouble());
		return numbers;
	}

	private static RoleGroups animal(final double[] plus, final double[] minus, final int... stratumStarts) {
		final boolean[] roles = new boolean[plus.length + minus.length];
		Arrays.fill(roles, 0, plus.length, true);
		final double[] values = DoubleStream.concat(Arrays.stream(plus), Arrays.stream(minus)).toArray();
		final int[] starts = stratumStarts.length == 0 ? new int[] {0, values.length} : stratumStarts;
		return new RoleGroups("a", values, roles, starts, new double[values.length], new double[0]);
	}

	@Test
	void everyAssignmentOfRolesIsCountedAsSciPyDoes() {
		final RoleGroups animal = animal(numbers(oracle.get("plus")), numbers(oracle.get("minus")));
		final double[] all = RolePermutation.counted(animal);
		assertEquals(oracle.get("assignments").asInt(), all.length);
		final double observed = Math.abs(animal.difference()) - 1e-12;
		assertEquals(oracle.get("p_roles").asDouble(),
			Arrays.stream(all).filter(d -> Math.abs(d) >= observed).count() / (double) all.length, 1e-12);
	}

	@Test
	void theDrawnProbabilityComesNearTheExactOne() {
		final RoleGroups animal = animal(numbers(oracle.get("plus")), numbers(oracle.get("minus")));
		final double exact = oracle.get("p_roles").asDouble();
		assertEquals(exact, RolePermutation.p(List.of(animal), 200_000, 1), 4 * Math.sqrt(exact * (1 - exact) / 200_000));
	}

	@Test
	void strataKeepTheirNumberOfRoles() {
		final double[] values = {1, 10, 2, 20, 30, 3};
		final boolean[] plus = {true, false, false, true, true, false};
		final RoleGroups animal = new RoleGroups("a", values, plus, new int[] {0, 3, 6}, values, new double[0]);
		final double[] all = RolePermutation.counted(animal);
		assertEquals(9, all.length);
		assertTrue(Arrays.stream(all).anyMatch(d -> Math.abs(d - animal.difference()) < 1e-12));
		assertEquals((10 + 20 + 30) / 3.0 - (1 + 2 + 3) / 3.0, Arrays.stream(all).max().orElseThrow(), 1e-12);
	}

	@Test
	void meansOverAnimalsHaveSciPysProbabilitiesAndIntervals() {
		final double[] byAnimal = numbers(oracle.get("by_animal"));
		final AcrossAnimals across = AcrossAnimals.of(byAnimal);
		assertEquals(oracle.get("p").asDouble(), across.p(), 1e-12);
		assertEquals(oracle.get("p_greater").asDouble(), across.pOneSided(), 1e-12);
		assertEquals(oracle.get("ci95").get(0).asDouble(), across.mean() - across.halfWidth(0.95), 1e-10);
		assertEquals(oracle.get("ci99").get(1).asDouble(), across.mean() + across.halfWidth(0.99), 1e-10);
		assertEquals(oracle.get("hedges_g").asDouble(), across.hedgesG(), 1e-12);
		assertEquals(oracle.get("p_sign_flip").asDouble(), AcrossAnimals.pSignFlip(byAnimal), 1e-12);
	}
}
