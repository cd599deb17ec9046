package org.apical.io.movie;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Small movies for tests; the value at (x, y) of frame t is 100 t + 10 y + x, different for all pixels of a
 * frame.
 */
public final class Tiffs {

	private Tiffs() {}

	static float value(final int x, final int y, final int t) {
		return 100 * t + 10 * y + x;
	}

	static Path bytes(final Path file, final int width, final int height, final int frames) {
		return save(file, movie(() -> new ByteProcessor(width, height), frames, 0), frames);
	}

	public static Path shorts(final Path file, final int width, final int height, final int frames) {
		return save(file, movie(() -> new ShortProcessor(width, height), frames, 0), frames);
	}

	static Path floats(final Path file, final int width, final int height, final int frames) {
		return save(file, movie(() -> new FloatProcessor(width, height), frames, 0), frames);
	}

	/**
	 * A movie of 16-bit pixels that ImageJ shows 32768 lower, with a frame interval of 0.05 s and pixels of 0.8
	 * µm.
	 */
	public static Path signed(final Path file, final int width, final int height, final int frames, final int offset) {
		final ImagePlus movie = movie(() -> new ShortProcessor(width, height), frames, 32768 + offset);
		final Calibration calibration = movie.getCalibration();
		calibration.setSigned16BitCalibration();
		calibration.frameInterval = 0.05;
		calibration.pixelWidth = 0.8;
		calibration.pixelHeight = 0.8;
		calibration.setUnit("um");
		return save(file, movie, frames);
	}

	private static ImagePlus movie(final Supplier<ImageProcessor> blank, final int frames, final int offset) {
		final ImageStack stack = new ImageStack();
		for (int t = 0; t < frames; t++) {
			final ImageProcessor frame = blank.get();
			for (int y = 0; y < frame.getHeight(); y++) {
				for (int x = 0; x < frame.getWidth(); x++) {
					frame.setf(x, y, value(x, y, t) + offset);
				}
			}
			stack.addSlice("", frame);
		}
		return new ImagePlus("", stack);
	}

	private static Path save(final Path file, final ImagePlus movie, final int frames) {
		movie.setDimensions(1, 1, frames);
		try {
			Files.createDirectories(file.getParent());
			return Files.write(file, new FileSaver(movie).serialize());
		} catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
