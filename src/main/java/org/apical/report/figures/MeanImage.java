package org.apical.report.figures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.image.Images;

/**
 * A grey image prepared for the page: averaged over blocks of pixels until it is small enough, its contrast stretched
 * from the 1st to the 99.7th percentile.
 */
public final class MeanImage {

	private final int widthPx;
	private final int heightPx;
	private final int block;
	private final float[] values;

	/** @param largestPx longest side that the picture may have */
	public MeanImage(final Img<FloatType> image, final int largestPx) {
		widthPx = (int) image.dimension(0);
		heightPx = (int) image.dimension(1);
		block = Math.max(1, (Math.max(widthPx, heightPx) + largestPx - 1) / largestPx);
		values = blocks(Images.values(image));
	}

	public int widthPx() {
		return widthPx;
	}

	public int heightPx() {
		return heightPx;
	}

	private int columns() {
		return (widthPx + block - 1) / block;
	}

	private int rows() {
		return (heightPx + block - 1) / block;
	}

	private float[] blocks(final float[] pixels) {
		final float[] means = new float[columns() * rows()];
		for (int i = 0; i < means.length; i++) {
			final int x0 = i % columns() * block;
			final int y0 = i / columns() * block;
			double sum = 0;
			int count = 0;
			for (int y = y0; y < Math.min(y0 + block, heightPx); y++) {
				for (int x = x0; x < Math.min(x0 + block, widthPx); x++) {
					sum += pixels[y * widthPx + x];
					count++;
				}
			}
			means[i] = (float) (sum / count);
		}
		return means;
	}

	/** An SVG image element in which a pixel of the original is {@code scale} units wide. */
	public String element(final double scale) {
		return "<image x=\"0\" y=\"0\" width=\"" + Text.plain(columns() * block * scale) + "\" height=\""
			+ Text.plain(rows() * block * scale) + "\" preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,"
			+ Base64.getEncoder().encodeToString(png()) + "\"/>\n";
	}

	private byte[] png() {
		final BufferedImage grey = new BufferedImage(columns(), rows(), BufferedImage.TYPE_BYTE_GRAY);
		final float[] sorted = finite();
		final float black = sorted.length == 0 ? 0 : sorted[(int) (0.01 * (sorted.length - 1))];
		final float white = sorted.length == 0 ? 1 : sorted[(int) (0.997 * (sorted.length - 1))];
		for (int i = 0; i < values.length; i++) {
			final double level = Double.isFinite(values[i]) ? 255 * (values[i] - black) / Math.max(white - black, 1e-12) : 0;
			grey.getRaster().setSample(i % columns(), i / columns(), 0, (int) Math.round(Math.min(255, Math.max(0, level))));
		}
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			ImageIO.write(grey, "png", out);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	private float[] finite() {
		final float[] sorted = values.clone();
		Arrays.sort(sorted);
		int end = sorted.length;
		while (end > 0 && !Float.isFinite(sorted[end - 1])) {
			end--;
		}
		return Arrays.copyOf(sorted, end);
	}
}
