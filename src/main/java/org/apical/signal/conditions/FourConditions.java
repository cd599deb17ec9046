package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.signal.conditions.Conditions.Finding;
import org.apical.signal.conditions.Conditions.Name;
import org.apical.signal.controls.Gate;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.QuietNoise;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.pairs.PeriEvent;
import org.apical.signal.roles.Contrast;
import org.apical.signal.verdict.OpposingResult.RoleMeans;
import org.apical.signal.verdict.OpposingResult.WindowResult;

/**
 * Examines the four conditions of docs/science.md, section 5.5, in the primary window: information of the network,
 * reward and error, opposing sign, prediction of learning.
 */
public final class FourConditions {

	private FourConditions() {}

	/**
	 * Examines all four conditions.
	 *
	 * @param table the table that was tested
	 * @param primary result of the test in its primary window
	 * @param seed seed of shifts and permutations
	 * @param distance distances between neurons
	 * @param events traces around the outcomes, where there are traces
	 * @param executor runs the neurons of condition (i)
	 * @param progress progress over these neurons
	 */
	public static Conditions of(final PairTable table, final WindowResult primary, final int seed,
		final NeuronDistance distance, final Optional<PeriEvent> events, final TaskExecutor executor,
		final Progress progress)
	{
		final WindowSample sample = WindowSample.of(table, primary.window(), primary.kind())
			.freedOf(QuietNoise.of(table, primary.kind()));
		final Modulations modulations = Modulations.of(sample, Estimator.REPLICATE_MOMENTS);
		final Optional<PeriEventCurves> curves = events
			.map(traces -> new ResidualCurves(traces, modulations, primary.contrast().animals()).curves());
		final List<Finding> findings = new ArrayList<>();
		findings.add(table.layout().parts() == 1 ? Finding.unavailable(Name.NETWORK_INFORMATION, "It could not be examined"
			+ " whether the network predicts a part of the dendrites that their somata do not: without pixel parts, no"
			+ " pseudo-dendrite can be made.") : new NetworkInformation(sample, distance, seed).finding(executor, progress));
		findings.add(new RewardModulation(sample, modulations, curves).finding());
		findings.add(opposing(primary));
		findings.add(learning(LearningPrediction.of(NeuronDay.of(sample, modulations), seed)));
		return Conditions.of(findings, curves);
	}

	/**
	 * Condition (iii) (docs/science.md, section 5.8). p is the largest of the two p of each estimate that must agree, and
	 * of the one-sided p of P+ and of P−, by moments and with the leave-one-out outcome. It is 1 where the signs of the
	 * estimates differ, P+ and P− have the same sign, or the gate has failed.
	 */
	static Finding opposing(final WindowResult r) {
		final List<Contrast> estimates = r.estimates().demanded().toList();
		final boolean agree = estimates.stream().map(c -> Math.signum(c.d())).distinct().count() == 1;
		final List<RoleMeans> means = List.of(r.means(), r.leaveOneOutMeans());
		final boolean opposite = means.stream().allMatch(m -> m.plus() * m.minus() < 0);
		final double largest = DoubleStream.concat(
			estimates.stream().flatMapToDouble(c -> DoubleStream.of(c.pRolePermutation(), c.pAnimal())),
			means.stream().flatMapToDouble(m -> DoubleStream.of(m.pPlus(), m.pMinus()))).reduce(0, Math::max);
		final double p = Double.isNaN(largest) || agree && opposite && r.gate().status() != Gate.Status.FAIL ? largest : 1;
		final Map<String, Double> numbers = new LinkedHashMap<>();
		numbers.put("D", r.contrast().d());
		numbers.put("D_leave_one_out", r.leaveOneOut().d());
		numbers.put("D_gain_adjusted", r.gainAdjusted().d());
		numbers.put("D_network_adjusted", r.networkAdjusted().d());
		numbers.put("mean_p_plus", r.means().plus());
		numbers.put("p_plus", r.means().pPlus());
		numbers.put("mean_p_minus", r.means().minus());
		numbers.put("p_minus", r.means().pMinus());
		return new Finding(Name.OPPOSING_SIGN, r.contrast().d(), p, String.format(Locale.ROOT, "P+ and P- dendrites are%s"
			+ " modulated with opposite signs (P+ %+.3f, P- %+.3f ΔF/F·s) in all estimates that must agree%s.",
			p < 0.05 ? "" : " not demonstrably", r.means().plus(), r.means().minus(),
			gate(r.gate().status())), numbers);
	}

	private static String gate(final Gate.Status status) {
		return switch (status) {
			case FAIL -> ", and the gate failed";
			case IMPRECISE -> ", and the gate is too imprecise to vouch for it";
			case PASS, UNAVAILABLE -> "";
		};
	}

	private static Finding learning(final LearningPrediction found) {
		if (Double.isNaN(found.p())) {
			return Finding.unavailable(Name.LEARNING_PREDICTION, "Whether the signal predicts the next day's change of"
				+ " activity could not be examined: this needs two animals with neurons followed over two days, and hits and"
				+ " misses among the odd and the even trials.");
		}
		return new Finding(Name.LEARNING_PREDICTION, found.slope(), found.p(), String.format(Locale.ROOT, "A neuron's"
			+ " dendritic signal of one half of a day's trials %s the change of its activity (log mean somatic amplitude) to"
			+ " the next day as seen in the other half: %+.3f per SD_r, %+.3f without the attenuation by noise; p = %.2g over"
			+ " animals, %.2g permuted within role.", found.p() < 0.05 ? "predicts" : "does not demonstrably predict",
			found.slope(), found.corrected(), found.pAnimal(), found.pPermutation()), found.numbers());
	}
}
