package org.apical.io.imported;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apical.image.Mask;
import org.apical.io.hdf5.Hdf5File;

/**
 * The pixels of a {@code PlaneSegmentation}: images of weights, or lists of pixels. For lists, NWB does not
 * state the size of the image, which is therefore taken as just large enough to hold all pixels.
 *
 * @param column the path of the masks; empty if there are none
 * @param ends for lists of pixels, the end of each row's pixels in the list; empty for images
 * @param widthPx the width of the image, px; 0 if there are no pixels
 * @param heightPx the height of the image, px; 0 if there are no pixels
 */
record NwbMasks(String column, int[] ends, int widthPx, int heightPx) {

	private static final String[] FIELDS = {"x", "y", "weight"};

	static NwbMasks of(final Hdf5File nwb, final String table, final int rows) {
		final String images = table + "/image_mask";
		if (nwb.isNumeric(images)) {
			final int[] shape = nwb.shape(images, 3);
			if (shape[0] != rows) {
				throw nwb.wrong(images, "has " + shape[0] + " images for " + rows + " ROIs");
			}
			return new NwbMasks(images, new int[0], shape[1], shape[2]);
		}
		return Stream.of("/pixel_mask", "/voxel_mask").map(name -> table + name).filter(nwb::isCompound).findFirst()
			.map(pixels -> ofPixels(nwb, pixels, rows)).orElse(new NwbMasks("", new int[0], 0, 0));
	}

	private static NwbMasks ofPixels(final Hdf5File nwb, final String column, final int rows) {
		final String index = column + "_index";
		nwb.shape(index, 1);
		final int[] ends = nwb.integers(index);
		final long pixels = nwb.shape(column)[0];
		final boolean ordered = IntStream.range(0, ends.length).allMatch(i -> ends[i] >= (i == 0 ? 0 : ends[i - 1]));
		if (ends.length != rows || !ordered || pixels >= Integer.MAX_VALUE || rows > 0 && ends[rows - 1] > pixels) {
			throw nwb.wrong(index, "does not divide the " + pixels + " pixels among " + rows + " ROIs");
		}
		final double[][] all = nwb.fields(column, 0, (int) pixels, FIELDS);
		return new NwbMasks(column, ends, size(nwb, column, all[0]), size(nwb, column, all[1]));
	}

	private static int size(final Hdf5File nwb, final String column, final double... coordinates) {
		if (Arrays.stream(coordinates).anyMatch(value -> !(value >= 0 && value < 1e6))) {
			throw nwb.wrong(column, "has a pixel that is in no image");
		}
		return (int) Arrays.stream(coordinates).max().orElse(-1) + 1;
	}

	/** The pixels of a row with positive weight; empty if there are none. */
	Optional<Mask> mask(final Hdf5File nwb, final int row) {
		if (column.isEmpty()) {
			return Optional.empty();
		}
		if (ends.length > 0) {
			final int from = row == 0 ? 0 : ends[row - 1];
			return ends[row] == from ? Optional.empty()
				: mask(nwb.fields(column, from, ends[row] - from, FIELDS));
		}
		final double[] image =
			nwb.numbers(column, new long[] {row, 0, 0}, new int[] {1, widthPx, heightPx});
		final double[][] fields = new double[FIELDS.length][image.length];
		Arrays.setAll(fields[0], i -> i / heightPx);
		Arrays.setAll(fields[1], i -> i % heightPx);
		fields[2] = image;
		return mask(fields);
	}

	private static Optional<Mask> mask(final double[][] fields) {
		final int[] used = IntStream.range(0, fields[0].length)
			.filter(i -> (float) fields[2][i] > 0 && fields[2][i] <= Float.MAX_VALUE).toArray();
		final float[] weight = new float[used.length];
		for (int i = 0; i < used.length; i++) {
			weight[i] = (float) fields[2][used[i]];
		}
		return used.length == 0 ? Optional.empty()
			: Optional.of(new Mask(IntStream.of(used).map(i -> (int) fields[0][i]).toArray(),
				IntStream.of(used).map(i -> (int) fields[1][i]).toArray(), weight));
	}
}
