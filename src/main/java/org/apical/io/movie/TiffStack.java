package org.apical.io.movie;

import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.TiffEncoder;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apical.ApicalException;
import org.apical.io.text.Decimal;
import org.apical.io.text.Reason;

/** Writes movies as uncompressed 16-bit TIFF stacks like ImageJ's, frame by frame. */
public final class TiffStack {

	private static final int BUFFER_BYTES = 1 << 20;

	private TiffStack() {}

	/** The source of the frames. */
	@FunctionalInterface
	public interface Frames {

		/**
		 * Gives a frame; the frames are asked for in order, each once.
		 *
		 * @param frame the number of the frame, from 0
		 * @param into is filled with width × height unsigned values, row by row
		 */
		void frame(int frame, short[] into);
	}

	/**
	 * Writes a stack, holding one frame in memory at a time; the file states the frame interval and the pixel
	 * size.
	 *
	 * @throws ApicalException if the file cannot be written
	 */
	public static void write(final Path file, final int width, final int height, final int frames,
		final double frameRateHz, final double pixelSizeUm, final Frames source)
	{
		final FileInfo info = new FileInfo();
		info.fileType = FileInfo.GRAY16_UNSIGNED;
		info.width = width;
		info.height = height;
		info.nImages = frames;
		info.unit = "micron";
		info.pixelWidth = pixelSizeUm;
		info.pixelHeight = pixelSizeUm;
		info.description = description(frames, frameRateHz);
		info.virtualStack = new Stack(width, height, frames, source);
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
				new TiffEncoder(info).write(out);
			}
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written (" + Reason.of(e) + ")", e);
		}
	}

	private static String description(final int frames, final double frameRateHz) {
		return "ImageJ=1.54f\nimages=" + frames + "\nframes=" + frames + "\nunit=micron\nfinterval="
			+ Decimal.text(1 / frameRateHz) + "\nfps=" + Decimal.text(frameRateHz) + "\nloop=false\n";
	}

	private static final class Stack extends VirtualStack {

		private final int width;
		private final int height;
		private final int frames;
		private final Frames source;
		private final short[] pixels;

		private Stack(final int width, final int height, final int frames, final Frames source) {
			this.width = width;
			this.height = height;
			this.frames = frames;
			this.source = source;
			this.pixels = new short[width * height];
		}

		@Override
		public int size() {
			return frames;
		}

		@Override
		public ImageProcessor getProcessor(final int slice) {
			source.frame(slice - 1, pixels);
			return new ShortProcessor(width, height, pixels, null);
		}
	}
}
