package org.apical.signal.power;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apical.signal.controls.Gate;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.roles.RoleGroups;
import org.apical.signal.verdict.OpposingResult;
import org.apical.study.Role;

/**
 * The size and the noise of a study that was tested, from which a similar one can be planned.
 *
 * @param animals number of animals that could be tested
 * @param size number of neurons, days and trials of an animal
 * @param noise noise of the study
 */
public record MeasuredStudy(int animals, StudySize size, StudyNoise noise) {

	/**
	 * Measures a study in its primary window: the neurons' standard errors (root mean square); the variance between
	 * neurons of a role and animal beyond these; and the variance of the animals' differences and means beyond that of
	 * their neurons (moment estimates, none below 0). Values that need several animals or more neurons with
	 * the other estimates are those of {@link StudyNoise#typical()} where these are missing.
	 *
	 * @return empty where no animal has both roles, or the somata explain the dendrites completely
	 */
	public static Optional<MeasuredStudy> of(final OpposingResult result) {
		final List<RoleGroups> groups = groups(result, Estimator.REPLICATE_MOMENTS);
		final double sdResidual = result.primary().sdResidual();
		final boolean measurable = !groups.isEmpty() && sdResidual > 0 && Double.isFinite(sdResidual);
		return measurable ? Optional.of(measured(result, groups)) : Optional.empty();
	}

	private static MeasuredStudy measured(final OpposingResult result, final List<RoleGroups> groups) {
		final List<Modulation> primary = tested(result, Estimator.REPLICATE_MOMENTS, groups);
		final double pairs = mean(primary, Modulation::pairs);
		final double days = (double) result.primary().n().sessions() / result.modulations().stream()
			.filter(m -> serves(result, m)).map(Modulation::animal).distinct().count();
		final StudySize size = new StudySize(cells(groups, true), cells(groups, false), days,
			Math.max(pairs / days, StudySize.fewestTrials(days)));
		return new MeasuredStudy(groups.size(), size, noise(result, groups, primary, size));
	}

	private static StudyNoise noise(final OpposingResult result, final List<RoleGroups> groups,
		final List<Modulation> primary, final StudySize size)
	{
		final StudyNoise typical = StudyNoise.typical();
		final double se = rootMeanSquare(primary, Modulation::se);
		final double neuronVariance = Math.max(0, Spread.within(groups, groups) - se * se);
		final Spread spread = new Spread(groups, neuronVariance + se * se);
		final Beside loo = Beside.of(primary, tested(result, Estimator.LEAVE_ONE_OUT, groups), neuronVariance,
			new Beside(typical.leaveOneOutRatio(), typical.leaveOneOutCorrelation()));
		final Beside network = result.primary().estimates().networkDemanded() ? Beside.of(primary,
			tested(result, Estimator.NETWORK_ADJUSTED, groups), neuronVariance,
			new Beside(typical.networkRatio(), typical.networkCorrelation())) : new Beside(0, 0);
		return new StudyNoise(result.primary().sdResidual(), se, size.degreesOfFreedom(), Math.sqrt(neuronVariance),
			groups.size() < 2 ? typical.roleSlopeSd() : spread.roleSlopeSd(), spread.animalSd(), loo.ratio(),
			loo.correlation(), network.ratio(), network.correlation(), spread.amplitudeShift(), gateSd(result) / se);
	}

	/** SD of the pseudo-dendrite's M between neurons of the same role and animal; 0 where the gate is unavailable. */
	private static double gateSd(final OpposingResult result) {
		final List<RoleGroups> gate = groups(result, Estimator.PSEUDO_DENDRITE);
		return result.primary().gate().status() == Gate.Status.UNAVAILABLE ? 0 : Math.sqrt(Spread.within(gate, gate));
	}

	private static boolean serves(final OpposingResult result, final Modulation m) {
		return m.window().equals(result.primary().window()) && m.kind() == result.primary().kind();
	}

	private static List<RoleGroups> groups(final OpposingResult result, final Estimator estimator) {
		return RoleGroups.tested(RoleGroups.of(result.modulations().stream().filter(m -> serves(result, m))
			.filter(m -> m.estimator() == estimator).toList()));
	}

	/** The used P+ and P− neurons of these animals. */
	private static List<Modulation> tested(final OpposingResult result, final Estimator estimator,
		final List<RoleGroups> groups)
	{
		final List<String> animals = groups.stream().map(RoleGroups::animal).toList();
		return result.modulations().stream().filter(m -> serves(result, m)).filter(m -> m.estimator() == estimator)
			.filter(Modulation::used).filter(m -> m.role() != Role.NEUTRAL).filter(m -> animals.contains(m.animal()))
			.toList();
	}

	private static int cells(final List<RoleGroups> groups, final boolean plus) {
		final double mean = groups.stream().mapToInt(g -> g.count(plus)).average().orElseThrow();
		return (int) Math.max(RoleGroups.FEWEST_CELLS, Math.round(mean));
	}

	private static double mean(final List<Modulation> modulations, final ToDoubleFunction<Modulation> number) {
		return modulations.stream().mapToDouble(number).average().orElse(Double.NaN);
	}

	private static double rootMeanSquare(final List<Modulation> modulations, final ToDoubleFunction<Modulation> number) {
		return Math.sqrt(mean(modulations, m -> Math.pow(number.applyAsDouble(m), 2)));
	}

	/** The relation of another M to the primary one: ratio of their standard errors, and correlation of their errors. */
	private record Beside(double ratio, double correlation) {

		/** With fewer neurons that have both estimates, typical values are taken. */
		private static final int FEWEST = 6;

		static Beside of(final List<Modulation> primary, final List<Modulation> other, final double neuronVariance,
			final Beside typical)
		{
			final Map<String, Modulation> byNeuron = other.stream()
				.collect(Collectors.toMap(Beside::name, m -> m, (first, second) -> first));
			final List<Modulation> both = primary.stream().filter(m -> byNeuron.containsKey(name(m))).toList();
			final List<Modulation> others = both.stream().map(m -> byNeuron.get(name(m))).toList();
			final List<RoleGroups> groups = RoleGroups.of(both);
			final List<RoleGroups> groupsOfOthers = RoleGroups.of(others);
			final double covariance = Spread.within(groups, groupsOfOthers) - neuronVariance;
			final double se = rootMeanSquare(both, Modulation::se);
			final double otherSe = rootMeanSquare(others, Modulation::se);
			return both.size() < FEWEST ? typical
				: new Beside(otherSe / se, Math.max(-1, Math.min(1, covariance / (se * otherSe))));
		}

		private static String name(final Modulation m) {
			return m.animal() + "/" + m.neuron();
		}
	}
}
