package org.apical.trace.extract;

import java.util.List;
import java.util.stream.IntStream;
import org.apical.image.Displacement;

/**
 * Reads a ROI in pieces: squares of 32 px, counted from its upper left corner. Each piece follows the
 * displacement at the centre of its pixels, because tissue moves as a whole over that distance.
 */
final class FootprintReader {

	private static final int PIECE_PX = 32;

	private final PixelReader parts;
	/** Readers of the pieces; if there is only one piece, it is read together with the parts. */
	private final List<PixelReader> pieces;

	FootprintReader(final List<Pixels> parts, final int width) {
		this.parts = new PixelReader(parts, width);
		final Pixels roi = Pixels.together(parts);
		final int left = IntStream.of(roi.x()).min().orElse(0);
		final int top = IntStream.of(roi.y()).min().orElse(0);
		final int columns = (IntStream.of(roi.x()).max().orElse(0) - left) / PIECE_PX + 1;
		final int[] piece = IntStream.range(0, roi.count())
			.map(i -> (roi.y()[i] - top) / PIECE_PX * columns + (roi.x()[i] - left) / PIECE_PX).toArray();
		pieces = IntStream.of(piece).distinct()
			.mapToObj(one -> roi.select(IntStream.range(0, piece.length).filter(i -> piece[i] == one).toArray()))
			.map(pixels -> new PixelReader(List.of(pixels), width)).toList();
	}

	int count() {
		return parts.count();
	}

	/** The horizontal displacement of the ROI's centre, rounded to whole pixels. */
	int wholeDx(final Displacement displacement) {
		return (int) Math.floor(displacement.dxPx(parts.centreX(), parts.centreY()) + 0.5);
	}

	int wholeDy(final Displacement displacement) {
		return (int) Math.floor(displacement.dyPx(parts.centreX(), parts.centreY()) + 0.5);
	}

	/** The remainder of the horizontal displacement of the ROI's centre after rounding, px. */
	double remainderX(final Displacement displacement) {
		return displacement.dxPx(parts.centreX(), parts.centreY()) - wholeDx(displacement);
	}

	double remainderY(final Displacement displacement) {
		return displacement.dyPx(parts.centreX(), parts.centreY()) - wholeDy(displacement);
	}

	/**
	 * The weighted mean of the ROI's pixels in a frame.
	 *
	 * @param ofParts receives the weighted mean of each part, read at the displacement of the ROI's centre
	 *            rounded to whole pixels
	 */
	float read(final Frame frame, final Displacement displacement, final float[] ofParts) {
		final float whole = read(List.of(parts), frame, displacement, ofParts);
		return pieces.size() == 1 ? whole : read(pieces, frame, displacement, new float[1]);
	}

	private static float read(final List<PixelReader> readers, final Frame frame, final Displacement displacement,
		final float[] groups)
	{
		final WeightedSum sum = new WeightedSum();
		for (final PixelReader reader : readers) {
			reader.read(frame, displacement.dxPx(reader.centreX(), reader.centreY()),
				displacement.dyPx(reader.centreX(), reader.centreY()), sum, groups);
		}
		return sum.takeMean();
	}
}
