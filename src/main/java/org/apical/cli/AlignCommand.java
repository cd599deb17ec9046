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
import org.apical.io.movie.Movies;
import org.apical.io.results.AlignFolder;
import org.apical.io.results.WritableFolder;
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
		+ "several frames, the first frame is used.")
final class AlignCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "IMAGE", arity = "2..*", description = "images of any format Bio-Formats reads")
	private List<Path> images;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "where results go")
	private Path out;

	@Override
	public Integer call() {
		WritableFolder.require(out);
		final FieldAlignment alignment =
			new FieldAlignment(ParameterOptions.read(spec, FieldAlignment.Parameters.defaults()));
		final List<Field> read = readAll();
		final Field first = read.get(0);
		final List<AlignFolder.Entry> entries = new ArrayList<>();
		for (int i = 0; i < read.size(); i++) {
			final Img<FloatType> image = read.get(i).image;
			final FieldAlignment.Result result = alignment.align(first.image, image, read.get(i).scale(first));
			entries.add(new AlignFolder.Entry(images.get(i).getFileName().toString(), "", result));
			final String number = String.format(Locale.ROOT, "%02d", i + 1);
			AlignFolder.writeWarp(out, number, "image", result.transform());
			AlignFolder.writeMean(out, number, "image", FieldAlignment.warped(image, result.transform(), first.image));
			System.out.println(images.get(i) + ": " + said(result, first.image, image) + read.get(i).unlike(first));
		}
		AlignFolder.write(out, entries);
		return 0;
	}

	/** The line for an image: how the middle of the field moved, the rotation and the largest warp. */
	private static String said(final FieldAlignment.Result result, final Img<FloatType> first,
		final Img<FloatType> image)
	{
		final Affine affine = result.transform().affine();
		final Position middle = affine.apply((first.dimension(0) - 1) / 2.0, (first.dimension(1) - 1) / 2.0);
		return String.format(Locale.ROOT,
			"dx %.2f px, dy %.2f px, rotation %.2f deg, warp up to %.2f px, correlation %.3f, %s",
			middle.xPx() - (image.dimension(0) - 1) / 2.0, middle.yPx() - (image.dimension(1) - 1) / 2.0,
			Math.toDegrees(Math.atan2(affine.m10() - affine.m01(), affine.m00() + affine.m11())),
			result.transform().largestPx(), result.correlation(), result.status().label());
	}

	/** Reads all images before anything is written, so that every problem is reported at once. */
	private List<Field> readAll() {
		final Problems problems = new Problems();
		final List<Field> read = new ArrayList<>();
		for (final Path file : images) {
			try {
				read.add(Field.read(file));
			} catch (final InvalidInputException e) {
				problems.add(e);
			}
		}
		problems.throwIfAny();
		return read;
	}

	/**
	 * An image and its pixel size.
	 *
	 * @param pixelSizeUm side of a pixel, µm; NaN if the file does not give it
	 */
	private record Field(Img<FloatType> image, double pixelSizeUm) {

		static Field read(final Path file) {
			try (Movie movie = Movies.open(MovieSource.of(file))) {
				final float[] values = new float[movie.width() * movie.height()];
				movie.read(0, values);
				return new Field(Images.of(values, movie.width(), movie.height()), movie.pixelSizeUm());
			}
		}

		/** The number of this image's pixels for one pixel of another; 1 if either pixel size is not known. */
		double scale(final Field other) {
			final double scale = other.pixelSizeUm / pixelSizeUm;
			return scale > 0 && scale < Double.POSITIVE_INFINITY ? scale : 1;
		}

		/** A remark if the image is rescaled or has another size than the first; otherwise empty. */
		String unlike(final Field first) {
			final boolean sameSize = image.dimension(0) == first.image.dimension(0)
				&& image.dimension(1) == first.image.dimension(1);
			return (scale(first) == 1 ? "" : String.format(Locale.ROOT,
				"; rescaled from %.4g to the first image's %.4g um per pixel", pixelSizeUm, first.pixelSizeUm))
				+ (sameSize ? "" : "; its " + image.dimension(0) + " × " + image.dimension(1) + " px are centred on"
					+ " the first image's "
					+ first.image.dimension(0) + " × " + first.image.dimension(1) + " px");
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
