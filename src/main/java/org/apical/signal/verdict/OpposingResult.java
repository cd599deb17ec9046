package org.apical.signal.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apical.signal.controls.Control;
import org.apical.signal.controls.Gate;
import org.apical.signal.controls.Perturbation;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.roles.Bootstrap;
import org.apical.signal.roles.Contrast;
import org.apical.signal.roles.MixedModel;
import org.apical.study.Kind;

/**
 * What the opposing test says of a table: the primary window's verdict, every window's, and every neuron's modulation.
 *
 * @param primary of the primary window and the tufts
 * @param windows of every window and kind, the primary one too
 * @param comparisons other estimators by window and kind, if they were asked for
 * @param modulations of every neuron, window and estimator
 * @param perturbation what light and groups of animals did in the primary window, if there were any
 */
public record OpposingResult(WindowResult primary, List<WindowResult> windows, List<Comparison> comparisons,
	List<Modulation> modulations, Optional<Perturbation> perturbation)
{

	public OpposingResult {
		windows = List.copyOf(windows);
		comparisons = List.copyOf(comparisons);
		modulations = List.copyOf(modulations);
	}

	/** With one control more in the details of the primary window, where there are any. */
	OpposingResult withControl(final Control control) {
		final WindowResult more = primary.withControl(control);
		return new OpposingResult(more, windows.stream().map(window -> window.equals(primary) ? more : window).toList(),
			comparisons, modulations, perturbation);
	}

	/**
	 * One window.
	 *
	 * @param verdict see {@link Verdict}
	 * @param reason one sentence that says why
	 * @param window name of the window
	 * @param kind of the dendritic compartments
	 * @param estimator of {@code contrast}, {@code means}
	 * @param roleDependent both tests reject with the same sign in contrast, leave-one-out and gain-adjusted
	 * @param opposingRaw P+ and P− modulated with opposite signs, each p &lt; .05, in contrast and leave-one-out: where the
	 *        noise of the somata selects the hits the former's means are opposite without any signal
	 * @param opposingNeutralReferenced the same relative to the animal's neutral neurons
	 * @param contrast the primary estimate
	 * @param sdResidual SD_r: SD of the pairs' residual about the fitted relation, pooled over neurons, ΔF/F·s
	 * @param means of the roles
	 * @param gate the pseudo-dendrite
	 * @param n what the numbers rest on
	 * @param leaveOneOut with the decoder's value without the neuron itself as the outcome's instrument
	 * @param leaveOneOutMeans of the roles
	 * @param gainAdjusted with the mean dendritic amplitude beside the role
	 * @param networkAdjusted with the other neurons' means as columns
	 * @param naiveOls biased, for comparison
	 * @param quiet the noise that quiet windows showed and all of the estimates were freed of, if there were enough
	 * @param warnings what the reader should know
	 * @param details if they were asked for
	 */
	public record WindowResult(Verdict verdict, String reason, String window, Kind kind, Estimator estimator,
		boolean roleDependent, boolean opposingRaw, boolean opposingNeutralReferenced, Contrast contrast,
		double sdResidual, RoleMeans means, Gate gate, Counts n, Contrast leaveOneOut, RoleMeans leaveOneOutMeans,
		Contrast gainAdjusted,
		Contrast networkAdjusted, Contrast naiveOls, Optional<Quiet> quiet, List<String> warnings, Optional<Details> details)
	{

		public WindowResult {
			warnings = List.copyOf(warnings);
		}

		/** D in units of SD_r. */
		public double dSd() {
			return contrast.d() / sdResidual;
		}

		private WindowResult withControl(final Control control) {
			return new WindowResult(verdict, reason, window, kind, estimator, roleDependent, opposingRaw,
				opposingNeutralReferenced, contrast, sdResidual, means, gate, n, leaveOneOut, leaveOneOutMeans, gainAdjusted,
				networkAdjusted, naiveOls, quiet, warnings, details.map(known -> known.with(control)));
		}
	}

	/**
	 * Noise that all replicates of a window share, as windows without events show it; means over animals.
	 *
	 * @param animals with 200 quiet windows or more; the others' moments were left as they are
	 * @param windows rows it was measured in
	 * @param variance v of the soma, (ΔF/F·s)²
	 * @param varianceSe its standard error
	 * @param leak ℓ, the covariance of soma and dendrite, (ΔF/F·s)²
	 * @param leakSe its standard error
	 */
	public record Quiet(int animals, int windows, double variance, double varianceSe, double leak, double leakSe) {}

	/**
	 * Other ways to judge the primary estimate's modulations; no verdict rests on them.
	 *
	 * @param mixedModel of the neurons that {@code contrast} rests on
	 * @param bootstrap of the same
	 * @param hedgesG effect size of the D_a: mean / SD, corrected for the few animals
	 * @param sensitivity to noise shared by all of a soma's replicates, which no replicate shows
	 * @param controls those that the table has the data for
	 */
	public record Details(MixedModel.Effect mixedModel, Bootstrap.Interval bootstrap, double hedgesG,
		List<Sensitivity> sensitivity, List<Control> controls)
	{

		public Details {
			sensitivity = List.copyOf(sensitivity);
			controls = List.copyOf(controls);
		}

		private Details with(final Control control) {
			return new Details(mixedModel, bootstrap, hedgesG, sensitivity,
				Stream.concat(controls.stream(), Stream.of(control)).toList());
		}
	}

	/**
	 * The estimates of the rule if noise of variance v = κ Var(s*) were common to all of a soma's pixels and frames.
	 *
	 * @param kappa κ; at 0 the estimates as they are
	 * @param roleDependent what the rule would say
	 * @param contrast the primary estimate
	 * @param leaveOneOut with the decoder's value without the neuron itself as the outcome's instrument
	 * @param gainAdjusted with the mean dendritic amplitude beside the role
	 */
	public record Sensitivity(double kappa, boolean roleDependent, Contrast contrast, Contrast leaveOneOut,
		Contrast gainAdjusted)
	{}

	/** What another estimator says of a window; no verdict rests on it. */
	public record Comparison(String window, Kind kind, Estimator estimator, Contrast contrast, RoleMeans means) {}

	/**
	 * Means over animals of the animals' mean modulation by role, ΔF/F·s, with one-sided p by t over animals in the
	 * direction of the mean.
	 */
	public record RoleMeans(double plus, double pPlus, double minus, double pMinus, double neutral) {}

	/**
	 * @param animals testable: with three or more estimable neurons of each role
	 * @param neurons P+, P− and neutral neurons with pairs
	 * @param leftOut those of them that were not estimable
	 * @param sessions of all animals
	 * @param pairs rows the estimates rest on
	 * @param pairsLeftOut rows with a missing replicate
	 * @param photostimulated rows of trials with the light on, which the estimates do without
	 */
	public record Counts(int animals, int neurons, int leftOut, int sessions, int pairs, int pairsLeftOut,
		int photostimulated)
	{}
}
