package org.apical.io.array;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.image.Mask;

/**
 * Masks as an array: one row for each pixel, {@code mask, row, column, weight}, all as float32, which holds whole
 * numbers up to 16 million exactly. Masks count from 0; a mask without pixels has no row.
 */
public final class Footprints {

	public static final int COLUMNS = 4;

	private Footprints() {}

	public static float[][] rows(final List<Optional<Mask>> masks) {
		final List<float[]> rows = new ArrayList<>();
		for (int m = 0; m < masks.size(); m++) {
			if (masks.get(m).isPresent()) {
				final int[] x = masks.get(m).get().x();
				final int[] y = masks.get(m).get().y();
				final float[] weight = masks.get(m).get().weight();
				for (int i = 0; i < x.length; i++) {
					rows.add(new float[] {m, y[i], x[i], weight[i]});
				}
			}
		}
		return rows.toArray(float[][]::new);
	}

	/**
	 * The masks of an array.
	 *
	 * @param count the number of masks
	 * @param file the name of the file in messages
	 * @throws InvalidInputException if the array has a mask number of {@code count} or more, or other columns
	 */
	public static List<Optional<Mask>> masks(final Npy array, final int count, final String file) {
		final int rows = array.shape()[0];
		if (array.shape().length != 2 || array.shape()[1] != COLUMNS) {
			throw new InvalidInputException(file + ": must have the columns mask, row, column, weight");
		}
		final List<List<float[]>> pixels = new ArrayList<>();
		for (int m = 0; m < count; m++) {
			pixels.add(new ArrayList<>());
		}
		for (int i = 0; i < rows; i++) {
			final float[] row = array.row(i);
			if (!(row[0] >= 0 && row[0] < count)) {
				throw new InvalidInputException(file + " row " + i + ": mask " + row[0] + ", but the table has " + count);
			}
			pixels.get((int) row[0]).add(row);
		}
		return pixels.stream().map(Footprints::mask).toList();
	}

	private static Optional<Mask> mask(final List<float[]> pixels) {
		if (pixels.isEmpty()) {
			return Optional.empty();
		}
		final float[] weight = new float[pixels.size()];
		for (int i = 0; i < weight.length; i++) {
			weight[i] = pixels.get(i)[3];
		}
		return Optional.of(new Mask(pixels.stream().mapToInt(p -> (int) p[2]).toArray(),
			pixels.stream().mapToInt(p -> (int) p[1]).toArray(), weight));
	}
}
