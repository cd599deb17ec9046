package org.apical.signal.verdict;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apical.signal.controls.Gate;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.roles.Contrast;
import org.apical.signal.roles.RoleGroups;
import org.apical.signal.verdict.OpposingResult.Counts;
import org.apical.signal.verdict.OpposingResult.RoleMeans;
import org.apical.study.Role;

/**
 * Derives the verdict from the tests (docs/science.md, section 5.4): the first that applies of untestable, invalid,
 * inconclusive because of an imprecise gate, opposing, opposing-relative, role-dependent, not-separable, equivalent,
 * inconclusive.
 *
 * @param n what the numbers rest on
 * @param modulations modulations by the primary estimator
 * @param contrast the primary estimate of D, from the testable animals if there are any
 * @param estimates the estimates that must agree
 * @param means means of the roles by the primary estimator in the same animals
 * @param gate result of the gate
 * @param raw whether P+ and P− are modulated with opposite signs
 * @param relative the same relative to the neutral neurons
 * @param bound the bound of equivalence, ΔF/F·s
 */
record Judgement(Counts n, List<Modulation> modulations, Contrast contrast, Estimates estimates, RoleMeans means,
	Gate gate, boolean raw, boolean relative, double bound)
{

	Verdict verdict() {
		if (n.animals() < RoleGroups.FEWEST_ANIMALS) {
			return Verdict.UNTESTABLE;
		}
		if (gate.status() == Gate.Status.FAIL) {
			return Verdict.INVALID;
		}
		return gate.status() == Gate.Status.IMPRECISE ? Verdict.INCONCLUSIVE : found();
	}

	/** The verdict of a testable study whose gate did not fail and is not imprecise. */
	private Verdict found() {
		if (estimates.roleDependent()) {
			return raw ? Verdict.OPPOSING : relative ? Verdict.OPPOSING_RELATIVE : Verdict.ROLE_DEPENDENT;
		}
		if (estimates.notSeparable()) {
			return Verdict.NOT_SEPARABLE;
		}
		return estimates.equivalent(bound) ? Verdict.EQUIVALENT : Verdict.INCONCLUSIVE;
	}

	/** The reason for the verdict, in one sentence that a biologist can quote. */
	String reason() {
		return switch (verdict()) {
			case UNTESTABLE -> missing();
			case INVALID -> text("The control in which a part of the soma stands in for the dendrite found a signal "
				+ "(D = %+.3f ΔF/F·s, 99 %% interval %+.3f to %+.3f) where there is none, so what is found in the dendrites "
				+ "cannot be trusted.", gate.d(), gate.ciLow(), gate.ciHigh());
			case NOT_SEPARABLE -> text(
				"Hits modulated the dendrites of P+ and P- neurons differently (D = %+.3f ΔF/F·s, p %s, "
					+ "%d animals), but what the other P+ and P- neurons did in the same trials explains this as well (%+.3f is "
					+ "left, p %s): it can be input from neurons of their own role.",
				contrast.d(), p(contrast.pAnimal()), n.animals(),
				estimates.networkAdjusted().d(), p(estimates.networkAdjusted().pAnimal()));
			case OPPOSING -> text("Beyond what their somata explain, the dendrites of P+ neurons were %s on hits than on "
				+ "misses (%+.3f ΔF/F·s, p %s) and those of P- neurons %s (%+.3f, p %s), in %d animals.",
				direction(means.plus()), means.plus(), p(means.pPlus()), direction(means.minus()), means.minus(),
				p(means.pMinus()), n.animals());
			case OPPOSING_RELATIVE -> text("Relative to neutral neurons of the same animal, the dendrites of P+ and P- "
				+ "neurons were modulated by the outcome in opposite directions beyond what their somata explain "
				+ "(P+ %+.3f, P- %+.3f, neutral %+.3f ΔF/F·s, %d animals).", means.plus(), means.minus(), means.neutral(),
				n.animals());
			case ROLE_DEPENDENT -> text("Hits modulated the dendrites of P+ and P- neurons differently beyond what their "
				+ "somata explain (D = %+.3f ΔF/F·s, p %s, %d animals), but not demonstrably in opposite directions%s.",
				contrast.d(), p(contrast.pAnimal()), n.animals(), withoutNeutral());
			case EQUIVALENT -> text("P+ and P- dendrites were modulated alike: the difference (D = %+.3f ΔF/F·s, %d "
				+ "animals) lies within ±%.3f, a fifth of the residuals' standard deviation, by all %d estimates that must "
				+ "agree.",
				contrast.d(), n.animals(), bound, estimates.demanded().count());
			case INCONCLUSIVE -> inconclusive();
		};
	}

	private String inconclusive() {
		if (gate.status() == Gate.Status.IMPRECISE) {
			return text("The control in which a part of the soma stands in for the dendrite is too imprecise (99 %% interval "
				+ "%+.3f to %+.3f ΔF/F·s) to vouch for any difference between P+ and P- dendrites (D = %+.3f).",
				gate.ciLow(), gate.ciHigh(), contrast.d());
		}
		return text("The difference between P+ and P- dendrites (D = %+.3f ΔF/F·s, 95 %% interval %+.3f to %+.3f, p %s, "
			+ "%d animals) is neither established by all estimates and tests nor shown to be negligible.", contrast.d(),
			contrast.ciLow(), contrast.ciHigh(), p(contrast.pAnimal()), n.animals());
	}

	private String missing() {
		for (final Role role : List.of(Role.P_PLUS, Role.P_MINUS)) {
			if (modulations.stream().noneMatch(m -> m.role() == role)) {
				return "There are no " + role.label() + " neurons with pairs in this window, so the roles cannot be compared"
					+ lacks() + ".";
			}
		}
		final int animals = n.byAnimal().size();
		return "The test needs six animals with at least three estimable neurons of each role; " + (n.animals() == 0
			? text("none of the %d animals here has them%s, so the numbers beside this sentence only describe.", animals,
				lacks())
			: text("%d of the %d animals here %s%s, %s.", n.animals(), animals, n.animals() == 1 ? "has them" : "have them",
				lacks(), shown()));
	}

	/** Names what each animal lacks that cannot be tested, in parentheses; empty if none lacks anything. */
	private String lacks() {
		final String lacks = n.untestable().stream().map(AnimalCount::lack).collect(Collectors.joining("; "));
		return lacks.isEmpty() ? "" : " (" + lacks + ")";
	}

	/** What the animals show that can be tested, though no verdict rests on them. */
	private String shown() {
		final String interval = Double.isNaN(contrast.se()) ? ""
			: text("95 %% interval %+.3f to %+.3f, p %s; ", contrast.ciLow(), contrast.ciHigh(), p(contrast.pAnimal()));
		final String neutral = Double.isNaN(means.neutral()) ? "" : text(", neutral %+.3f", means.neutral());
		return text("and there D = %+.3f ΔF/F·s (%sP+ %+.3f, P- %+.3f%s), which describes and decides nothing",
			contrast.d(),
			interval, means.plus(), means.minus(), neutral);
	}

	/** Says where neutral neurons are missing without which the relative verdict cannot be asked; empty if nowhere. */
	private String withoutNeutral() {
		final String few = n.byAnimal().stream().filter(AnimalCount::testable).filter(a -> !a.neutral().enough())
			.map(a -> a.animal() + " has " + a.neutral().estimable()).collect(Collectors.joining(", "));
		return few.isEmpty() ? "" : "; whether they are opposite relative to neutral neurons (opposing-relative) cannot be "
			+ "asked, because it takes three estimable neutral neurons in every animal: " + few;
	}

	private static String direction(final double mean) {
		return mean > 0 ? "more active" : "less active";
	}

	private static String p(final double p) {
		return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "= %.2g", p);
	}

	private static String text(final String format, final Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}
}
