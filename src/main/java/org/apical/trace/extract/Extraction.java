package org.apical.trace.extract;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.ScannedBothWays;
import org.apical.study.Kind;

/**
 * Fluorescence of ROIs in one pass over a movie as it was recorded: the footprints follow the stored motion, frames are
 * not resampled.
 *
 * <p><b>ROI.</b> Weighted mean, Σ w I(x + dx, y + dy) / Σ w, with I interpolated bilinearly; where the plane does not
 * move as a whole, long ROIs are moved piece by piece of 32 px. Pixels that leave the image
 * or fall on blanked rows are left out of both sums; a ROI without a pixel left, and every ROI in a frame that is not
 * valid, is NaN.
 *
 * <p><b>Overlap.</b> A pixel of several ROIs belongs to none of them. A ROI that would keep less than a third of its
 * pixels also keeps those of the shared ones where its weight, relative to its largest, beats the other owners'.
 *
 * <p><b>Parts.</b> A ROI's pixels are dealt into interleaved, disjoint parts of nearly equal weight. Bilinear
 * interpolation would let neighbouring parts read the same raw pixels and share their noise, so parts are read
 * at the displacement of the ROI's centre rounded to whole pixels: disjoint pixels of the mask then read
 * disjoint pixels of the frame, and the shot noise of the parts is independent. The remainder of the rounding,
 * up to half a pixel, is common to all parts; {@link SubPixel} corrects for it to first order with the mean
 * image, which carries no noise of the frame.
 *
 * <p><b>Neuropil.</b> Plain mean over a ring about the ROI, at the rounded displacement: pixels beyond a gap
 * from every ROI, out to a width that grows until there are enough of them. The gap keeps out the blurred
 * flanks of the cell itself, which would otherwise be subtracted from its signal; it is wider for dendrites,
 * whose light is mostly flank. {@link Surround Sectors} of a dendrite's ring in which the dendrite itself is
 * seen are left out.
 *
 * <p><b>Own light</b> of a dendrite, see {@link OwnLight}: from the pixels of the ROI and of the gap around it.
 */
public final class Extraction {

	/** Sizes of the neuropil ring and the number of parts. */
	public record Parameters(
		@Explained("gap between a soma and its neuropil ring, µm, 0 to 100")
		double neuropilGapUm,
		@Explained("gap between a trunk or tuft and its neuropil ring, µm, 0 to 100")
		double neuropilGapDendriteUm,
		@Explained("width of the neuropil ring beyond the gap, µm, above 0 to 500")
		double neuropilWidthUm,
		@Explained("fewest pixels of a neuropil ring, which is widened to reach it, 1 to 1000000")
		int neuropilMinimumPx,
		@Explained("disjoint parts a soma's pixels are dealt into, 1 to 16; the moments of the test need 5")
		int somaParts,
		@Explained("disjoint parts the pixels of a trunk or tuft are dealt into, 1 to 16")
		int dendriteParts)
	{

		public Parameters {
			Bounds.within("neuropil_gap_um", neuropilGapUm, 0, 100);
			Bounds.within("neuropil_gap_dendrite_um", neuropilGapDendriteUm, 0, 100);
			Bounds.within("neuropil_width_um", neuropilWidthUm, 1e-3, 500);
			Bounds.within("neuropil_minimum_px", neuropilMinimumPx, 1, 1_000_000);
			Bounds.within("soma_parts", somaParts, 1, 16);
			Bounds.within("dendrite_parts", dendriteParts, 1, 16);
		}

		public static Parameters defaults() {
			return new Parameters(2, 3, 8, 300, 5, 2);
		}
	}

