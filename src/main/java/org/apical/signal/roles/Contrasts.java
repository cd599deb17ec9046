package org.apical.signal.roles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.sampling.ListSampler;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.estimate.Modulations;
import org.apical.study.Role;

/** Makes contrasts of the roles from the neurons' modulations. */
public final class Contrasts {

	private final int permutations;
	private final int seed;

	/**
	 * @param permutations number of random permutations of the roles, used where not all can be counted
	 * @param seed seed of these permutations
	 */
	public Contrasts(final int permutations, final int seed) {
		this.permutations = permutations;
		this.seed = seed;
	}

	/** The contrast of mean M of P+ − mean M of P−. */
	public Contrast of(final List<Modulation> modulations) {
		return of(modulations, RoleGroups::difference, RolePermutation::p);
	}

	/** The contrast adjusted for the mean dendritic amplitude; see {@link GainAdjustment}. */
	public Contrast gainAdjusted(final List<Modulation> modulations) {
		return of(modulations, GainAdjustment::difference, GainAdjustment::p);
	}

	/** The contrast adjusted in the same way for a covariate of the neurons. */
	public Contrast adjusted(final List<Modulation> modulations, final ToDoubleFunction<Modulation> covariate) {
		return gainAdjusted(modulations.stream().map(m -> m.adjustedFor(covariate.applyAsDouble(m))).toList());
	}

	/** The bootstrap interval of D over the animals of a contrast. */
	public Bootstrap.Interval bootstrap(final Modulations modulations, final Contrast contrast) {
		return Bootstrap.interval(modulations, contrast.animals(), seed);
	}

	/** An animal's neurons with new roles, P+ for a random half and P− for the other half. */
	public List<Modulation> dealt(final List<Modulation> neurons, final int stream) {
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
