package org.apical.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.Problems;
import org.apical.image.FieldTransform;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.match.Assignment.Link;
import org.apical.match.PlaneDays.Seen;
import org.apical.study.Compartment;
import org.apical.study.Curation;
import org.apical.study.Kind;
import org.apical.study.Position;
import org.apical.study.Seed;

/**
 * Finds out which ROI of each session belongs to which neuron's compartment.
 *
 * <p>First all ROIs of a plane are followed over the days ({@link RoiTracking}), which makes cells of them. Then each
 * neuron with a point gets a cell ({@link NamedCells}): the one whose ROIs bear the neuron's name or lie nearest to its
 * point, moved by each day's alignment, on most days. On a day with a ROI of that cell, the compartment is
 * {@code matched}; the probability that the ROI is the same cell as on other days is the match confidence. On other
 * days, the footprint of the cell in the reference session or, if there is none, of its first day is used
 * ({@code forced}, confidence missing). If the alignment failed, no session has a ROI at the point, or the footprint
 * lies outside the image, the compartment is {@code unknown} and has no pixels.
 *
 * <p>Somata without a name become neurons of their own, {@code found-1} and so on ({@link FoundCells}).
 *
 * <p>Decisions made by eye take precedence: a rejected ROI is ignored; an accepted ROI, and one that was given to a
 * neuron, is {@code matched} with confidence 1.
 */
public final class CompartmentMatching {

	/** How near to a point and how similar to the other days' ROIs a ROI must be. */
	public record Parameters(
		@Explained("largest distance of an imported ROI's edge from the neuron's point, µm, 0 to 100")
		double maximumDistanceUm,
		@Explained("smallest probability at which a ROI counts as the same compartment as on other days, 0.5 to 1")
		double minimumProbability)
	{

		public Parameters {
			Bounds.within("maximum_distance_um", maximumDistanceUm, 0, 100);
			Bounds.within("minimum_probability", minimumProbability, 0.5, 1);
		}

		public static Parameters defaults() {
			return new Parameters(5, 0.5);
		}
	}

	/**
	 * One plane of one session.
	 *
	 * @param session session id
	 * @param plane plane id; the same on every day
	 * @param kind the kind of compartment that the plane shows
	 * @param reference whether this is the reference session
	 * @param widthPx image width
	 * @param heightPx image height
	 * @param pixelSizeUm side of a pixel, µm
	 * @param fromReference the transform from the reference session's coordinates to this session's
	 * @param aligned whether that transform may be used
	 * @param seeds the points of the neurons' compartments, in the reference session's coordinates
	 * @param rois the ROIs that were found, in this session's coordinates
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
	 * @param mask the compartment's pixels on that day; empty if the status is {@code unknown}
	 * @param note why the compartment is unknown, or another remark for the user; empty if there is none
	 */
	public record Match(Compartment compartment, Optional<Mask> mask, String note) {

		/** A match without a note. */
		public Match(final Compartment compartment, final Optional<Mask> mask) {
			this(compartment, mask, "");
		}
	}

	/**
	 * @param matches the matches in the order of the given planes and of their seeds, then those of the found somata
	 * @param unowned a name for each trunk or tuft without a neuron → its rows
	 * @param agreements plane → how much every two of its days have in common; days count in the order given
	 */
	public record Result(List<Match> matches, Map<String, List<Match>> unowned,
		Map<String, List<DayAgreement>> agreements)
	{

		public Result {
			matches = List.copyOf(matches);
			agreements = Collections.unmodifiableMap(new LinkedHashMap<>(agreements));
			unowned = Collections.unmodifiableMap(new LinkedHashMap<>(unowned));
		}
	}

	private final Parameters parameters;

	public CompartmentMatching(final Parameters parameters) {
		this.parameters = parameters;
	}

	/** Adds a problem for every decision about a ROI that does not exist. */
	public static void checkDecisions(final List<PlaneRois> planes, final List<Curation> curation,
		final Problems problems)
	{
		new Decisions(curation).check(planes, problems);
	}