	/**
	 * The fluorescence that was read, ROI by ROI in the order of the masks; NaN where there is no value.
	 *
	 * @param fluorescence ROI × frame
	 * @param neuropil ROI × frame
	 * @param parts fluorescence of the disjoint parts, ROI × part × frame; a single part is the ROI itself
	 * @param usedPx number of pixels read for each ROI; fewer than its mask has where ROIs overlap
	 * @param ownLights how much of each ROI's fluorescence is the dendrite's own light; unknown for somata
	 */
	public record Result(float[][] fluorescence, float[][] neuropil, float[][][] parts, int[] usedPx,
		List<OwnLight> ownLights)
	{

		public Result {
			fluorescence = fluorescence.clone();
			neuropil = neuropil.clone();
			parts = parts.clone();
			usedPx = usedPx.clone();
			ownLights = List.copyOf(ownLights);
		}

		/** Traces without an image, from which own light could be told. */
		public Result(final float[][] fluorescence, final float[][] neuropil, final float[][][] parts, final int[] usedPx) {
			this(fluorescence, neuropil, parts, usedPx, Collections.nCopies(fluorescence.length, OwnLight.UNKNOWN));
		}

		public int rois() {
			return fluorescence.length;
		}

		public float[] fluorescence(final int roi) {
			return fluorescence[roi].clone();
		}

		public float[] neuropil(final int roi) {
			return neuropil[roi].clone();
		}

		public int parts(final int roi) {
			return parts[roi].length;
		}

		public float[] part(final int roi, final int part) {
			return parts[roi][part].clone();
		}

		public int usedPx(final int roi) {
			return usedPx[roi];
		}
	}

	private final Parameters parameters;

	public Extraction(final Parameters parameters) {
		this.parameters = parameters;
	}

	/**
	 * @param raw frames as recorded
	 * @param motion displacement of each frame against the reference
	 * @param masks ROIs to be read, in the coordinates of the motion's reference
	 * @param others further ROIs of the plane, kept out of overlaps and neuropil but not read
	 * @param kind whether the masks are somata, trunks or tufts
	 * @param pixelSizeUm side of a pixel, µm
	 * @param blank rows that are blanked and left out
	 * @throws IllegalArgumentException if movie and motion differ in their number of frames, or a mask has no weight
	 */
	public Result extract(final Movie raw, final Motion motion, final List<Mask> masks, final List<Mask> others,
		final Kind kind, final double pixelSizeUm, final BlankRows blank, final TaskExecutor executor,
		final Progress progress)
	{
		if (raw.frames() != motion.frames()) {
			throw new IllegalArgumentException("movie of " + raw.frames() + " frames, motion of " + motion.frames());
		}
		checkWeights(masks);
		final List<Pixels> rois = Overlap.resolve(masks, others);
		final int count = kind == Kind.SOMA ? parameters.somaParts : parameters.dendriteParts;
		final List<List<Pixels>> parts = rois.stream().map(roi -> roi.deal(count)).toList();
		final List<List<Pixels>> rings = rings(raw, masks, others, kind, pixelSizeUm);
		final List<LightZone> zones = kind == Kind.SOMA ? Collections.nCopies(rois.size(), LightZone.NONE)
			: LightZone.around(parts, masks, others, gapUm(kind) / pixelSizeUm, raw.width(), raw.height());
		return new Pass(ScannedBothWays.corrected(raw, motion.oddRowsPx()), motion, blank, rings, parts, zones)
			.run(executor, progress);
	}

	/** The neuropil ring of each ROI; cut into sectors for a dendrite. */
	private List<List<Pixels>> rings(final Movie raw, final List<Mask> masks, final List<Mask> others, final Kind kind,
		final double pixelSizeUm)
	{
		final List<Pixels> rings = ring(kind, pixelSizeUm).around(masks, others, raw.width(), raw.height());
		return IntStream.range(0, masks.size()).mapToObj(roi -> kind == Kind.SOMA ? List.of(rings.get(roi))
			: Surround.sectors(rings.get(roi), masks.get(roi))).toList();
	}

	/**
	 * @throws IllegalArgumentException naming the index of a mask whose weights do not sum to a positive, finite
	 *            number
	 */
	private static void checkWeights(final List<Mask> masks) {
		for (int roi = 0; roi < masks.size(); roi++) {
			double sum = 0;
			for (final float weight : masks.get(roi).weight()) {
				sum += weight;
			}
			if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
				throw new IllegalArgumentException("the weights of ROI " + roi + " sum up to " + sum + ", must be above 0");
			}
		}
	}

	private double gapUm(final Kind kind) {
		return kind == Kind.SOMA ? parameters.neuropilGapUm : parameters.neuropilGapDendriteUm;
	}

	private NeuropilRing ring(final Kind kind, final double pixelSizeUm) {
		return new NeuropilRing(gapUm(kind) / pixelSizeUm, parameters.neuropilWidthUm / pixelSizeUm,
			parameters.neuropilMinimumPx);
	}
}
