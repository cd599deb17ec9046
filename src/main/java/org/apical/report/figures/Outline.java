package org.apical.report.figures;

import java.util.HashSet;
import java.util.Set;
import org.apical.image.Mask;

/** The border of a mask, along the pixels' edges, as an SVG path. */
public final class Outline {

	/** The least weight, relative to the largest, of a pixel inside the outline; less is the footprint's blurred edge. */
	private static final double SKIRT = 0.2;

	private Outline() {}

	/** @param scale units of the picture per pixel */
	public static String path(final Mask mask, final double scale) {
		final Set<Long> inside = inside(mask);
		final StringBuilder path = new StringBuilder();
		inside.stream().sorted().forEach(pixel -> {
			final int x = (int) (pixel & 0xFFFFFFFFL);
			final int y = (int) (pixel >> 32);
			edge(path, inside, x, y - 1, x, y, "h", scale);
			edge(path, inside, x, y + 1, x, y + 1, "h", scale);
			edge(path, inside, x - 1, y, x, y, "v", scale);
			edge(path, inside, x + 1, y, x + 1, y, "v", scale);
		});
		return path.toString();
	}

	private static Set<Long> inside(final Mask mask) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		final float[] weight = mask.weight();
		float largest = 0;
		for (final float w : weight) {
			largest = Math.max(largest, w);
		}
		final Set<Long> inside = new HashSet<>();
		for (int i = 0; i < x.length; i++) {
			if (weight[i] >= SKIRT * largest) {
				inside.add(pixel(x[i], y[i]));
			}
		}
		return inside;
	}

	private static long pixel(final int x, final int y) {
		return (long) y << 32 | x & 0xFFFFFFFFL;
	}

	/** The edge towards a neighbour that is outside, from the corner (x, y). */
	private static void edge(final StringBuilder path, final Set<Long> inside, final int neighbourX, final int neighbourY,
		final int x, final int y, final String direction, final double scale)
	{
		if (!inside.contains(pixel(neighbourX, neighbourY))) {
			path.append('M').append(Text.plain(x * scale)).append(' ').append(Text.plain(y * scale)).append(direction)
				.append(Text.plain(scale));
		}
	}
}
