package org.apical.simulate.tissue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apical.study.Position;

/**
 * The undisplaced scene of a session with a margin on all sides, into which the tissue moves; one value a pixel, row by
 * row. Positions are those of the image, so that the margin begins at −{@value #MARGIN_PX}.
 */
final class Canvas {

	static final int MARGIN_PX = 16;
	private static final float LEAST = 0.004f;
	/** Nobody clicks nearer to the border of the image than this. */
	private static final int BORDER_PX = 5;

	/** Light as a function of the distance from a point, px. */
	interface Light {
		double at(double dxPx, double dyPx);
	}

	private final int width;
	private final int height;
	private final float[] values;
	/** The rows that were painted on, from the first to the one before the second. */
	private int firstRow;
	private int endRow;

	Canvas(final Specimen specimen) {
		width = specimen.widthPx() + 2 * MARGIN_PX;
		height = specimen.heightPx() + 2 * MARGIN_PX;
		values = new float[width * height];
		firstRow = height;
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	float[] values() {
		return values;
	}

	/** The position of a pixel of the canvas in the image, px. */
	static double px(final int i) {
		return i - MARGIN_PX;
	}

	/** Adds light within a distance of a point. */
	void paint(final Position centre, final double reachPx, final Light light) {
		final double x = centre.xPx() + MARGIN_PX;
		final double y = centre.yPx() + MARGIN_PX;
		touch(y - reachPx, y + reachPx);
		for (int row = Math.max(0, (int) (y - reachPx)); row <= Math.min(height - 1, (int) (y + reachPx)); row++) {
			for (int column = Math.max(0, (int) (x - reachPx)); column
				<= Math.min(width - 1, (int) (x + reachPx)); column++)
			{
				values[row * width + column] += (float) light.at(column - x, row - y);
			}
		}
	}

	/** Adds a Gaussian spot of a given sum. */
	void spot(final double xPx, final double yPx, final double sdPx, final double sum) {
		final double x = xPx + MARGIN_PX;
		final double y = yPx + MARGIN_PX;
		final int reach = (int) Math.ceil(2.8 * sdPx);
		final int left = Math.max(0, (int) x - reach);
		final int right = Math.min(width - 1, (int) x + reach + 1);
		if (right < left || y < -reach || y > height + reach) {
			return;
		}
		final float[] across = new float[right - left + 1];
		for (int i = 0; i < across.length; i++) {
			across[i] = (float) Math.exp(-(left + i - x) * (left + i - x) / (2 * sdPx * sdPx));
		}
		touch(y - reach, y + reach + 1);
		final double peak = sum / (2 * Math.PI * sdPx * sdPx);
		for (int row = Math.max(0, (int) y - reach); row <= Math.min(height - 1, (int) y + reach + 1); row++) {
			final float down = (float) (peak * Math.exp(-(row - y) * (row - y) / (2 * sdPx * sdPx)));
			for (int i = 0; i < across.length; i++) {
				values[row * width + left + i] += down * across[i];
			}
		}
	}

	private void touch(final double fromRow, final double toRow) {
		firstRow = Math.max(0, Math.min(firstRow, (int) fromRow));
		endRow = Math.min(height, Math.max(endRow, (int) toRow + 1));
	}

	void scale(final float factor) {
		for (int i = firstRow * width; i < endRow * width; i++) {
			values[i] *= factor;
		}
	}

	/**
	 * One of the pixels with half of the greatest light or more, chosen at random from those in which the light is
	 * nearly the largest share of all light.
	 */
	Position clearest(final Canvas all, final Specimen specimen, final Draw draw) {
		final List<Position> bright = new ArrayList<>();
		final float[] image = image(specimen);
		double most = 0;
		for (int pass = 0; pass < 2; pass++) {
			for (int y = BORDER_PX; y < specimen.heightPx() - BORDER_PX; y++) {
				for (int x = BORDER_PX; x < specimen.widthPx() - BORDER_PX; x++) {
					final int i = (y + MARGIN_PX) * width + x + MARGIN_PX;
					final double share = values[i] / (all.values[i] + specimen.hazeTuft());
					if (image[y * specimen.widthPx() + x] >= 0.5) {
						if (pass == 0) {
							most = Math.max(most, share);
						} else if (share >= 0.9 * most) {
							bright.add(new Position(x, y));
						}
					}
				}
			}
		}
		return bright.isEmpty() ? new Position(specimen.widthPx() / 2.0, specimen.heightPx() / 2.0)
			: bright.get(draw.whole(0, bright.size() - 1));
	}

	/** What lies in the image, without the margin, scaled to a largest value of 1. */
	float[] image(final Specimen specimen) {
		final float[] image = new float[specimen.widthPx() * specimen.heightPx()];
		float most = 0;
		for (int i = 0; i < image.length; i++) {
			image[i] = values[(i / specimen.widthPx() + MARGIN_PX) * width + i % specimen.widthPx() + MARGIN_PX];
			most = Math.max(most, image[i]);
		}
		for (int i = 0; i < image.length && most > 0; i++) {
			image[i] /= most;
		}
		return image;
	}

	/** Clears what was painted. */
	private void wipe() {
		if (firstRow < endRow) {
			Arrays.fill(values, firstRow * width, endRow * width, 0);
		}
		firstRow = height;
		endRow = 0;
	}

	void clear() {
		Arrays.fill(values, 0);
		firstRow = height;
		endRow = 0;
	}

	/** The footprint of what stands on two canvases, which show it with the focus at two depths; both are cleared. */
	static Footprint lift(final Canvas near, final Canvas far) {
		final int first = Math.min(near.firstRow, far.firstRow) * near.width;
		final int end = Math.max(near.endRow, far.endRow) * near.width;
		int count = 0;
		for (int i = first; i < end; i++) {
			count += near.values[i] > LEAST || far.values[i] > LEAST ? 1 : 0;
		}
		final int[] pixels = new int[count];
		final float[] light = new float[count];
		final float[] slope = new float[count];
		int k = 0;
		for (int i = first; i < end; i++) {
			if (near.values[i] > LEAST || far.values[i] > LEAST) {
				pixels[k] = i;
				light[k] = near.values[i];
				slope[k++] = far.values[i] - near.values[i];
			}
		}
		near.wipe();
		far.wipe();
		return new Footprint(pixels, light, slope);
	}
}
