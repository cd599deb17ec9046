package org.apical.flow.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apical.align.FieldAlignment;
import org.apical.align.FieldAlignment.Result;
import org.apical.align.FieldAlignment.Status;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.image.FootprintSet;
import org.apical.image.Mask;
import org.apical.match.DayAgreement;
import org.apical.match.FootprintMoves;
import org.apical.match.RoiTracking;

/**
 * Aligns a day's footprints with the first day's. Images drawn from the footprints are aligned as images of a field are
 * ({@link FieldAlignment}). Where there are few footprints, such images have little to hold on to. Therefore two more
 * ways are tried where a day has at most {@value #FEW} footprints or its images cannot be aligned for sure: leaving the
 * day as it is, and the translation that brings most centres of footprints near centres of the first day's. The way
 * with the most cells in common is taken ({@link DayAgreement#common()}); of images, as it is, and translation, a
 * later one must have half a cell more than those before it.
 */
final class FootprintAlignment {

	private static final int FEW = 100;
	private static final double CLEARLY_MORE = 0.5;
	private static final double LEVEL = 0.01;
	/** Two centres are near if they are about as far apart as an aligned cell is on two days. */
	private static final double NEAR_PX = 3;

	private final FieldAlignment images;
	private final double mostPx;
	private final RoiTracking tracking;

	/** @param mostPx the largest translation */
	FootprintAlignment(final FieldAlignment images, final double mostPx, final RoiTracking tracking) {
		this.images = images;
		this.mostPx = mostPx;
		this.tracking = tracking;
	}

	/** @return the transform from the first day's coordinates to the other day's */
	Result align(final FootprintSet first, final FootprintSet day, final int width, final int height) {
		final Result byImages = images.align(FootprintImage.of(first, width, height),
			FootprintImage.of(day, width, height));
		final List<Mask> one = first.footprints().stream().flatMap(Optional::stream).toList();
		final List<Mask> two = day.footprints().stream().flatMap(Optional::stream).toList();
		if (one.isEmpty() || two.isEmpty()
			|| byImages.status() == Status.OK && Math.min(one.size(), two.size()) > FEW)
		{
			return byImages;
		}
		final boolean failed = byImages.status() == Status.FAILED;
		Optional<FieldTransform> best = failed ? Optional.empty() : Optional.of(byImages.transform());
		double most = failed ? 0 : agreement(one, two, byImages.transform(), width, height).common();
		final DayAgreement still = agreement(one, two, FieldTransform.IDENTITY, width, height);
		if (still.common() > most + CLEARLY_MORE && !still.isByChance()) {
			best = Optional.of(FieldTransform.IDENTITY);
			most = still.common();
		}
		final List<double[]> shifts = shifts(one, two);
		final FieldTransform translation = translation(shifts);
		final DayAgreement moved = agreement(one, two, translation, width, height);
		// The best of many translations has something in common with any field.
		if (moved.common() > most + CLEARLY_MORE && moved.chance() * shifts.size() < LEVEL) {
			best = Optional.of(translation);
		}
		return best.isEmpty() || best.get() == byImages.transform() ? byImages
			: new Result(best.get(), byImages.correlation(), Status.WEAK);
	}

	private DayAgreement agreement(final List<Mask> first, final List<Mask> day, final FieldTransform transform,
		final int width, final int height)
	{
		final List<Mask> moved = day.stream()
			.flatMap(mask -> FootprintMoves.toReference(mask, transform, width, height).stream()).toList();
		return tracking.track(List.of(first, moved)).agreements().get(0);
	}

	/** The translations that bring one centre onto another. */
	private List<double[]> shifts(final List<Mask> first, final List<Mask> day) {
		final List<double[]> shifts = new ArrayList<>();
		for (final Mask one : first) {
			for (final Mask two : day) {
				final double dx = two.centreX() - one.centreX();
				final double dy = two.centreY() - one.centreY();
				if (Math.hypot(dx, dy) <= mostPx) {
					shifts.add(new double[] {dx, dy});
				}
			}
		}
		return shifts;
	}

	/** Of these translations, the one after which most centres are near others. */
	private static FieldTransform translation(final List<double[]> shifts) {
		final double[] best = shifts.stream().max(Comparator.comparingDouble(shift -> near(shifts, shift)))
			.orElse(new double[2]);
		return FieldTransform.of(Affine.translation(mean(shifts, best, 0), mean(shifts, best, 1)));
	}

	private static double near(final List<double[]> shifts, final double[] at) {
		return shifts.stream().mapToDouble(shift -> weight(shift, at)).sum();
	}

	private static double mean(final List<double[]> shifts, final double[] at, final int axis) {
		return shifts.stream().mapToDouble(shift -> weight(shift, at) * shift[axis]).sum()
			/ Math.max(1, near(shifts, at));
	}

	private static double weight(final double[] shift, final double[] at) {
		final double square = Math.pow(shift[0] - at[0], 2) + Math.pow(shift[1] - at[1], 2);
		return Math.exp(-square / (2 * NEAR_PX * NEAR_PX));
	}
}
