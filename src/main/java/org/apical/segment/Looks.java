package org.apical.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apical.image.Mask;
import org.apical.study.Seed;

/** Somata that are visible in a mean image, the clearest first. */
record Looks(List<Soma> somata, int width, int height) {

	/** The least distance between two somata's centres, in radii. */
	private static final double APART = 1.1;
	/** The radius of the ROI of a soma that never fires, in radii of the soma, because its edge is blurred. */
	private static final double DRAWN = 0.9;
	/** The least share of a soma's pixels that belong to no other ROI. */
	private static final double FREE = 0.6;

	/** A soma's centre and radius. */
	record Soma(Seed centre, double radiusPx) {}

	static Looks of(final float[] mean, final int width, final int height, final Segmentation.Parameters parameters,
		final double pixelSizeUm)
	{
		final double somaPx = parameters.somaSizeUm() / pixelSizeUm;
		final SomaShape shape =
			new SomaShape(mean, width, height, somaPx, parameters.leastNucleus(), parameters.leastFilled());
		final int[] peaks = Peaks.of(shape.score(), width, height, 1, Math.max(1, APART * somaPx));
		return new Looks(IntStream.of(peaks)
			.mapToObj(i -> new Soma(new Seed("", i % width, i / width), shape.radiusPx(i))).toList(), width, height);
	}

	/** Discs at the somata that mostly do not overlap the given ROIs and the discs before them. */
	List<Mask> besides(final List<Mask> rois) {
		final Set<Integer> taken = new HashSet<>();
		rois.forEach(roi -> IntStream.of(Footprint.of(roi, width).pixel()).forEach(taken::add));
		final List<Mask> discs = new ArrayList<>();
		for (final Soma soma : somata) {
			final int[] disc = Footprint.disc(soma.centre, DRAWN * soma.radiusPx, width, height).pixel();
			final int[] free = IntStream.of(disc).filter(i -> !taken.contains(i)).toArray();
			if (free.length > FREE * disc.length) {
				final float[] even = new float[free.length];
				Arrays.fill(even, 1);
				discs.add(new Mask(IntStream.of(free).map(i -> i % width).toArray(),
					IntStream.of(free).map(i -> i / width).toArray(), even));
				IntStream.of(free).forEach(taken::add);
			}
		}
		return discs;
	}
}
