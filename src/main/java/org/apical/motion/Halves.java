package org.apical.motion;

import org.apical.image.BlankRows;
import org.apical.image.FrameSum;
import org.apical.image.MeanImage;

/** Means of the even and of the odd frames, whose noise is independent. Not thread-safe. */
final class Halves {

	private final int width;
	private final int height;
	private final BlankRows blank;
	private final MeanImage even;
	private final MeanImage odd;

	Halves(final int width, final int height, final BlankRows blank) {
		this.width = width;
		this.height = height;
		this.blank = blank;
		even = new MeanImage(width, height, blank);
		odd = new MeanImage(width, height, blank);
	}

	/** Adds a sum of even frames and a sum of odd frames. */
	void add(final FrameSum ofEven, final FrameSum ofOdd) {
		even.add(ofEven);
		odd.add(ofOdd);
	}

	/** The mean of all frames. */
	MeanImage together() {
		final MeanImage together = new MeanImage(width, height, blank);
		together.add(even);
		together.add(odd);
		return together;
	}

	/**
	 * √(mean of ∇even·∇odd), the root mean square gradient free of noise, over the pixels that more than half of
	 * the frames of each half show; 0 if that mean is not positive. Motion blurs the mean and makes it smaller.
	 */
	double crispness() {
		final boolean[] shown = shown();
		final float[] a = even.filled();
		final float[] b = odd.filled();
		double sum = 0;
		int n = 0;
		for (int y = 0; y + 1 < height; y++) {
			for (int i = y * width; i < (y + 1) * width - 1; i++) {
				if (shown[i] && shown[i + 1] && shown[i + width]) {
					sum += (double) (a[i + 1] - a[i]) * (b[i + 1] - b[i]);
					sum += (double) (a[i + width] - a[i]) * (b[i + width] - b[i]);
					n++;
				}
			}
		}
		return n == 0 || sum <= 0 ? 0 : Math.sqrt(sum / n);
	}

	private boolean[] shown() {
		final int[] inEven = even.counts();
		final int[] inOdd = odd.counts();
		final boolean[] shown = new boolean[inEven.length];
		for (int i = 0; i < shown.length; i++) {
			shown[i] = 2 * inEven[i] > even.frames() && 2 * inOdd[i] > odd.frames();
		}
		return shown;
	}
}
