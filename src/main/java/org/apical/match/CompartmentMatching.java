package org.apical.match;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.Explained;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.image.FieldTransform;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Position;
import org.apical.study.Seed;

/**
 * Which ROI of which session is which neuron's compartment.
 *
 * <p>A seed's ROI of a day is the one that bears its neuron's name, or, among imported ones, the nearest to the seed's
 * point as that day's alignment has it. It is {@code matched} if it overlaps (common pixels over those of the smaller)
 * with the compartment's template as that day's alignment moves it; that overlap is the confidence. The template is the
 * reference session's ROI, or where that has none the first other session's, taken back. Without a ROI that overlaps the
 * moved template itself stands in ({@code forced}, confidence missing). Where the alignment failed, no session has a ROI,
 * or the template lies outside the image, the compartment is {@code unknown} and has no pixels.
 */
public final class CompartmentMatching {

	/** How near and how alike. */
	public record Parameters(
		@Explained("farthest edge of an imported ROI from a neuron's point that is still taken for it, µm, 0 to 100")
		double maximumDistanceUm,
		@Explained("smallest overlap with the warped reference footprint, as a share of the smaller of the two, 0 to 1")
		double minimumOverlap)
	{

		public Parameters {
			if (!(maximumDistanceUm >= 0 && maximumDistanceUm <= 100)) {
				throw new IllegalArgumentException(
					"maximum_distance_um is " + maximumDistanceUm + ", must be from 0 to 100");
			}
			if (!(minimumOverlap >= 0 && minimumOverlap <= 1)) {
				throw new IllegalArgumentException("minimum_overlap is " + minimumOverlap + ", must be from 0 to 1");
			}
		}

		public static Parameters defaults() {
			return new Parameters(5, 0.3);
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
		double pixelSizeUm, FieldTransform fromReference, boolean aligned, List<Seed> seeds, List<Roi> rois)
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

	/**
	 * @param planes every plane of every session, the reference session's among them
	 * @throws IllegalArgumentException if a transform that may be used has no inverse
	 */
	public Result match(final List<PlaneRois> planes) {
		final Map<PlaneRois, Assignment> assignments = new IdentityHashMap<>();
		for (final PlaneRois plane : planes) {
			assignments.put(plane, assign(plane));
		}
		final CompartmentNames names = new CompartmentNames(planes);
		final List<String> notes = new ArrayList<>(names.missing());
		final List<Match> matches = new ArrayList<>();
		for (final PlaneRois plane : planes) {
			for (final Seed seed : plane.seeds) {
				final Optional<Mask> template = template(seed.neuron(), plane.plane, planes, assignments);
				final Match match = match(plane, seed, names.of(seed.neuron(), plane), assignments.get(plane), template);
				matches.add(match);
				if (match.compartment.status() == Compartment.Status.UNKNOWN) {
					notes.add(match.compartment.compartment() + " in session " + plane.session + ": "
						+ why(plane, template));
				}
			}
		}
		return new Result(matches, notes);
	}

	private static String why(final PlaneRois plane, final Optional<Mask> template) {
		if (!plane.aligned) {
			return "unknown, since plane " + plane.plane + " could not be aligned";
		}
		return template.isPresent() ? "unknown, since it lies outside the image"
			: "unknown, since no ROI was found at its point on any day";
	}

	private Assignment assign(final PlaneRois plane) {
		final Map<String, Position> points = new LinkedHashMap<>();
		if (plane.aligned) {
			plane.seeds.forEach(seed -> points.put(seed.neuron(), plane.fromReference.apply(seed.xPx(), seed.yPx())));
		}
		return new Assignment(points, plane.rois, parameters.maximumDistanceUm / plane.pixelSizeUm);
	}

	/** A neuron's ROI in the reference session's coordinates: the reference session's own, or else the first there is. */
	private static Optional<Mask> template(final String neuron, final String planeId, final List<PlaneRois> planes,
		final Map<PlaneRois, Assignment> assignments)
	{
		Optional<Mask> template = Optional.empty();
		for (final PlaneRois plane : planes) {
			final Optional<Mask> mask = assignments.get(plane).of(neuron).map(link -> link.roi().mask());
			if (!plane.plane.equals(planeId) || mask.isEmpty()) {
				continue;
			}
			if (plane.reference) {
				return mask;
			}
			if (template.isEmpty()) {
				template = FootprintMoves.toReference(mask.get(), plane.fromReference, plane.widthPx, plane.heightPx);
			}
		}
		return template;
	}

	private Match match(final PlaneRois plane, final Seed seed, final String name, final Assignment assignment,
		final Optional<Mask> template)
	{
		final Optional<Mask> expected = plane.aligned ? template.flatMap(
			mask -> FootprintMoves.fromReference(mask, plane.fromReference, plane.widthPx, plane.heightPx)) : Optional.empty();
		final Optional<Assignment.Link> link = assignment.of(seed.neuron());
		if (link.isPresent()) {
			final Mask found = link.get().roi().mask();
			final double overlap = expected.map(mask -> FootprintMoves.overlap(found, mask)).orElse(0.0);
			if (overlap >= parameters.minimumOverlap) {
				return row(plane, seed, name, Compartment.Status.MATCHED, Optional.of(found), link, overlap);
			}
		}
		return row(plane, seed, name, expected.isPresent() ? Compartment.Status.FORCED : Compartment.Status.UNKNOWN,
			expected, Optional.empty(), Double.NaN);
	}

	private static Match row(final PlaneRois plane, final Seed seed, final String name, final Compartment.Status status,
		final Optional<Mask> mask, final Optional<Assignment.Link> link, final double confidence)
	{
		return new Match(new Compartment(name, seed.neuron(), plane.kind, plane.session, plane.plane,
			link.map(l -> l.roi().id()).orElse(""), mask.map(Mask::centreX).orElse(Double.NaN),
			mask.map(Mask::centreY).orElse(Double.NaN), mask.map(Mask::area).orElse(0),
			link.map(l -> l.roi().snr()).orElse(Double.NaN), link.map(Assignment.Link::confidence).orElse(1.0), confidence,
			status), mask);
	}
}
