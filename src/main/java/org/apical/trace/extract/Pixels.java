package org.apical.trace.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apical.image.Mask;

/** Pixels to be read and their weights; may be empty. */
record Pixels(int[] x, int[] y, float[] weight) {

	static Pixels of(final Mask mask) {
		return new Pixels(mask.x(), mask.y(), mask.weight());
	}

	/** The pixels of all parts, one part after the other. */
	static Pixels together(final List<Pixels> parts) {
		final int n = parts.stream().mapToInt(Pixels::count).sum();
		final Pixels all = new Pixels(new int[n], new int[n], new float[n]);
		int from = 0;
		for (final Pixels part : parts) {
			System.arraycopy(part.x, 0, all.x, from, part.count());
			System.arraycopy(part.y, 0, all.y, from, part.count());
			System.arraycopy(part.weight, 0, all.weight, from, part.count());
			from += part.count();
		}
		return all;
	}

	int count() {
		return x.length;
	}

	/** The sum of the weights. */
	double weights() {
		double sum = 0;
		for (final float w : weight) {
			sum += w;
		}
		return sum;
	}

	Pixels select(final int[] indices) {
		final int n = indices.length;
		final Pixels selected = new Pixels(new int[n], new int[n], new float[n]);
		for (int i = 0; i < n; i++) {
			selected.x[i] = x[indices[i]];
			selected.y[i] = y[indices[i]];
			selected.weight[i] = weight[indices[i]];
		}
		return selected;
	}

	/**
	 * Deals the pixels into disjoint, interleaved parts whose weights differ by no more than the weight of a
	 * pixel. Pixels are put in the order of (x + 2y) modulo the number of parts, a lattice in which a pixel's
	 * neighbours left, right, above and below belong to other parts, and that order is cut into runs of equal
	 * weight.
	 *
	 * @return as many parts as requested, or one for each pixel if there are fewer pixels
	 */
	List<Pixels> deal(final int parts) {
		final int count = Math.max(1, Math.min(parts, count()));
		if (count == 1) {
			return List.of(this);
		}
		final int[] order = IntStream.range(0, count()).boxed()
			.sorted(Comparator.<Integer>comparingInt(i -> Math.floorMod(x[i] + 2 * y[i], parts)).thenComparing(i -> y[i])
				.thenComparing(i -> x[i]))
			.mapToInt(Integer::intValue).toArray();
		final double total = weights();
		final List<Pixels> dealt = new ArrayList<>();
		int from = 0;
		double sum = 0;
		for (int part = 1; part <= count; part++) {
			int to = from;
			final int last = order.length - (count - part);
			while (to < last && (to == from || part == count || sum + weight[order[to]] / 2 <= total * part / count)) {
				sum += weight[order[to++]];
			}
			dealt.add(select(Arrays.copyOfRange(order, from, to)));
			from = to;
		}
		return dealt;
	}
}
