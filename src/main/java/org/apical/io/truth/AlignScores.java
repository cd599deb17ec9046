package org.apical.io.truth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apical.image.FieldTransform;
import org.apical.io.results.AlignFolder;
import org.apical.simulate.score.Agreement;
import org.apical.simulate.score.Score;
import org.apical.study.Position;

/**
 * Scores of the alignment across days: the distance between the found and the true positions of the neurons.
 */
final class AlignScores {

	/** The largest median error with which the score passes. */
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
		return List.of(
			new Score("align", "median error of the neurons' places", Agreement.median(px), "px", MOST_PX, false),
			Score.reported("align", "largest of a day's median error", errors.stream().max(Double::compare).orElseThrow(),
				"px"));
	}

	private List<Double> errors(final String animal) {
		final List<AlignFolder.Entry> days = truth.transforms(animal);
		final String reference = days.get(0).session();
		final Map<List<String>, FieldTransform> found = AlignFolder.read(results.resolve(animal).resolve("align")).stream()
			.collect(Collectors.toMap(entry -> List.of(entry.session(), entry.plane()),
				entry -> entry.alignment().transform()));
		return days.stream().filter(
			day -> !day.session().equals(reference) && found.containsKey(List.of(day.session(), day.plane())))
			.map(day -> error(animal, reference, day, found.get(List.of(day.session(), day.plane())))).toList();
	}

	/** The median distance between the found and the true positions of a plane's neurons on a day, px. */
	private double error(final String animal, final String reference, final AlignFolder.Entry day,
		final FieldTransform found)
	{
		final Position here = shifts.shift(animal, day.session(), day.plane());
		final Position there = shifts.shift(animal, reference, day.plane());
		final double[] errors = truth.points(animal, day.plane()).stream().mapToDouble(point -> {
			final Position expected = day.alignment().transform().apply(point.xPx(), point.yPx());
			final Position at = found.apply(point.xPx() + there.xPx(), point.yPx() + there.yPx());
			return Math.hypot(at.xPx() - expected.xPx() - here.xPx(), at.yPx() - expected.yPx() - here.yPx());
		}).toArray();
		return Agreement.median(errors);
	}
}
