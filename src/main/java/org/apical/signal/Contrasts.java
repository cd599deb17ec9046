package org.apical.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.sampling.ListSampler;
import org.apical.signal.OpposingResult.BootstrapInterval;
import org.apical.study.Role;

/** Makes contrasts of the roles from the neurons' modulations. */
final class Contrasts {

	private final int permutations;
	private final int seed;

	Contrasts(final OpposingTest.Parameters parameters) {
		permutations = parameters.permutations();
		seed = parameters.seed();
	}

	/** Mean M of P+ − mean M of P−. */
	Contrast of(final List<Modulation> modulations) {
		return of(modulations, RoleGroups::difference, RolePermutation::p);
	}

	/** The same beside the mean dendritic amplitude. */
	Contrast gainAdjusted(final List<Modulation> modulations) {
		return of(modulations, GainAdjustment::difference, GainAdjustment::p);
	}

	/** Interval of a contrast of these modulations. */
	BootstrapInterval bootstrap(final Modulations modulations, final Contrast contrast) {
		return Bootstrap.interval(modulations, contrast.animals(), seed);
	}

	/** What light and groups of animals did in a window, if there was any. */
	Optional<Perturbation> perturbation(final PairTable table, final WindowSample sample,
		final Map<String, String> groups)
	{
		final Perturbation found = new Perturbation(LightContrast.of(table, sample, this),
			LearningContrast.of(table, groups, permutations, seed));
		return found.light().isEmpty() && found.learning().isEmpty() ? Optional.empty() : Optional.of(found);
	}

	/** An animal's neurons, half of them called P+ and half P−, at random. */
	List<Modulation> dealt(final List<Modulation> neurons, final int stream) {
		final List<Modulation> shuffled = new ArrayList<>(neurons);
		ListSampler.shuffle(RolePermutation.stream(seed, stream), shuffled);
		final List<Modulation> dealt = new ArrayList<>();
		for (int i = 0; i < shuffled.size(); i++) {
			dealt.add(shuffled.get(i).withRole(i < shuffled.size() / 2 ? Role.P_PLUS : Role.P_MINUS));
		}
		return dealt;
	}

	private interface PermutationTest {
		double p(List<RoleGroups> animals, int permutations, int seed);
	}

	private Contrast of(final List<Modulation> modulations, final ToDoubleFunction<RoleGroups> difference,
		final PermutationTest test)
	{
		final List<RoleGroups> animals = RoleGroups.tested(RoleGroups.of(modulations)).stream()
			.filter(animal -> Double.isFinite(difference.applyAsDouble(animal))).toList();
		final double[] byAnimal = animals.stream().mapToDouble(difference).toArray();
		final AcrossAnimals d = AcrossAnimals.of(byAnimal);
		final double half = d.halfWidth(0.95);
		final int leftOut = (int) modulations.stream().filter(m -> !m.used()).count();
		return new Contrast(d.mean(), d.se(), d.mean() - half, d.mean() + half, test.p(animals, permutations, seed), d.p(),
			AcrossAnimals.pSignFlip(byAnimal), leftOut, animals.stream().map(RoleGroups::animal).toList(),
			Arrays.stream(byAnimal).boxed().toList());
	}
}
