package org.apical.flow.tasks;

import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.image.FootprintSet;
import org.apical.image.Images;
import org.apical.image.Mask;

/** The sum of a day's footprints, each scaled to a largest weight of 1, in place of a mean image of the field. */
final class FootprintImage {

	private FootprintImage() {}

	static Img<FloatType> of(final FootprintSet day, final int width, final int height) {
		final float[] image = new float[width * height];
		for (final Optional<Mask> footprint : day.footprints()) {
			footprint.ifPresent(mask -> add(mask, width, image));
		}
		return Images.of(image, width, height);
	}

	private static void add(final Mask mask, final int width, final float[] image) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		final float[] weight = mask.weight();
		float largest = 0;
		for (final float value : weight) {
			largest = Math.max(largest, value);
		}
		for (int i = 0; i < x.length; i++) {
			image[y[i] * width + x[i]] += weight[i] / largest;
		}
	}
}
