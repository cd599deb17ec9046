package org.apical.io.truth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apical.image.FieldTransform;
import org.apical.image.Mask;
import org.apical.io.array.Npy;
import org.apical.io.results.MatchFolder;
import org.apical.match.CompartmentMatching.Match;
import org.apical.simulate.score.Agreement;
import org.apical.simulate.score.Score;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Position;

/**
 * Scores of the compartments: the overlap of their pixels with the true footprints, the share that was matched,
 * and the correlation of their ΔF/F with the truth.
 */
final class CompartmentScores {

	/** The lowest median correlation of ΔF/F with which the score passes. */
	private static final double LEAST_CORRELATION = 0.9;
	/** The share of its largest value above which a pixel belongs to a true footprint. */
	private static final double IN_FOOTPRINT = 0.3;

	private record Row(Kind kind, boolean matched, double overlap, double purity, double correlation) {}

	private final TruthFolder truth;
	private final Path results;
	private final ReferenceShifts shifts;
	private final Map<Path, Npy> arrays = new HashMap<>();

	CompartmentScores(final TruthFolder truth, final Path results, final ReferenceShifts shifts) {
		this.truth = truth;
		this.results = results;
		this.shifts = shifts;
	}

	List<Score> scores() {
		final List<Row> rows = truth.animals().stream()
			.filter(animal -> Files.exists(results.resolve(animal).resolve("match").resolve("compartments.csv")))
			.flatMap(animal -> rows(animal).stream()).toList();
		final List<Score> scores = new ArrayList<>();
		for (final Kind kind : rows.stream().map(Row::kind).distinct().sorted(Comparator.naturalOrder()).toList()) {
			final List<Row> own = rows.stream().filter(row -> row.kind() == kind).toList();
			final String of = kind.label() + ": ";
			scores.add(Score.reported("match", of + "share of compartments matched",
				own.stream().filter(Row::matched).count() / (double) own.size(), "1"));
			scores.add(Score.reported("segment", of + "median overlap with the true footprint (intersection over union)",
				median(own, Row::overlap), "1"));
			scores.add(Score.reported("segment", of + "median share of pixels inside the true footprint",
				median(own, Row::purity), "1"));
			scores.add(new Score("trace", of + "median correlation of ΔF/F with the truth", median(own, Row::correlation),
				"1", LEAST_CORRELATION, true));
		}
		return scores;
	}

	private static double median(final List<Row> rows, final ToDoubleFunction<Row> value) {
		return Agreement.median(rows.stream().mapToDouble(value).toArray());
	}

	private List<Row> rows(final String animal) {
		final List<Match> matches = MatchFolder.read(results.resolve(animal).resolve("match"));
		final List<String> neurons = truth.neurons(animal);
		final List<Row> rows = new ArrayList<>();
		for (final String session : matches.stream().map(match -> match.compartment().session()).distinct().toList()) {
			final List<Match> own = matches.stream().filter(match -> match.compartment().session().equals(session)).toList();
			final Path dff = results.resolve(animal).resolve(session).resolve("trace").resolve("dff.npy");
			final Optional<Npy> traces = Files.exists(dff) ? Optional.of(Npy.read(dff)) : Optional.empty();
			for (int i = 0; i < own.size(); i++) {
				final int neuron = neurons.indexOf(own.get(i).compartment().neuron());
				if (neuron >= 0) {
					rows.add(row(animal, own.get(i), neuron, traces, i));
				}
			}
		}
		return rows;
	}

	private Row row(final String animal, final Match match, final int neuron, final Optional<Npy> traces, final int i) {
		final Compartment compartment = match.compartment();
		final double correlation = traces.map(
			dff -> correlation(dff.row(i),
				read(truth.dffFile(animal, compartment.session(), compartment.plane())).row(neuron)))
			.orElse(Double.NaN);
		final boolean matched = compartment.status() == Compartment.Status.MATCHED;
		if (match.mask().isEmpty()) {
			return new Row(compartment.kind(), matched, Double.NaN, Double.NaN, correlation);
		}
		final boolean[][] footprint = footprint(animal, compartment, neuron);
		final double common = inside(match.mask().get(), footprint);
		final int area = match.mask().get().area();
		final long size = IntStream.range(0, footprint.length).mapToLong(
			y -> IntStream.range(0, footprint[y].length).filter(x -> footprint[y][x]).count()).sum();
		return new Row(compartment.kind(), matched, common / (area + size - common), common / area, correlation);
	}

	private Npy read(final Path file) {
		return arrays.computeIfAbsent(file, Npy::read);
	}

	private static double correlation(final float[] found, final float[] truth) {
		return Agreement.correlation(doubles(found, truth.length), doubles(truth, truth.length));
	}

	private static double[] doubles(final float[] values, final int length) {
		return IntStream.range(0, length).mapToDouble(i -> i < values.length ? values[i] : Double.NaN).toArray();
	}

	private static int inside(final Mask mask, final boolean[][] footprint) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		return (int) IntStream.range(0, x.length).filter(i -> footprint[y[i]][x[i]]).count();
	}

	/** The true footprint moved to its place in the session's reference image, to the nearest pixel. */
	private boolean[][] footprint(final String animal, final Compartment compartment, final int neuron) {
		final Npy masks = read(truth.masksFile(animal, compartment.plane()));
		final float[] mask = masks.row(neuron);
		final FieldTransform day = truth.transforms(animal).stream()
			.filter(row -> row.session().equals(compartment.session()) && row.plane().equals(compartment.plane())).findFirst()
			.orElseThrow().alignment().transform();
		final Position shift = shifts.shift(animal, compartment.session(), compartment.plane());
		final int height = masks.shape()[1];
		final int width = masks.shape()[2];
		final boolean[][] footprint = new boolean[height][width];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final Position from = day.inverse(x - shift.xPx(), y - shift.yPx());
				final int column = (int) Math.round(from.xPx());
				final int row = (int) Math.round(from.yPx());
				footprint[y][x] = column >= 0 && row >= 0 && column < width && row < height
					&& mask[row * width + column] >= IN_FOOTPRINT;
			}
		}
		return footprint;
	}
}
