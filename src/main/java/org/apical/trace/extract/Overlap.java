package org.apical.trace.extract;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apical.image.Mask;

/** Decides to which ROI each pixel of overlapping ROIs belongs. */
final class Overlap {

	private final int left;
	private final int top;
	private final int width;
	/**
	 * For each pixel of the rectangle that encloses all ROIs: the number of ROIs that hold it, the ROI with the
	 * largest relative weight there, and that weight.
	 */
	private final int[] owners;
	private final int[] strongest;
	private final float[] strength;

	private Overlap(final List<Pixels> rois) {
		final IntSummaryStatistics x = rois.stream().flatMapToInt(roi -> IntStream.of(roi.x())).summaryStatistics();
		final IntSummaryStatistics y = rois.stream().flatMapToInt(roi -> IntStream.of(roi.y())).summaryStatistics();
		left = x.getMin();
		top = y.getMin();
		width = x.getMax() - left + 1;
		final int count = rois.isEmpty() ? 0 : width * (y.getMax() - top + 1);
		owners = new int[count];
		strongest = new int[count];
		strength = new float[count];
		for (int roi = 0; roi < rois.size(); roi++) {
			add(roi, rois.get(roi));
		}
	}

	/**
	 * The pixels of each mask that no other ROI holds. A mask that would keep less than a third of its pixels
	 * also keeps the shared pixels where its weight, relative to its largest, is above that of the other owners
	 * (the first mask wins a tie), so that no pixel is read for two ROIs.
	 *
	 * @param others further ROIs that own pixels but are not returned
	 */
	static List<Pixels> resolve(final List<Mask> masks, final List<Mask> others) {
		final List<Pixels> all = Stream.concat(masks.stream(), others.stream()).map(Pixels::of).toList();
		final Overlap overlap = new Overlap(all);
		return IntStream.range(0, masks.size()).mapToObj(roi -> overlap.kept(roi, all.get(roi))).toList();
	}

	private void add(final int roi, final Pixels pixels) {
		float largest = 0;
		for (final float weight : pixels.weight()) {
			largest = Math.max(largest, weight);
		}
		for (int i = 0; i < pixels.count(); i++) {
			final int at = at(pixels, i);
			final float relative = pixels.weight()[i] / largest;
			owners[at]++;
			if (relative > strength[at]) {
				strength[at] = relative;
				strongest[at] = roi;
			}
		}
	}

	private int at(final Pixels pixels, final int i) {
		return (pixels.y()[i] - top) * width + pixels.x()[i] - left;
	}

	private Pixels kept(final int roi, final Pixels pixels) {
		final int[] mine = which(pixels, at -> owners[at] == 1);
		return pixels.select(3 * mine.length >= pixels.count() ? mine
			: which(pixels, at -> strength[at] > 0 && strongest[at] == roi));
	}

	private int[] which(final Pixels pixels, final IntPredicate kept) {
		return IntStream.range(0, pixels.count()).filter(i -> kept.test(at(pixels, i))).toArray();
	}
}
