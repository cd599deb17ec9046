package org.apical.signal.roles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apical.io.text.Json;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.ExampleTablesTest;
import org.apical.signal.estimate.Modulation;
import org.apical.study.Kind;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixedModelTest {

	private static Modulation neuron(final String animal, final Role role, final double m, final double se) {
		return new Modulation(animal, "n", role, "", "", Kind.TUFT, Estimator.REPLICATE_MOMENTS, m, se, 1, 100, true);
	}

	private static JsonNode study(final String name) {
		return Json.read(ExampleTablesTest.resource("mixed-model.json")).get(name);
	}

	private static List<Modulation> neurons(final JsonNode study) {
		final List<Modulation> neurons = new ArrayList<>();
		for (int i = 0; i < study.get("animal").size(); i++) {
			neurons.add(neuron(study.get("animal").get(i).asText(),
				study.get("role").get(i).asDouble() > 0 ? Role.P_PLUS : Role.P_MINUS,
				study.get("modulation").get(i).asDouble(), study.get("se").get(i).asDouble()));
		}
		return neurons;
	}

	@ParameterizedTest
	@ValueSource(strings = {"animals_differ", "six_animals", "animals_do_not_differ", "roles_differ_between_animals"})
	void itIsTheRestrictedMaximumOfTheLikelihoodWrittenOutWithDenseMatrices(final String name) {
		final MixedModel.Effect fit = MixedModel.fit(neurons(study(name)));
		assertEquals(study(name).get("D").asDouble(), fit.d(), 1e-6);
		assertEquals(study(name).get("D_se").asDouble(), fit.se(), 1e-6);
	}

	@ParameterizedTest
	@ValueSource(strings = {"animals_differ", "six_animals", "roles_differ_between_animals"})
	void itAgreesWithStatsmodels(final String name) {
		final MixedModel.Effect fit = MixedModel.fit(neurons(study(name)));
		assertEquals(study(name).get("statsmodels_D").asDouble(), fit.d(), 1e-4);
		assertEquals(study(name).get("statsmodels_D_se").asDouble(), fit.se(), 1e-4);
	}

	@ParameterizedTest
	@ValueSource(strings = {"animals_differ", "six_animals", "animals_do_not_differ", "roles_differ_between_animals"})
	void itsDegreesOfFreedomAreSatterthwaitesByDifferencesOfTheDenseCovariance(final String name) {
		final MixedModel.Effect fit = MixedModel.fit(neurons(study(name)));
		assertEquals(1, fit.degreesOfFreedom() / study(name).get("df").asDouble(), 1e-4);
		assertEquals(study(name).get("p").asDouble(), fit.p(), 1e-6);
		assertEquals(study(name).get("correlated").asBoolean(), fit.correlated());
	}

	@ParameterizedTest
	@ValueSource(doubles = {0.3, 1e4})
	void withEqualErrorsAndBalancedAnimalsThatDifferItIsTheTestOverAnimals(final double sd) {
		final Random random = new Random(1);
		final List<Modulation> neurons = new ArrayList<>();
		final double[] byAnimal = new double[6];
		for (int a = 0; a < 6; a++) {
			final double slope = 0.2 + sd * random.nextGaussian();
			for (int i = 0; i < 8; i++) {
				final double sign = i < 4 ? 1 : -1;
				final double m = sign * slope / 2 + 0.05 * random.nextGaussian();
				neurons.add(neuron("m" + a, i < 4 ? Role.P_PLUS : Role.P_MINUS, m, 0.05));
				byAnimal[a] += sign * m / 4;
			}
		}
		final AcrossAnimals expected = AcrossAnimals.of(byAnimal);
		final MixedModel.Effect fit = MixedModel.fit(neurons);
		assertEquals(1, fit.d() / expected.mean(), 1e-6);
		assertEquals(1, fit.se() / expected.se(), 1e-5);
		assertEquals(5, fit.degreesOfFreedom(), 1e-3);
		assertEquals(expected.p(), fit.p(), 1e-5);
	}

	@Test
	void theUnitOfTheModulationsAndTheOrderOfTheNeuronsDoNotMatter() {
		final List<Modulation> neurons = neurons(study("six_animals"));
		final MixedModel.Effect fit = MixedModel.fit(neurons);
		final List<Modulation> others = new ArrayList<>();
		neurons.forEach(n -> others.add(neuron(n.animal(), n.role(), 1000 * n.modulation(), 1000 * n.se())));
		Collections.shuffle(others, new Random(2));
		final MixedModel.Effect other = MixedModel.fit(others);
		assertEquals(fit.d(), other.d() / 1000, 1e-7);
		assertEquals(fit.p(), other.p(), 1e-6);
	}

	@ParameterizedTest
	@ValueSource(doubles = {1e9, 1e14})
	void animalsThatDifferBeyondAllMeasureDoNotBreakIt(final double sd) {
		final Random random = new Random(3);
		final List<Modulation> neurons = new ArrayList<>();
		for (int a = 0; a < 6; a++) {
			final double mean = sd * random.nextGaussian();
			for (int i = 0; i < 8; i++) {
				neurons.add(neuron("m" + a, i < 4 ? Role.P_PLUS : Role.P_MINUS,
					(i < 4 ? 1.001 : 1) * mean + random.nextGaussian(), 1));
			}
		}
		final MixedModel.Effect fit = MixedModel.fit(neurons);
		assertTrue(Double.isNaN(fit.p()) || fit.p() >= 0 && fit.p() <= 1, fit.toString());
	}

	@Test
	void ofOneAnimalOrOneNeuronOfEachRoleNothingIsSaid() {
		assertTrue(Double.isNaN(MixedModel.fit(List.of()).d()));
		assertTrue(Double.isNaN(MixedModel.fit(List.of(neuron("a", Role.P_PLUS, 1, 1), neuron("a", Role.P_MINUS, 0, 1),
			neuron("a", Role.P_MINUS, 0.5, 1))).d()));
		assertTrue(Double.isNaN(MixedModel.fit(List.of(neuron("a", Role.P_PLUS, 1, 1), neuron("a", Role.P_MINUS, 0, 1),
			neuron("b", Role.P_PLUS, 0, 1), neuron("b", Role.P_MINUS, 1, 1))).d()));
	}
}
