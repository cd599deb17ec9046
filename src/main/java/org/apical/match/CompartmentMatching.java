package org.apical.match;

import java.util.List;
import java.util.Optional;
import org.apical.Explained;
import org.apical.image.Affine;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Seed;

/**
 * Which ROI of which session is which neuron's compartment.
 */
public final class CompartmentMatching {

	/** How near and how alike. */
	public record Parameters(
		@Explained("farthest edge of an imported ROI from a neuron's point that is still taken for it, µm, 0 to 100")
		double maximumDistanceUm,
		@Explained("smallest overlap (intersection over union) with the warped reference footprint, 0 to 1")
		double minimumOverlap)
	{

		public static Parameters defaults() {
			return new Parameters(5, 0.1);
		}
	}

	/**
	 * One plane of one session.
	 *
	 * @param session session id
	 * @param plane plane id; the same on every day
	 * @param kind what it shows
	 * @param reference whether this is the reference session
	 * @param widthPx image width
	 * @param heightPx image height
	 * @param pixelSizeUm side of a pixel, µm
	 * @param fromReference takes the reference session's coordinates to this session's
	 * @param aligned whether that transform may be used
	 * @param seeds where the neurons' compartments are expected, in the reference session's coordinates
	 * @param rois what was found, in this session's coordinates
	 */
	public record PlaneRois(String session, String plane, Kind kind, boolean reference, int widthPx, int heightPx,
		double pixelSizeUm, Affine fromReference, boolean aligned, List<Seed> seeds, List<Roi> rois)
	{

		public PlaneRois {
			seeds = List.copyOf(seeds);
			rois = List.copyOf(rois);
		}
	}

	/**
	 * @param compartment the row of {@code compartments.csv}
	 * @param mask its pixels that day; empty where the status is {@code unknown}
	 */
	public record Match(Compartment compartment, Optional<Mask> mask) {}

	/**
	 * @param matches in the order of planes as given, and of their seeds
	 * @param notes what the user should know, such as a compartment that was found on no day
	 */
	public record Result(List<Match> matches, List<String> notes) {

		public Result {
			matches = List.copyOf(matches);
			notes = List.copyOf(notes);
		}
	}

	private final Parameters parameters;

	public CompartmentMatching(final Parameters parameters) {
		this.parameters = parameters;
	}

	/** @param planes every plane of every session, the reference session's among them */
	public Result match(final List<PlaneRois> planes) {
		throw new UnsupportedOperationException(parameters.toString());
	}
}
