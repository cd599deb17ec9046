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
 * The result of the opposing test of a table: the verdict of every window, and the modulation of every neuron.
 *
 * @param primary result of the primary window for the tufts, on which the study's verdict rests
 * @param windows results of every window and kind, including the primary one
 * @param comparisons results of other estimators by window and kind, if they were asked for
 * @param modulations modulations of every neuron by window and estimator
 * @param perturbation effects of light and of groups of animals in the primary window, if there were any
 */
public record OpposingResult(WindowResult primary, List<WindowResult> windows, List<Comparison> comparisons,
	List<Modulation> modulations, Optional<Perturbation> perturbation)
{

	public OpposingResult {
		windows = List.copyOf(windows);
		comparisons = List.copyOf(comparisons);
		modulations = List.copyOf(modulations);
	}

	/**
	 * The result with one more control in the details of the primary window, and its warning, if that has details.
	 */
	OpposingResult withControl(final Control control) {
		final WindowResult more = primary.withControl(control);
		return new OpposingResult(more, windows.stream().map(window -> window.equals(primary) ? more : window).toList(),
			comparisons, modulations, perturbation);
	}

	/**
	 * The result of one window and kind.
	 *
	 * @param verdict the verdict; see {@link Verdict}
	 * @param reason one sentence that gives the reason for the verdict
	 * @param window name of the window
	 * @param kind kind of the dendritic compartments
	 * @param estimator estimator of {@code contrast} and {@code means}
	 * @param roleDependent whether all estimates that must agree do; see {@link Estimates}
	 * @param opposingRaw whether P+ and P− are modulated with opposite signs, each p &lt; .05, in contrast and
	 *        leave-one-out, and network-adjusted, where that must agree, by their signs; the means of contrast alone are
	 *        opposite without any signal where the noise of the somata selects the hits
	 * @param opposingNeutralReferenced whether this holds relative to the animal's neutral neurons (leave-one-out and
	 *        network-adjusted: signs only)
	 * @param contrast the primary estimate of D
	 * @param sdResidual SD_r: SD of the pairs' residual about the fitted relation, pooled over neurons, ΔF/F·s
	 * @param means means of the roles
	 * @param testable the primary estimate from the testable animals alone, where these are fewer than six and others
	 *        are in {@code contrast}
	 * @param gate result of the pseudo-dendrite
	 * @param n what the numbers rest on
	 * @param estimates the estimates that must agree; the first is {@code contrast}
	 * @param leaveOneOutMeans means of the roles by the leave-one-out estimate
	 * @param naiveOls D by least squares; biased, for comparison
	 * @param publishedStyle what an analysis of residuals as published would say; biased, for comparison
	 * @param quiet the noise measured in quiet windows, of which all estimates were freed, if there were enough windows
	 * @param warnings what the reader should know
	 * @param details further views, if they were asked for
	 */
	public record WindowResult(Verdict verdict, String reason, String window, Kind kind, Estimator estimator,
		boolean roleDependent, boolean opposingRaw, boolean opposingNeutralReferenced, Contrast contrast,
		double sdResidual, RoleMeans means, Optional<Testable> testable, Gate gate, Counts n, Estimates estimates,
		RoleMeans leaveOneOutMeans, Contrast naiveOls, PublishedStyle publishedStyle, Optional<Quiet> quiet,
		List<String> warnings, Optional<Details> details)
	{

		public WindowResult {
			warnings = List.copyOf(warnings);
		}

		public Contrast leaveOneOut() {
			return estimates.leaveOneOut();
		}

		public Contrast gainAdjusted() {
			return estimates.gainAdjusted();
		}

		public Contrast networkAdjusted() {
			return estimates.networkAdjusted();
		}

		/** D in units of SD_r. */
		public double dSd() {
			return contrast.d() / sdResidual;
		}

		private WindowResult withControl(final Control control) {
			return new WindowResult(verdict, reason, window, kind, estimator, roleDependent, opposingRaw,
				opposingNeutralReferenced, contrast, sdResidual, means, testable, gate, n, estimates,
				leaveOneOutMeans, naiveOls, publishedStyle, quiet,
				details.isEmpty() ? warnings : Stream.concat(warnings.stream(), Warnings.of(control).stream()).toList(),
				details.map(known -> known.with(control)));
		}
	}

	/**
	 * Noise that all replicates of a window share, measured in windows without events; means over animals.
	 *
	 * @param animals number of animals with at least 200 quiet windows; the moments of the others were left as they are
	 * @param windows number of quiet windows (rows) of these animals
	 * @param variance variance v of the soma's noise, (ΔF/F·s)²
	 * @param varianceSe standard error of v
	 * @param leak ℓ, the noise's covariance of soma and dendrite, (ΔF/F·s)²
	 * @param leakSe standard error of ℓ
	 */
	public record Quiet(int animals, int windows, double variance, double varianceSe, double leak, double leakSe) {}

	/**
	 * Other ways to judge the primary estimate's modulations; no verdict rests on them.
	 *
	 * @param mixedModel mixed model of the neurons that {@code contrast} rests on
	 * @param bootstrap bootstrap interval of D for the same animals
	 * @param hedgesG effect size of the D_a: mean / SD, corrected for the small number of animals
	 * @param sensitivity estimates under supposed noise that all of a soma's replicates share, so that they cannot show
	 *        it
	 * @param controls the controls that the table has the data for
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
	 * The estimates of the rule if noise of variance v = κ Var(s*) were common to all of a soma's pixels and
	 * frames.
	 *
	 * @param kappa κ; with 0 the estimates are those of the window
	 * @param roleDependent whether the result would be role-dependent
	 */
	public record Sensitivity(double kappa, boolean roleDependent, Estimates estimates) {}

	/** What the testable animals show, without those that are not. */
	public record Testable(Contrast contrast, RoleMeans means) {}

	/** The result of another estimator in a window; no verdict rests on it. */
	public record Comparison(String window, Kind kind, Estimator estimator, Contrast contrast, RoleMeans means) {}

	/**
	 * The mean modulation of each role, averaged in each animal and then over animals, ΔF/F·s, with one-sided p by t over
	 * animals in the direction of the mean.
	 */
	public record RoleMeans(double plus, double pPlus, double minus, double pMinus, double neutral) {}

	/**
	 * The numbers of animals, neurons, sessions and rows that a window's result rests on.
	 *
	 * @param animals testable animals: those with three or more estimable neurons of each role
	 * @param neurons P+, P− and neutral neurons with pairs
	 * @param leftOut those of these neurons that are not estimable
	 * @param sessions sessions of all animals
	 * @param pairs rows that the estimates rest on
	 * @param pairsLeftOut rows left out because a replicate is missing
	 * @param photostimulated rows left out because the light was on in the trial
	 * @param byAnimal what each animal of the study has, also those without any pair
	 */
	public record Counts(int animals, int neurons, int leftOut, int sessions, int pairs, int pairsLeftOut,
		int photostimulated, List<AnimalCount> byAnimal)
	{

		public Counts {
			byAnimal = List.copyOf(byAnimal);
		}

		List<AnimalCount> untestable() {
			return byAnimal.stream().filter(animal -> !animal.testable()).toList();
		}
	}
}
