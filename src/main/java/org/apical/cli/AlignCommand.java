package org.apical.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.align.FieldAlignment;
import org.apical.image.Affine;
import org.apical.image.Images;
import org.apical.image.Movie;
import org.apical.io.AlignFolder;
import org.apical.io.Movies;
import org.apical.io.StudyFile;
import org.apical.study.MovieSource;
import org.apical.study.Position;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical align}: images of several days. */
@Command(name = "align", modelTransformer = AlignCommand.Algorithm.class,
	description = "Aligns images of the same field of view on several days; the first is the reference. Of an image with "
		+ "several frames the first is taken.")
final class AlignCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "IMAGE", arity = "2..*", description = "images of any format Bio-Formats reads")
	private List<Path> images;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "where results go")
	private Path out;

	@Override
	public Integer call() {
		StudyFile.requireWritable(out);
		final FieldAlignment alignment =
			new FieldAlignment(ParameterOptions.read(spec, FieldAlignment.Parameters.defaults()));
		final List<Img<FloatType>> read = readAll();
		final List<AlignFolder.Entry> entries = new ArrayList<>();
		for (int i = 0; i < read.size(); i++) {
			final FieldAlignment.Result result = alignment.align(read.get(0), read.get(i));
			entries.add(new AlignFolder.Entry(images.get(i).getFileName().toString(), "", result));
			final String number = String.format(Locale.ROOT, "%02d", i + 1);
			AlignFolder.writeWarp(out, number, "image", result.transform());
			AlignFolder.writeMean(out, number, "image", FieldAlignment.warped(read.get(i), result.transform(), read.get(0)));
			System.out.println(images.get(i) + ": " + said(result, read.get(i)));
		}
		AlignFolder.write(out, entries);
		return 0;
	}

	/** How the image's middle moved, how far it turned and how far it is bent. */
	private static String said(final FieldAlignment.Result result, final Img<FloatType> image) {
		final Affine affine = result.transform().affine();
		final double x = (image.dimension(0) - 1) / 2.0;
		final double y = (image.dimension(1) - 1) / 2.0;
		final Position middle = affine.apply(x, y);
		return String.format(Locale.ROOT,
			"dx %.2f px, dy %.2f px, rotation %.2f deg, warp up to %.2f px, correlation %.3f, %s", middle.xPx() - x,
			middle.yPx() - y, Math.toDegrees(Math.atan2(affine.m10() - affine.m01(), affine.m00() + affine.m11())),
			result.transform().largestPx(), result.correlation(), result.status().label());
	}

	/** All images, so that what is wrong with any is known before the first is written. */
	private List<Img<FloatType>> readAll() {
		final Problems problems = new Problems();
		final List<Img<FloatType>> read = new ArrayList<>();
		for (final Path file : images) {
			try {
				read.add(read(file));
				requireLike(read.get(0), read.get(read.size() - 1), file, problems);
			} catch (final InvalidInputException e) {
				problems.add(e);
			}
		}
		problems.throwIfAny();
		return read;
	}

	private static void requireLike(final Img<FloatType> first, final Img<FloatType> image, final Path file,
		final Problems problems)
	{
		if (image.dimension(0) != first.dimension(0) || image.dimension(1) != first.dimension(1)) {
			problems.add(file.toString(), "is " + image.dimension(0) + " × " + image.dimension(1) + " px, the first image "
				+ first.dimension(0) + " × " + first.dimension(1) + " px; they must be of one size");
		}
	}

	private static Img<FloatType> read(final Path file) {
		try (Movie image = Movies.open(MovieSource.of(file))) {
			final float[] values = new float[image.width() * image.height()];
			image.read(0, values);
			return Images.of(values, image.width(), image.height());
		}
	}

	static final class Algorithm implements IModelTransformer {

		@Override
		public CommandSpec transform(final CommandSpec command) {
			ParameterOptions.add(command, FieldAlignment.Parameters.defaults());
			return command;
		}
	}
}
