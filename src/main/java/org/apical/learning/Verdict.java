package org.apical.learning;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apical.learning.ModelComparison.FamilyEvidence;
import org.apical.learning.ModelComparison.ModelEvidence;

/**
 * The family a study supports: protected exceedance probability above .95, and the best of its rules predicts left-out
 * animals better than the best of every other family, by more than two standard errors over animals. Drift is the
 * limit of every other rule (η = g = 0) and cannot predict better by much: for it, no other family may predict better
 * by more than two standard errors.
 */
record Verdict(Family family, String reason) {

	/** With fewer, nothing is said about animals in general. */
	static final int FEWEST_ANIMALS = 3;

	private static final double EXCEEDANCE = 0.95;
	private static final double STANDARD_ERRORS = 2;

	static Verdict of(final int animals, final List<FamilyEvidence> families, final List<ModelEvidence> models) {
		if (animals == 0) {
			return undetermined(
				"no animal has neurons measured on two days, with error, hit rate and reward covariance");
		}
		if (animals < FEWEST_ANIMALS) {
			final ModelEvidence lowest =
				models.stream().min(Comparator.comparingDouble(ModelEvidence::bic)).orElseThrow();
			return undetermined(text("%d animal%s: at least %d are needed to say what holds among animals; "
				+ "the lowest BIC has %s (%s)", animals,
				animals == 1 ? "" : "s", FEWEST_ANIMALS, lowest.model(), lowest.name()));
		}
		final FamilyEvidence likeliest = families.stream()
			.max(Comparator.comparingDouble(FamilyEvidence::protectedExceedance)).orElseThrow();
		final Difference rival = closest(likeliest.family(), models);
		final String reason = text("in %d animals the protected exceedance probability of %s is %.3f, and the "
			+ "log-likelihood of a left-out animal is %.2f ± %.2f (SE) above that of %s", animals,
			likeliest.family().label(), likeliest.protectedExceedance(), rival.mean, rival.se, rival.family.label());
		if (likeliest.protectedExceedance() <= EXCEEDANCE) {
			return undetermined(reason + text("; more than %.2f is needed", EXCEEDANCE));
		}
		return rival.tolerable(likeliest.family()) ? new Verdict(likeliest.family(), reason)
			: undetermined(reason + "; more than two SE are needed");
	}

	private static Verdict undetermined(final String reason) {
		return new Verdict(Family.UNDETERMINED, reason);
	}

	private static String text(final String format, final Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

	/** Held-out log-likelihood of a family beyond a rival's, per animal. */
	private record Difference(Family family, double mean, double se) {

		/** In standard errors. */
		double ratio() {
			return mean == 0 ? 0 : mean / se;
		}

		boolean tolerable(final Family of) {
			return of == Family.NONE ? ratio() >= -STANDARD_ERRORS : ratio() > STANDARD_ERRORS;
		}
	}

	private static Difference closest(final Family family, final List<ModelEvidence> models) {
		final ModelEvidence own = best(family, models);
		return models.stream().map(ModelEvidence::family).filter(other -> other != family).distinct()
			.map(other -> difference(own, best(other, models)))
			.min(Comparator.comparingDouble(Difference::ratio)).orElseThrow();
	}

	private static ModelEvidence best(final Family family, final List<ModelEvidence> models) {
		return models.stream().filter(model -> model.family() == family)
			.max(Comparator.comparingDouble(ModelEvidence::heldOutSum)).orElseThrow();
	}

	private static Difference difference(final ModelEvidence own, final ModelEvidence rival) {
		final SummaryStatistics differences = new SummaryStatistics();
		own.heldOut().forEach((animal, value) -> differences.addValue(value - rival.heldOut().get(animal)));
		return new Difference(rival.family(), differences.getMean(),
			differences.getStandardDeviation() / Math.sqrt(differences.getN()));
	}
}
