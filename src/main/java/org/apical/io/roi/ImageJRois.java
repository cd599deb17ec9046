package org.apical.io.roi;

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Mask;
import org.apical.io.text.Reason;

/**
 * Reads and writes ImageJ ROI sets. ImageJ's coordinates are those of pixel edges: its pixel (x, y) reaches
 * from x to x + 1, and has its centre at (x + 0.5, y + 0.5), while the centre is (x, y) here. A ROI's pixels
 * are the same in both.
 */
public final class ImageJRois {

	private static final String SUFFIX = ".roi";
	/** How many ROIs outside the image a message names at most. */
	private static final int NAMED = 5;
	/** The largest bounding box of a ROI, in areas of the image. */
	private static final int LARGEST_IN_IMAGES = 4;
	/** The largest bounding box of a ROI, px; a larger one comes from a damaged file. */
	private static final long LARGEST_PX = 1L << 22;
	/** The longest curve that is fitted, px. */
	private static final int LONGEST_CURVE_PX = 50_000;
	/** The number of bytes that are read of a ROI in a set at most. */
	private static final int LONGEST = 1 << 24;
	private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private ImageJRois() {}

	/**
	 * Writes the outline of each mask, in order, named by the ROI's id; a mask with holes or several pieces
	 * becomes a composite ROI. Weights are not written; {@link #writeWithWeights} does so. The same masks give
	 * the same bytes.
	 */
	public static void write(final Path zip, final List<org.apical.image.Roi> rois) {
		try {
			Files.createDirectories(zip.toAbsolutePath().getParent());
			try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
				for (final org.apical.image.Roi roi : rois) {
					final ZipEntry entry = new ZipEntry(roi.id() + SUFFIX);
					entry.setTimeLocal(NO_TIME);
					out.putNextEntry(entry);
					out.write(RoiEncoder.saveAsByteArray(outline(roi)));
					out.closeEntry();
				}
			}
		} catch (final IOException e) {
			throw new ApicalException(zip + ": cannot be written (" + Reason.of(e) + ")", e);
		}
	}

	/**
	 * Writes the set, and the weights in the table {@code <name>.weights.csv} beside it, where {@link #read}
	 * finds them.
	 */
	public static void writeWithWeights(final Path zip, final List<org.apical.image.Roi> rois) {
		write(zip, rois);
		RoiWeights.write(zip, rois);
	}

	private static Roi outline(final org.apical.image.Roi roi) {
		final int[] x = roi.mask().x();
		final int[] y = roi.mask().y();
		final int left = Arrays.stream(x).min().orElseThrow();
		final int top = Arrays.stream(y).min().orElseThrow();
		final ByteProcessor pixels = new ByteProcessor(Arrays.stream(x).max().orElseThrow() - left + 1,
			Arrays.stream(y).max().orElseThrow() - top + 1);
		for (int i = 0; i < x.length; i++) {
			pixels.set(x[i] - left, y[i] - top, 255);
		}
		pixels.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
		final Roi outline = new ThresholdToSelection().convert(pixels);
		outline.setLocation(left, top);
		outline.setName(roi.id());
		return outline;
	}

	/**
	 * Reads the areas of a {@code .zip} or {@code .roi} file: the pixels of ImageJ's own mask, with the weights
	 * of {@link #writeWithWeights} or 1, and the names in the set as ids. The signal-to-noise ratio is NaN.
	 * Pixels outside the image are cut off.
	 *
	 * @throws InvalidInputException naming ROIs that are lines, points, too large or wholly outside the image
	 */
	public static List<org.apical.image.Roi> read(final Path file, final int width, final int height) {
		final Problems problems = new Problems();
		final List<org.apical.image.Roi> rois = new ArrayList<>();
		final Set<String> names = new HashSet<>();
		final List<String> outside = new ArrayList<>();
		final RoiWeights weights = new RoiWeights(file);
		for (final Roi roi : decode(file)) {
			if (!names.add(roi.getName())) {
				problems.add(file.toString(), "two ROIs are named '" + roi.getName() + "'");
			}
			if (!roi.isArea()) {
				problems.add(file.toString(), "ROI '" + roi.getName() + "' is a "
					+ roi.getTypeAsString().toLowerCase(Locale.ROOT) + ", not an area");
				continue;
			}
			if (isHuge(roi, width, height)) {
				problems.add(file.toString(), "ROI '" + roi.getName() + "' is " + roi.getBounds().width + " × "
					+ roi.getBounds().height + " px, which no cell can be");
				continue;
			}
			final int[][] pixels = pixels(roi, width, height);
			if (pixels.length == 0) {
				outside.add("'" + roi.getName() + "' (x " + roi.getBounds().x + ", y " + roi.getBounds().y + ")");
				continue;
			}
			rois.add(new org.apical.image.Roi(roi.getName(), weights.of(roi.getName(), mask(pixels)), Double.NaN));
		}
		if (names.isEmpty()) {
			problems.add(file.toString(), "holds no ImageJ ROI");
		}
		if (!outside.isEmpty()) {
			problems.add(file.toString(), outside.size() + " of " + names.size() + " ROIs have no pixel inside the image of "
				+ width + " × " + height + " px: " + String.join(", ", outside.subList(0, Math.min(NAMED, outside.size())))
				+ (outside.size() > NAMED ? ", …" : "") + "; give ROIs that were drawn on this movie");
		}
		problems.throwIfAny();
		return rois;
	}

	/** Whether a ROI is too large to be a cell: the size in a damaged file may be anything, even negative. */
	private static boolean isHuge(final Roi roi, final int width, final int height) {
		final Rectangle bounds = roi.getBounds();
		return bounds.width < 0 || bounds.height < 0
			|| (long) bounds.width * bounds.height > Math.min((long) LARGEST_IN_IMAGES * width * height, LARGEST_PX);
	}

	private static int[][] pixels(final Roi roi, final int width, final int height) {
		final Rectangle bounds = roi.getBounds();
		final Rectangle seen = bounds.intersection(new Rectangle(width, height));
		if (seen.isEmpty()) {
			return new int[0][];
		}
		final ImageProcessor mask = roi.getMask();
		final List<int[]> pixels = new ArrayList<>();
		for (int y = seen.y; y < seen.y + seen.height; y++) {
			for (int x = seen.x; x < seen.x + seen.width; x++) {
				if (mask == null || mask.get(x - bounds.x, y - bounds.y) != 0) {
					pixels.add(new int[] {x, y});
				}
			}
		}
		return pixels.toArray(int[][]::new);
	}

	private static Mask mask(final int[][] pixels) {
		final float[] weights = new float[pixels.length];
		Arrays.fill(weights, 1);
		return new Mask(Arrays.stream(pixels).mapToInt(pixel -> pixel[0]).toArray(),
			Arrays.stream(pixels).mapToInt(pixel -> pixel[1]).toArray(), weights);
	}

	private static List<Roi> decode(final Path file) {
		final List<Roi> rois = new ArrayList<>();
		final String name = file.getFileName().toString();
		try {
			if (name.toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
				rois.add(decode(file, Files.readAllBytes(file), name));
				return rois;
			}
			try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
				for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
					if (entry.getName().endsWith(SUFFIX)) {
						rois.add(decode(file, zip.readNBytes(LONGEST), entry.getName()));
					}
				}
			}
		} catch (IOException | IllegalArgumentException e) {
			// An IllegalArgumentException comes from an entry's name that is not valid text.
			throw new InvalidInputException(file + ": cannot be read (" + Reason.of(e) + ")");
		}
		return rois;
	}

	private static Roi decode(final Path file, final byte[] bytes, final String name) {
		Roi roi = null;
		try {
			final Optional<byte[]> checked = RoiBytes.checked(bytes);
			if (checked.isPresent()) {
				final Roi decoded = new RoiDecoder(checked.get(), name).getRoi();
				roi = RoiBytes.isCurve(bytes) ? curve(decoded) : decoded;
			}
		} catch (IOException | RuntimeException e) {
			// The decoder returns null for some damaged files; all damage is reported below.
		}
		if (roi == null) {
			throw new InvalidInputException(file + ": " + name + " is no ImageJ ROI, or is damaged");
		}
		roi.setName(name.substring(name.lastIndexOf('/') + 1, name.length() - SUFFIX.length()));
		return roi;
	}

	/**
	 * Fits the curve. Null if it is longer than any image needs: ImageJ allocates memory in proportion to its
	 * length.
	 */
	private static Roi curve(final Roi roi) {
		if (roi instanceof PolygonRoi corners) {
			if (!(corners.getUncalibratedLength() < LONGEST_CURVE_PX)) {
				return null;
			}
			corners.fitSpline();
		}
		return roi;
	}
}
