package org.apical.segment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.study.Kind;
import org.apical.study.Seed;

/** Checks whether given points can belong to different cells of one plane. */
public final class GivenPoints {

	/** The least distance between the centres of two somata in one plane, µm. */
	public static final double SOMATA_APART_UM = 3;

	private GivenPoints() {}

	/**
	 * @param where the file from which the points come
	 * @throws InvalidInputException naming points outside the image, names given twice, and two points on one soma
	 */
	public static void require(final String where, final List<Seed> seeds, final Kind kind, final int widthPx,
		final int heightPx, final double pixelSizeUm)
	{
		final Problems problems = new Problems();
		for (int k = 0; k < seeds.size(); k++) {
			final Seed seed = seeds.get(k);
			if (!(seed.xPx() >= 0 && seed.yPx() >= 0 && seed.xPx() <= widthPx - 1 && seed.yPx() <= heightPx - 1)) {
				problems.add(where, "neuron " + at(seed) + " is outside the image of " + widthPx + " × " + heightPx + " px");
			}
			for (final Seed before : seeds.subList(0, k)) {
				if (before.neuron().equals(seed.neuron())) {
					problems.add(where, "neuron " + seed.neuron() + " is there twice");
				}
			}
			if (kind == Kind.SOMA) {
				onOneSoma(seeds.subList(0, k), seed, pixelSizeUm).ifPresent(before -> problems.add(where, "neurons "
					+ at(before) + " and " + at(seed) + " are on one soma; give every soma to one neuron"));
			}
		}
		problems.throwIfAny();
	}

	private static String at(final Seed seed) {
		return String.format(Locale.ROOT, "%s (x_px %.4g, y_px %.4g)", seed.neuron(), seed.xPx(), seed.yPx());
	}

	/** The first of the other points that is so near to the seed that both must be on one soma. */
	public static Optional<Seed> onOneSoma(final List<Seed> others, final Seed seed, final double pixelSizeUm) {
		return others.stream().filter(other -> pixelSizeUm
			* Math.hypot(other.xPx() - seed.xPx(), other.yPx() - seed.yPx()) < SOMATA_APART_UM).findFirst();
	}
}