	/**
	 * @param planes every plane of every session, including the reference session's
	 * @param curation the decisions made by eye
	 * @throws IllegalArgumentException if a transform that may be used has no inverse
	 * @throws org.apical.InvalidInputException if decisions are about ROIs that are not there
	 */
	public Result match(final List<PlaneRois> planes, final List<Curation> curation) {
		final Decisions decisions = new Decisions(curation);
		final List<PlaneRois> decided = decisions.applied(planes);
		final Map<PlaneRois, Assignment> assignments = new IdentityHashMap<>();
		final Map<String, List<PlaneRois>> byPlane = new LinkedHashMap<>();
		for (final PlaneRois plane : decided) {
			assignments.put(plane, assign(plane, decisions));
			byPlane.computeIfAbsent(plane.plane, id -> new ArrayList<>()).add(plane);
		}
		final RoiTracking tracking = new RoiTracking(new RoiTracking.Parameters(parameters.minimumProbability));
		final Map<String, PlaneDays> days = new LinkedHashMap<>();
		final Map<String, NamedCells> named = new LinkedHashMap<>();
		byPlane.forEach((id, own) -> {
			days.put(id, new PlaneDays(own, tracking));
			named.put(id, new NamedCells(days.get(id), assignments, decisions));
		});
		final CompartmentNames names = new CompartmentNames(decided);
		final List<Match> matches = new ArrayList<>();
		for (final PlaneRois plane : decided) {
			for (final Seed seed : plane.seeds) {
				final Optional<Link> sure = assignments.get(plane).of(seed.neuron())
					.filter(link -> decisions.sure(plane, link.roi().id()));
				matches.add(match(plane, seed, names.of(seed.neuron(), plane), sure,
					named.get(plane.plane).of(seed.neuron()), assignments.get(plane)));
			}
		}
		final Map<String, List<Match>> somata = new LinkedHashMap<>();
		final Map<String, List<Match>> unowned = new LinkedHashMap<>();
		days.forEach((id, plane) -> {
			final Map<String, List<Match>> into = plane.days().get(0).kind == Kind.SOMA ? somata : unowned;
			into.putAll(new FoundCells(plane, decisions).of(
				plane.days().stream().map(day -> named.get(id).taken(day, assignments.get(day))).toList(), into.size()));
		});
		somata.values().forEach(matches::addAll);
		final Map<String, List<DayAgreement>> agreements = new LinkedHashMap<>();
		days.forEach((id, plane) -> agreements.put(id, plane.agreements()));
		return new Result(matches, unowned, agreements);
	}

	/** Why a compartment has no pixels on a day. */
	static String why(final PlaneRois plane, final Optional<Mask> template) {
		if (!plane.aligned) {
			return "the plane could not be aligned with the reference session";
		}
		return template.isPresent() ? "it lies outside the image" : "no ROI was found at its point on any day";
	}

	private Assignment assign(final PlaneRois plane, final Decisions decisions) {
		final Map<String, Position> points = new LinkedHashMap<>();
		if (plane.aligned) {
			plane.seeds.forEach(seed -> points.put(seed.neuron(), plane.fromReference.apply(seed.xPx(), seed.yPx())));
		}
		return new Assignment(points, decisions.given(plane), plane.rois, plane.kind == Kind.SOMA,
			parameters.maximumDistanceUm / plane.pixelSizeUm);
	}

	private static Match match(final PlaneRois plane, final Seed seed, final String name, final Optional<Link> sure,
		final List<Seen> cell, final Assignment assignment)
	{
		if (sure.isPresent()) {
			return row(plane, seed, name, Compartment.Status.MATCHED, Optional.of(sure.get().roi().mask()), sure, 1, "");
		}
		final Optional<Seen> here = cell.stream().filter(seen -> seen.day() == plane).findFirst();
		if (here.isPresent()) {
			return row(plane, seed, name, Compartment.Status.MATCHED, Optional.of(here.get().roi().mask()),
				Optional.of(assignment.link(seed.neuron(), here.get().roi())), here.get().probability(), "");
		}
		final Optional<Mask> template = template(cell);
		final Optional<Mask> expected = plane.aligned ? template.flatMap(
			mask -> FootprintMoves.fromReference(mask, plane.fromReference, plane.widthPx, plane.heightPx))
			: Optional.empty();
		return row(plane, seed, name, expected.isPresent() ? Compartment.Status.FORCED : Compartment.Status.UNKNOWN,
			expected, Optional.empty(), Double.NaN, expected.isPresent() ? "" : why(plane, template));
	}

	/** A cell's footprint in the reference session's coordinates: that of the reference session, or the first. */
	static Optional<Mask> template(final List<Seen> cell) {
		return cell.stream().filter(seen -> seen.day().reference).findFirst().or(() -> cell.stream().findFirst())
			.map(Seen::moved);
	}

	private static Match row(final PlaneRois plane, final Seed seed, final String name, final Compartment.Status status,
		final Optional<Mask> mask, final Optional<Assignment.Link> link, final double confidence, final String note)
	{
		return new Match(new Compartment(name, seed.neuron(), plane.kind, plane.session, plane.plane,
			link.map(l -> l.roi().id()).orElse(""), mask.map(Mask::centreX).orElse(Double.NaN),
			mask.map(Mask::centreY).orElse(Double.NaN), mask.map(Mask::area).orElse(0),
			link.map(l -> l.roi().snr()).orElse(Double.NaN), link.map(Link::confidence).orElse(1.0), confidence,
			status), mask, note);
	}
}
