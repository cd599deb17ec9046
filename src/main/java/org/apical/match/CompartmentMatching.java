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
import org.apical.study.Compartment;
import org.apical.study.Curation;
import org.apical.study.Kind;
import org.apical.study.Position;
import org.apical.study.Seed;

/**
 * Finds out which ROI of each session belongs to which neuron's compartment.
 *
 * <p>A seed's ROI on a day is the ROI that bears its neuron's name or, among imported ROIs, the one nearest to
 * the seed's point, moved by that day's alignment. The ROI is {@code matched} if it is probably the same as the
 * compartment's template ({@link SamePairModel}, fitted to the plane's ROIs of all days); that probability is
 * the match confidence. The template is the reference session's ROI or, if there is none, that of the first
 * other session with one, in the reference session's coordinates. If no ROI is similar enough, the moved
 * template is used ({@code forced}, confidence missing). If the alignment failed, no session has a ROI, or the
 * template lies outside the image, the compartment is {@code unknown} and has no pixels.
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
	 */
	public record Result(List<Match> matches, Map<String, List<Match>> unowned) {

		public Result {
			matches = List.copyOf(matches);
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
		final Map<String, PlaneDays> days = new LinkedHashMap<>();
		byPlane.forEach((id, own) -> days.put(id, new PlaneDays(own)));
		final CompartmentNames names = new CompartmentNames(decided);
		final List<Match> matches = new ArrayList<>();
		for (final PlaneRois plane : decided) {
			for (final Seed seed : plane.seeds) {
				final Optional<Mask> template = template(seed.neuron(), days.get(plane.plane), assignments);
				matches.add(match(plane, seed, names.of(seed.neuron(), plane), assignments.get(plane), template,
					days.get(plane.plane), decisions));
			}
		}
		final Map<String, List<Match>> somata = new LinkedHashMap<>();
		final Map<String, List<Match>> unowned = new LinkedHashMap<>();
		days.values().forEach(plane -> {
			final Map<String, List<Match>> into = plane.days().get(0).kind == Kind.SOMA ? somata : unowned;
			into.putAll(found(plane, assignments, decisions, into.size()));
		});
		somata.values().forEach(matches::addAll);
		return new Result(matches, unowned);
	}

	/**
	 * The rows of a plane's cells without a name, under new names; their numbers follow the {@code numbers} given
	 * so far.
	 */
	private Map<String, List<Match>> found(final PlaneDays plane, final Map<PlaneRois, Assignment> assignments,
		final Decisions decisions, final int numbers)
	{
		final RoiTracking tracking = new RoiTracking(new RoiTracking.Parameters(parameters.minimumProbability));
		return new FoundCells(plane, tracking, decisions).of(
			plane.days().stream().map(day -> assignments.get(day).taken()).toList(), numbers);
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
		return new Assignment(points, decisions.given(plane), plane.rois, parameters.maximumDistanceUm / plane.pixelSizeUm);
	}

	/** A neuron's ROI in the reference session's coordinates: the reference session's own, otherwise the first one. */
	private static Optional<Mask> template(final String neuron, final PlaneDays days,
		final Map<PlaneRois, Assignment> assignments)
	{
		Optional<Mask> template = Optional.empty();
		for (final PlaneRois plane : days.days()) {
			final Optional<Mask> mask =
				assignments.get(plane).of(neuron).flatMap(link -> days.moved(plane, link.roi().id()));
			if (mask.isPresent() && (plane.reference || template.isEmpty())) {
				template = mask;
			}
			if (mask.isPresent() && plane.reference) {
				return template;
			}
		}
		return template;
	}

	private Match match(final PlaneRois plane, final Seed seed, final String name, final Assignment assignment,
		final Optional<Mask> template, final PlaneDays days, final Decisions decisions)
	{
		final Optional<Assignment.Link> link = assignment.of(seed.neuron());
		if (link.isPresent() && template.isPresent()) {
			final Roi found = link.get().roi();
			final double same = decisions.sure(plane, found.id()) ? 1
				: days.moved(plane, found.id()).map(mask -> days.same(mask, template.get())).orElse(0.0);
			if (same >= parameters.minimumProbability) {
				return row(plane, seed, name, Compartment.Status.MATCHED, Optional.of(found.mask()), link, same, "");
			}
		}
		final Optional<Mask> expected = plane.aligned ? template.flatMap(
			mask -> FootprintMoves.fromReference(mask, plane.fromReference, plane.widthPx, plane.heightPx))
			: Optional.empty();
		return row(plane, seed, name, expected.isPresent() ? Compartment.Status.FORCED : Compartment.Status.UNKNOWN,
			expected, Optional.empty(), Double.NaN, expected.isPresent() ? "" : why(plane, template));
	}

	private static Match row(final PlaneRois plane, final Seed seed, final String name, final Compartment.Status status,
		final Optional<Mask> mask, final Optional<Assignment.Link> link, final double confidence, final String note)
	{
		return new Match(new Compartment(name, seed.neuron(), plane.kind, plane.session, plane.plane,
			link.map(l -> l.roi().id()).orElse(""), mask.map(Mask::centreX).orElse(Double.NaN),
			mask.map(Mask::centreY).orElse(Double.NaN), mask.map(Mask::area).orElse(0),
			link.map(l -> l.roi().snr()).orElse(Double.NaN), link.map(Assignment.Link::confidence).orElse(1.0), confidence,
			status), mask, note);
	}
}
