package org.apical.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.align.FieldAlignment;
import org.apical.align.FieldAlignment.Status;
import org.apical.flow.tasks.Tracking;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.image.FootprintSet;
import org.apical.io.imported.FootprintFile;
import org.apical.io.results.AlignFolder;
import org.apical.io.results.TrackFolder;
import org.apical.io.results.WritableFolder;
import org.apical.match.DayAgreement;
import org.apical.match.FootprintMoves;
import org.apical.match.RoiTracking;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical track}: the same ROIs across days. */
@Command(name = "track", modelTransformer = TrackCommand.Algorithm.class,
	description = "Finds the same cells across days from footprints of any tool. Give one file per day, in the"
		+ " order of days; the first is the reference. Writes matches.csv (neuron, session, roi, probability,"
		+ " status; numbers start at 1) and align.csv.")
final class TrackCommand implements Callable<Integer> {

	/** The largest relative difference of two days' image sizes; more means that the pixel sizes differ. */
	private static final double MOST_SIZE_DIFFERENCE = 0.1;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FOOTPRINTS", arity = "2..*",
		description = "ImageJ ROI sets, suite2p folders, CaImAn or NWB "
			+ "files, or NPY or MATLAB arrays (ROI × row × column)")
	private List<Path> files;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "where results go")
	private Path out;

	@Option(names = "--pixel-um", paramLabel = "P", split = ",", description = "side of a pixel of every file, µm, as "
		+ "P,P,…; days with another pixel size than the first are rescaled (default: all the same)")
	private List<Double> pixelUm = List.of();

	@Override
	public Integer call() {
		WritableFolder.require(out);
		final FieldAlignment.Parameters alignment = ParameterOptions.read(spec, FieldAlignment.Parameters.defaults());
		final RoiTracking tracking = new RoiTracking(ParameterOptions.read(spec, RoiTracking.Parameters.defaults()));
		final Tracking.Result result =
			Tracking.of(readAll(), alignment, tracking, (done, total) -> {});
		final List<AlignFolder.Entry> entries = new ArrayList<>();
		for (int day = 0; day < files.size(); day++) {
			final FieldAlignment.Result found = result.alignments().get(day);
			final FieldTransform transform = found.transform().then(ownPixels(day));
			entries.add(new AlignFolder.Entry(String.valueOf(day + 1), "footprints",
				new FieldAlignment.Result(transform, found.correlation(), found.status())));
			AlignFolder.writeWarp(out, String.valueOf(day + 1), "footprints", transform);
		}
		AlignFolder.write(out, entries);
		TrackFolder.write(out, result.rois());
		return told(result);
	}

	/** The transform from a day's rescaled pixels to the pixels of its file. */
	private Affine ownPixels(final int day) {
		final double scale = pixelUm.isEmpty() ? 1 : pixelUm.get(0) / pixelUm.get(day);
		return new Affine(scale, 0, (scale - 1) / 2, 0, scale, (scale - 1) / 2);
	}

	/** Prints one line for each day and an error for each day that could not be aligned; gives the exit status. */
	private int told(final Tracking.Result result) {
		int failed = 0;
		for (int day = 0; day < files.size(); day++) {
			final int session = day;
			final Status status = result.alignments().get(day).status();
			final long all = result.rois().stream().filter(roi -> roi.day() == session).count();
			final long matched = result.rois().stream().filter(roi -> roi.day() == session && roi.matched()).count();
			System.out.printf(Locale.ROOT, "%s: alignment %s, %d of %d ROIs matched (%.1f %%)%n", files.get(day),
				status.label(), matched, all, 100.0 * matched / Math.max(1, all));
			if (status == Status.FAILED) {
				System.err.println(files.get(day) + ": cannot be aligned with " + files.get(0)
					+ ", so none of its ROIs is matched; is it the same field of view?");
				failed++;
			}
		}
		for (final DayAgreement two : result.agreements()) {
			if (two.isByChance()) {
				System.err.println(files.get(two.dayA()) + " and " + files.get(two.dayB()) + " have no more ROIs in common than"
					+ " two different fields would. Do not trust their matches; are they the same field of view, and were"
					+ " they recorded with the same zoom?");
			}
		}
		return failed == 0 ? 0 : Main.FAILED;
	}

	private List<FootprintSet> readAll() {
		final Problems problems = new Problems();
		if (!pixelUm.isEmpty() && (pixelUm.size() != files.size() || pixelUm.stream().anyMatch(um -> !(um > 0)))) {
			problems.add("--pixel-um", "is " + pixelUm + ", must be one size above 0 for each of the " + files.size()
				+ " files");
		}
		final List<FootprintSet> days = new ArrayList<>();
		for (final Path file : files) {
			try {
				days.add(FootprintFile.read(file));
			} catch (final InvalidInputException e) {
				problems.add(e);
			}
		}
		problems.throwIfAny();
		final List<FootprintSet> scaled = new ArrayList<>();
		for (int day = 0; day < days.size(); day++) {
			scaled.add(scaled(days.get(day), day));
			requireLike(scaled.get(0), scaled.get(day), problems);
		}
		problems.throwIfAny();
		return scaled;
	}

	private FootprintSet scaled(final FootprintSet day, final int number) {
		if (pixelUm.isEmpty() || pixelUm.get(number).equals(pixelUm.get(0))) {
			return day;
		}
		System.err.printf(Locale.ROOT, "%s: its pixels are %s µm, those of %s %s µm: rescaled%n", files.get(number),
			pixelUm.get(number), files.get(0), pixelUm.get(0));
		return FootprintMoves.scaled(day, pixelUm.get(number) / pixelUm.get(0));
	}

	private static void requireLike(final FootprintSet first, final FootprintSet day, final Problems problems) {
		final double difference = Math.max(Math.abs(1 - (double) day.width() / first.width()),
			Math.abs(1 - (double) day.height() / first.height()));
		if (!first.sizeKnown() || !day.sizeKnown()) {
			return;
		}
		if (difference > MOST_SIZE_DIFFERENCE) {
			problems.add(day.name(), "has an image of " + day.width() + " × " + day.height() + " px, " + first.name() + " of "
				+ first.width() + " × " + first.height() + " px; days must be of one size, or their pixels' sizes given with"
				+ " --pixel-um");
		} else if (difference > 0) {
			System.err.println(day.name() + ": has an image of " + day.width() + " × " + day.height() + " px, "
				+ first.name() + " of " + first.width() + " × " + first.height() + " px: they are aligned at their top"
				+ " left corners");
		}
	}

	static final class Algorithm implements IModelTransformer {

		@Override
		public CommandSpec transform(final CommandSpec command) {
			ParameterOptions.add(command, FieldAlignment.Parameters.defaults());
			ParameterOptions.add(command, RoiTracking.Parameters.defaults());
			return command;
		}
	}
}
