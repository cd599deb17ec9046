package org.apical.segment;

import java.util.List;
import org.apical.segment.bins.Blocks;
import org.apical.segment.bins.Box;
import org.apical.segment.bins.Coarse;
import org.apical.segment.bins.Neighbourhood;
import org.apical.study.Kind;
import org.apical.study.Seed;

/**
 * The sizes of one kind of compartment, in pixels.
 *
 * @param radiusPx farthest pixel of a ROI from its given point
 * @param pieceRadiusPx farthest pixel of a piece from the point it grows from
 * @param corePx radius of the disc about a point from which the first trace is read
 * @param ringPx inner radius of the ring of the background, half of the outer radius
 * @param apartPx least distance between the points of two pieces
 * @param farthestPx largest gap between pieces of one cell
 * @param flashPx the side of the square in which something flashes
 * @param limits the least area of a ROI, and how its pixels are smoothed and connected
 */
record Scale(Kind kind, double radiusPx, double pieceRadiusPx, double corePx, double ringPx, double apartPx,
	double farthestPx, double flashPx, Growth.Limits limits)
{

	/** The usual diameter of a soma whose light is blurred, relative to the radius that is given. */
	private static final double USUAL_SOMA = 2.25;
	private static final double USUAL_TRUNK_UM = 4;
	private static final double USUAL_DENDRITE_UM = 4;
	private static final double TOUCHING_PX = 1.5;
	private static final double PIECE_UM = 8;
	private static final double SOMATA_APART_UM = 5;
	private static final double DENDRITES_APART_UM = 3;
	private static final double TUFT_FLASH_UM = 1.5;
	private static final double TRUNK_FLASH_UM = 2.5;
	private static final double SOMA_FLASH_UM = 7;

	/** The usual size of what flashes, µm: the diameter of somata and trunks, and the thickness of dendrites. */
	static double usualUm(final Kind kind, final double somaSizeUm) {
		return switch (kind) {
			case SOMA -> USUAL_SOMA * somaSizeUm;
			case TRUNK -> USUAL_TRUNK_UM;
			case TUFT -> USUAL_DENDRITE_UM;
		};
	}

	/** The side of a pixel that is assumed where neither the movie nor what flashes tells it, µm. */
	static double assumedPixelUm(final Kind kind) {
		return kind == Kind.SOMA ? 1 : 0.5;
	}

	static Scale of(final Growth.Parameters p, final Kind kind, final double pixelSizeUm) {
		final boolean soma = kind == Kind.SOMA;
		final double areaUm2 = soma ? p.minimumSomaUm2() : p.minimumDendriteUm2();
		final double radiusUm = soma ? p.somaRadiusUm() : p.dendriteRadiusUm();
		final double flashUm = switch (kind) {
			case SOMA -> SOMA_FLASH_UM;
			case TRUNK -> TRUNK_FLASH_UM;
			case TUFT -> TUFT_FLASH_UM;
		};
		return new Scale(kind, radiusUm / pixelSizeUm, (soma ? radiusUm : Math.min(radiusUm, PIECE_UM)) / pixelSizeUm,
			(soma ? p.somaCoreUm() : p.dendriteCoreUm()) / pixelSizeUm, p.somaRadiusUm() / pixelSizeUm / (soma ? 1 : 2),
			Math.max(1, (soma ? SOMATA_APART_UM : DENDRITES_APART_UM) / pixelSizeUm),
			kind == Kind.TUFT ? 2 * radiusUm / pixelSizeUm : TOUCHING_PX,
			flashUm / pixelSizeUm,
			new Growth.Limits((int) Math.max(1, Math.ceil(areaUm2 / pixelSizeUm / pixelSizeUm)), soma, soma ? 1 : 2));
	}

	/** The start of a whole cell about a point. */
	Start cell(final Seed seed, final Blocks blocks) {
		return about(seed, radiusPx, blocks);
	}

	/** The start of a piece about a point. */
	Start piece(final Seed seed, final Blocks blocks) {
		return about(seed, pieceRadiusPx, blocks);
	}

	private Start about(final Seed seed, final double withinPx, final Blocks blocks) {
		return new Start(seed, Neighbourhood.about(seed, withinPx, blocks.width(), blocks.height()), withinPx,
			ring(seed, blocks), Footprint.disc(seed, corePx, blocks.width(), blocks.height()), corePx);
	}

	/** The start of a whole cell from its pieces, of which at most one has a name. */
	Start cell(final List<Region> pieces, final Blocks blocks) {
		final Box box = pieces.stream().map(Region::box).reduce(Box::and).orElseThrow();
		final Footprint footprint = Footprint.union(pieces, box, blocks.width());
		final String name = pieces.stream().map(piece -> piece.start().seed().neuron()).filter(n -> !n.isEmpty())
			.findFirst().orElse("");
		final Seed centre = footprint.centre(name, blocks.width());
		final Neighbourhood around = kind == Kind.TUFT
			? Neighbourhood.about(centre, box, (int) Math.ceil(pieceRadiusPx / 2), blocks.width(), blocks.height())
			: Neighbourhood.about(centre, radiusPx, blocks.width(), blocks.height());
		return new Start(centre, around, kind == Kind.TUFT ? Double.POSITIVE_INFINITY : radiusPx, ring(centre, blocks),
			footprint, Double.NaN);
	}

	/** The coarse pixels of the background's ring; none if the ring lies outside the image. */
	int[] ring(final Seed seed, final Blocks blocks) {
		final Seed coarse = new Seed(seed.neuron(), (seed.xPx() + 0.5) / Coarse.SIZE - 0.5,
			(seed.yPx() + 0.5) / Coarse.SIZE - 0.5);
		return Footprint.ring(coarse, ringPx / Coarse.SIZE, 2 * ringPx / Coarse.SIZE, Coarse.MANY,
			Coarse.width(blocks.width()), Coarse.width(blocks.height()));
	}
}
