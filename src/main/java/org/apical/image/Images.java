package org.apical.image;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** Conversion between arrays of floats, row by row from the top, and images. */
public final class Images {

	private Images() {}

	/** An image of the given values, which are not copied. */
	public static Img<FloatType> of(final float[] values, final int width, final int height) {
		return ArrayImgs.floats(values, width, height);
	}

	/** The values of an image, row by row; the array behind the image, not a copy, if there is one. */
	public static float[] values(final Img<FloatType> image) {
		if (image instanceof ArrayImg<?, ?> array && array.update(null) instanceof FloatArray floats) {
			return floats.getCurrentStorageArray();
		}
		final float[] values = new float[(int) image.size()];
		int i = 0;
		for (final FloatType value : image) {
			values[i++] = value.get();
		}
		return values;
	}
}
