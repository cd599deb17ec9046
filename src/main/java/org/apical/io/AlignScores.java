package org.apical.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apical.image.Affine;
import org.apical.simulate.Agreement;
import org.apical.simulate.Score;
import org.apical.study.Position;

/** Scores of the alignment across days: distance between the found and the true offset, in every plane of every day. */
final class AlignScores {

	private static final double MOST_PX = 0.5;

	private final TruthFolder truth;
	private final Path results;
	private final ReferenceShifts shifts;

	AlignScores(final TruthFolder truth, final Path results, final ReferenceShifts shifts) {
		this.truth = truth;
		this.results = results;
		this.shifts = shifts;
	}

	List<Score> scores() {
		final List<Double> errors = new ArrayList<>();
		for (final String animal : truth.animals()) {
			if (Files.exists(results.resolve(animal).resolve("align").resolve("align.csv"))) {
				errors.addAll(errors(animal));
			}
		}
		if (errors.isEmpty()) {
			return List.of();
		}
		final double[] px = errors.stream().mapToDouble(Double::doubleValue).toArray();
		return List.of(new Score("align", "median error of the day's offset", Agreement.median(px), "px", MOST_PX, false),
			Score.reported("align", "largest error of a day's offset", errors.stream().max(Double::compare).orElseThrow(),
				"px"));
	}

	private List<Double> errors(final String animal) {
		final List<TruthFolder.DayOffset> days = truth.days(animal);
		final String reference = days.get(0).session();
		final Map<List<String>, Affine> found = AlignFolder.read(results.resolve(animal).resolve("align")).stream()
			.collect(Collectors.toMap(entry -> List.of(entry.session(), entry.plane()),
				entry -> entry.alignment().transform().affine()));
		final Function<TruthFolder.DayOffset, Double> error = day -> {
			final Position here = shifts.shift(animal, day.session(), day.plane());
			final Position there = shifts.shift(animal, reference, day.plane());
			final Affine affine = found.get(List.of(day.session(), day.plane()));
			return Math.hypot(affine.m02() - day.offset().xPx() - here.xPx() + there.xPx(),
				affine.m12() - day.offset().yPx() - here.yPx() + there.yPx());
		};
		return days.stream()
			.filter(day -> !day.session().equals(reference) && found.containsKey(List.of(day.session(), day.plane())))
			.map(error).toList();
	}
}
