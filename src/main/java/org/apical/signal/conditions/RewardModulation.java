package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apical.signal.conditions.Conditions.Finding;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.RoleGroups;
import org.apical.study.Role;

/**
 * Condition (ii): whether the dendrites carry reward or error beyond what their somata explain (docs/science.md,
 * section 5.7). Every neuron has M, the coefficient of the hit, and G, the slope on the trial's error, standardized
 * within session and outcome; both are estimated by replicate moments. A signal that all neurons share shows in an
 * animal's mean over neurons, and one that opposes the roles in its P+ mean minus P− mean. This makes four quantities
 * for each animal. p is the fraction of the flips of the animals' signs whose largest |t| of the four reaches the
 * observed largest, which accounts for looking at four. Where there are traces, the largest cluster of the time
 * courses must reject as well, and p is the larger of both.
 */
final class RewardModulation {

	private static final List<String> QUANTITIES =
		List.of("reward_all", "reward_P+_minus_P-", "error_all", "error_P+_minus_P-");
	private static final List<String> WORDS = List.of("reward in all neurons alike", "reward, differently in P+ and P-",
		"error in all neurons alike", "error, differently in P+ and P-");

	private final List<Modulation> reward;
	private final List<Modulation> error;
	private final Optional<PeriEventCurves> curves;

	RewardModulation(final WindowSample sample, final Modulations reward, final Optional<PeriEventCurves> curves) {
		this.reward = reward.all();
		this.error = ErrorModulation.of(sample);
		this.curves = curves;
	}

	Finding finding() {
		final List<RoleGroups> rewards = RoleGroups.tested(RoleGroups.of(reward));
		final Map<String, RoleGroups> errors = new LinkedHashMap<>();
		RoleGroups.of(error).forEach(group -> errors.put(group.animal(), group));
		final List<double[]> animals = new ArrayList<>();
		for (final RoleGroups group : rewards) {
			final RoleGroups ofError = errors.get(group.animal());
			animals.add(new double[] {mean(group), group.difference(), ofError == null ? Double.NaN : mean(ofError),
				ofError == null ? Double.NaN : ofError.difference()});
		}
		final SignFlips flips = new SignFlips(animals.toArray(double[][]::new));
		final double[] t = flips.t();
		if (!Double.isFinite(largest(t))) {
			return Finding.unavailable(Conditions.Name.REWARD_MODULATION,
				"Whether the dendrites carry reward or error could not be examined: this needs two animals with both roles.");
		}
		return finding(t, SignFlips.p(flips.distribution(RewardModulation::largest), largest(t)), animals);
	}

	private Finding finding(final double[] t, final double pWindow, final List<double[]> animals) {
		final double p = Math.max(pWindow, curves.map(PeriEventCurves::p).orElse(0.0));
		final Map<String, Double> numbers = new LinkedHashMap<>();
		numbers.put("p_window", pWindow);
		curves.ifPresent(one -> numbers.put("p_cluster", one.p()));
		for (int i = 0; i < QUANTITIES.size(); i++) {
			final int quantity = i;
			final double[] values = animals.stream().mapToDouble(a -> a[quantity]).filter(Double::isFinite).toArray();
			numbers.put(QUANTITIES.get(i), AcrossAnimals.of(values).mean());
			numbers.put(QUANTITIES.get(i) + "_p_t", AcrossAnimals.of(values).p());
			numbers.put(QUANTITIES.get(i) + "_p_flip", AcrossAnimals.pSignFlip(values));
		}
		byRole(numbers, "reward", reward);
		byRole(numbers, "error", error);
		return new Finding(Conditions.Name.REWARD_MODULATION, largest(t), p,
			sentence(t, p, Math.pow(2, 1 - animals.size())),
			numbers);
	}

	/** Adds, for each role, the mean over its neurons and then animals, with p by t over animals. */
	private static void byRole(final Map<String, Double> numbers, final String what,
		final List<Modulation> modulations)
	{
		for (final Role role : List.of(Role.P_PLUS, Role.NEUTRAL, Role.P_MINUS)) {
			final double[] animals = RoleGroups.used(modulations).values().stream().mapToDouble(neurons -> neurons.stream()
				.filter(m -> m.role() == role).mapToDouble(Modulation::modulation).average().orElse(Double.NaN))
				.filter(Double::isFinite).toArray();
			if (animals.length > 0) {
				numbers.put(what + '_' + role.label(), AcrossAnimals.of(animals).mean());
				numbers.put(what + '_' + role.label() + "_p_t", AcrossAnimals.of(animals).p());
			}
		}
	}

	/** @param leastP the smallest p that is possible by sign flips with this number of animals */
	private String sentence(final double[] t, final double p, final double leastP) {
		final int strongest = IntStream.range(0, t.length).boxed()
			.max((i, j) -> Double.compare(size(t[i]), size(t[j]))).orElseThrow();
		return String.format(Locale.ROOT, "Beyond what the somata explain, the dendrites %s reward or error; strongest: %s"
			+ " (t = %+.2f)%s%s%s.", p < 0.05 ? "carry" : "do not demonstrably carry", WORDS.get(strongest), t[strongest],
			curves.map(RewardModulation::when).orElse("; without traces there are windows only, no time courses"),
			Double.isNaN(t[2]) ? "; trials come without error_deg, so error could not be examined" : "",
			fewest(p, leastP));
	}

	/** What the sentence says of the number of animals. */
	static String fewest(final double p, final double leastP) {
		if (leastP >= 1) {
			return "; it takes two animals or more to test this";
		}
		return leastP > 0.01 && p <= leastP
			? String.format(Locale.ROOT, "; with so few animals p cannot be below %.2g", leastP) : "";
	}

	private static String when(final PeriEventCurves curves) {
		final List<String> spans = new ArrayList<>();
		for (final String name : List.of(PeriEventCurves.ALL, PeriEventCurves.DIFFERENCE)) {
			curves.significant(name).forEach(span -> spans.add(String.format(Locale.ROOT, "%.1f to %.1f s (%s)", span[0],
				span[1], name)));
		}
		return spans.isEmpty() ? "; no time around the outcome stands out"
			: "; from the outcome " + String.join(", ", spans);
	}

	private static double mean(final RoleGroups animal) {
		return (Arrays.stream(animal.values()).sum() + Arrays.stream(animal.neutral()).sum())
			/ (animal.values().length + animal.neutral().length);
	}

	private static double largest(final double[] t) {
		return Arrays.stream(t).map(RewardModulation::size).max().orElse(Double.NEGATIVE_INFINITY);
	}

	/** |t|; if t is NaN, a value that is smaller than any |t|. */
	private static double size(final double t) {
		return Double.isNaN(t) ? Double.NEGATIVE_INFINITY : Math.abs(t);
	}
}
