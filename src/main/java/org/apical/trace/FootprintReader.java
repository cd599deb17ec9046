package org.apical.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.image.Displacement;

/**
 * Reads a ROI whose pieces, squares of 32 px from its upper left corner on, each follow the displacement at the centre
 * of their pixels: within that the tissue moves as a whole.
 */
final class FootprintReader {

	private static final int PIECE_PX = 32;

	private final List<PixelReader> pieces = new ArrayList<>();
	private final PixelReader whole;

	FootprintReader(final Pixels roi, final int width) {
		whole = new PixelReader(roi, width);
		final int left = IntStream.of(roi.x()).min().orElse(0);
		final int top = IntStream.of(roi.y()).min().orElse(0);
		IntStream.range(0, roi.count()).boxed()
			.collect(Collectors.groupingBy(
				i -> List.of((roi.y()[i] - top) / PIECE_PX, (roi.x()[i] - left) / PIECE_PX), LinkedHashMap::new,
				Collectors.toList()))
			.values().forEach(piece -> pieces.add(
				new PixelReader(roi.select(piece.stream().mapToInt(Integer::intValue).toArray()), width)));
	}

	int count() {
		return whole.count();
	}

	/** Of the ROI's centre, rounded to whole pixels. */
	int wholeDx(final Displacement displacement) {
		return Math.round(displacement.dxPx(whole.centreX(), whole.centreY()));
	}

	int wholeDy(final Displacement displacement) {
		return Math.round(displacement.dyPx(whole.centreX(), whole.centreY()));
	}

	/** What rounding leaves of the displacement of the ROI's centre. */
	double remainderX(final Displacement displacement) {
		return displacement.dxPx(whole.centreX(), whole.centreY()) - wholeDx(displacement);
	}

	double remainderY(final Displacement displacement) {
		return displacement.dyPx(whole.centreX(), whole.centreY()) - wholeDy(displacement);
	}

	float read(final Frame frame, final Displacement displacement, final WeightedSum sum) {
		for (final PixelReader piece : pieces) {
			piece.bilinear(frame, displacement.dxPx(piece.centreX(), piece.centreY()),
				displacement.dyPx(piece.centreX(), piece.centreY()), sum);
		}
		return sum.takeMean();
	}
}
