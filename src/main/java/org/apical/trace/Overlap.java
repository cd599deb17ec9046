package org.apical.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apical.image.Mask;

/** Settles whose the pixels of overlapping ROIs are. */
final class Overlap {

	private Overlap() {}

	/**
	 * The pixels of each of the masks that no other ROI has. One that would keep less than a third of its pixels also
	 * keeps the shared ones where its weight, relative to its largest, is above the other owners' (of equals the first
	 * mask wins), so that no pixel is read for two ROIs.
	 *
	 * @param others ROIs that own pixels but are not asked for
	 */
	static List<Pixels> resolve(final List<Mask> masks, final List<Mask> others, final int width) {
		final List<Pixels> all = new ArrayList<>();
		masks.forEach(mask -> all.add(Pixels.of(mask)));
		others.forEach(mask -> all.add(Pixels.of(mask)));
		final Map<Integer, Integer> owners = new HashMap<>();
		final Map<Integer, Integer> strongest = new HashMap<>();
		final Map<Integer, Float> strength = new HashMap<>();
		for (int roi = 0; roi < all.size(); roi++) {
			final Pixels pixels = all.get(roi);
			final float top = max(pixels.weight());
			for (int i = 0; i < pixels.count(); i++) {
				final int key = pixels.y()[i] * width + pixels.x()[i];
				owners.merge(key, 1, Integer::sum);
				final float relative = pixels.weight()[i] / top;
				if (relative > strength.getOrDefault(key, 0f)) {
					strength.put(key, relative);
					strongest.put(key, roi);
				}
			}
		}
		final List<Pixels> kept = new ArrayList<>();
		for (int roi = 0; roi < masks.size(); roi++) {
			final int me = roi;
			final Pixels pixels = all.get(roi);
			final int[] keys = IntStream.range(0, pixels.count()).map(i -> pixels.y()[i] * width + pixels.x()[i])
				.toArray();
			int[] mine = IntStream.range(0, keys.length).filter(i -> owners.get(keys[i]) == 1).toArray();
			if (3 * mine.length < keys.length) {
				mine = IntStream.range(0, keys.length).filter(i -> strongest.get(keys[i]) == me).toArray();
			}
			kept.add(pixels.select(mine));
		}
		return kept;
	}

	private static float max(final float[] values) {
		float max = 0;
		for (final float value : values) {
			max = Math.max(max, value);
		}
		return max;
	}
}
