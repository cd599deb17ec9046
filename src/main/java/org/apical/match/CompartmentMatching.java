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
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.image.FieldTransform;
import org.apical.study.Compartment;
import org.apical.study.Curation;
import org.apical.study.Kind;
import org.apical.study.Position;
import org.apical.study.Seed;

/**
 * Which ROI of which session is which neuron's compartment.
 *
 * <p>A seed's ROI of a day is the one that bears its neuron's name, or, among imported ones, the nearest to the seed's
 * point as that day's alignment has it. It is {@code matched} if it is probably the same as the compartment's template
 * ({@link SamePairModel}, fitted to the plane's ROIs of all days); that probability is the match confidence. The template
 * is the reference session's ROI, or where that has none the first other session's, taken back. Without a ROI that is
 * alike the moved template itself stands in ({@code forced}, confidence missing). Where the alignment failed, no session
 * has a ROI, or the template lies outside the image, the compartment is {@code unknown} and has no pixels.
 *
 * <p>Somata that no one has named become neurons of their own, {@code found-1} and so on ({@link FoundCells}).
 *
 * <p>Decisions made by eye come first: a rejected ROI is not there, an accepted one and one that was given to a neuron are
 * {@code matched} with confidence 1.
 */
public final class CompartmentMatching {

	/** How near and how alike. */
	public record Parameters(
		@Explained("farthest edge of an imported ROI from a neuron's point that is still taken for it, µm, 0 to 100")
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
	 * @param note why it is unknown, or what else the user should know of it; empty where there is nothing to say
	 */
	public record Match(Compartment compartment, Optional<Mask> mask, String note) {

		/** Nothing to say of it. */
		public Match(final Compartment compartment, final Optional<Mask> mask) {
			this(compartment, mask, "");
		}
	}

	/**
	 * @param matches in the order of planes as given, and of their seeds
	 * @param unowned rows of trunks and tufts that no one has named, by a name of each; whose they are is not known
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

	/** Adds decisions about ROIs that are not there. */
	public static void checkDecisions(final List<PlaneRois> planes, final List<Curation> curation,
		final Problems problems)
	{
		new Decisions(curation).check(planes, problems);
	}

	/**
	 * @param planes every plane of every session, the reference session's among them
	 * @param curation decisions made by eye
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

	/** Rows of a plane's cells without a name, by a name made of a number that follows those there are. */
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

	/** A neuron's ROI in the reference session's coordinates: the reference session's own, or else the first there is. */
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
