package org.apical.io.roi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.Problems;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;

/**
 * The weights of an ImageJ ROI set's pixels, which the set itself cannot hold, in a table beside it: those of
 * {@code soma.zip} are in {@code soma.weights.csv} (roi, x_px, y_px, weight). They are used for a ROI only if
 * its pixels are the same as in the table; a ROI that was drawn again has weights of 1.
 */
public final class RoiWeights {

	private static final String[] COLUMNS = {"roi", "x_px", "y_px", "weight"};

	private final Map<String, Map<Long, Float>> weights = new HashMap<>();

	/** Reads the weights beside a set; there are none if there is no table. */
	RoiWeights(final Path set) {
		final Path file = file(set);
		if (!Files.isRegularFile(file)) {
			return;
		}
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of(COLUMNS), List.of());
		for (int row = 0; row < table.rows(); row++) {
			final double weight = table.requiredNumber(row, "weight");
			final double x = table.requiredNumber(row, "x_px");
			final double y = table.requiredNumber(row, "y_px");
			if (!((float) weight > 0)) {
				problems.add(table.at(row), "weight is '" + table.text(row, "weight") + "', must be above 0");
			}
			weights.computeIfAbsent(table.text(row, "roi"), roi -> new HashMap<>()).put(pixel((int) x, (int) y),
				(float) weight);
		}
		problems.throwIfAny();
	}

	public static Path file(final Path set) {
		return set.resolveSibling(set.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", "") + ".weights.csv");
	}

	static void write(final Path set, final List<Roi> rois) {
		try (CsvOut out = new CsvOut(file(set), COLUMNS)) {
			for (final Roi roi : rois) {
				final int[] x = roi.mask().x();
				final int[] y = roi.mask().y();
				final float[] weight = roi.mask().weight();
				for (int i = 0; i < x.length; i++) {
					out.row(roi.id(), x[i], y[i], weight[i]);
				}
			}
		}
	}

	private static long pixel(final int x, final int y) {
		return ((long) y << 32) + x;
	}

	/** The mask with the table's weights, if it has the same pixels. */
	Mask of(final String roi, final Mask mask) {
		final Map<Long, Float> known = weights.getOrDefault(roi, Map.of());
		final int[] x = mask.x();
		final int[] y = mask.y();
		final float[] weight = new float[x.length];
		for (int i = 0; i < x.length; i++) {
			final Float found = known.get(pixel(x[i], y[i]));
			if (found == null || known.size() != x.length) {
				return mask;
			}
			weight[i] = found;
		}
		return new Mask(x, y, weight);
	}
}
