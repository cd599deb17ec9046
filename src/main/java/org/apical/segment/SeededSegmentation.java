package org.apical.segment;

import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.Explained;
import org.apical.Progress;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.study.Kind;
import org.apical.study.Seed;

/**
 * ROIs around given points, of the pixels whose fluorescence goes with that of the point.
 */
public final class SeededSegmentation {

	/** How far, and how alike. */
	public record Parameters(
		@Explained("farthest pixel of a soma from its seed, µm, above 0 to 200") double somaRadiusUm,
		@Explained("farthest pixel of a trunk or tuft from its seed, µm, above 0 to 1000") double dendriteRadiusUm,
		@Explained("radius of the disc about a soma's seed whose pixels are taken first, µm, above 0 to 50")
		double somaCoreUm,
		@Explained("radius of the disc about a dendrite's seed whose pixels are taken first, µm, above 0 to 50")
		double dendriteCoreUm,
		@Explained("frames are averaged over this time, s, above 0 to 10") double binS,
		@Explained("slower changes than this are left out of correlations, s, 1 to 1000") double highPassS,
		@Explained("smallest correlation over the highest of the ROI, 0 to 1") double fractionOfPeak,
		@Explained("smallest correlation over its standard error under no correlation, 0 to 100") double significance,
		@Explained("smallest area of a ROI, µm², 0 to 10000") double minimumAreaUm2,
		@Explained("times a ROI is found again from its own trace, 1 to 10") int rounds)
	{

		public static Parameters defaults() {
			return new Parameters(12, 40, 3.5, 1.5, 0.25, 20, 0.4, 5, 5, 2);
		}
	}

	/**
	 * @param rois in the order of the seeds, their neurons' names as ids; none for a seed without evidence
	 * @param preview local correlation: mean correlation of each pixel with its eight neighbours
	 */
	public record Result(List<Roi> rois, Img<FloatType> preview) {

		public Result {
			rois = List.copyOf(rois);
		}
	}

	private final Parameters parameters;

	public SeededSegmentation(final Parameters parameters) {
		this.parameters = parameters;
	}

	/**
	 * @param registered frames in the coordinates of the seeds; NaN where there is no value
	 * @param frameRateHz frames a second
	 * @param seeds points inside the cells
	 * @param kind what the plane shows
	 * @param pixelSizeUm side of a pixel, µm
	 */
	public Result segment(final Movie registered, final double frameRateHz, final List<Seed> seeds, final Kind kind,
		final double pixelSizeUm, final TaskExecutor executor, final Progress progress)
	{
		throw new UnsupportedOperationException(parameters.toString());
	}
}
