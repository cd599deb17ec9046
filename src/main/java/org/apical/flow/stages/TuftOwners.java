package org.apical.flow.stages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.Mask;
import org.apical.match.CompartmentMatching;
import org.apical.match.CompartmentMatching.Match;
import org.apical.match.Course;
import org.apical.match.SomaTuftLinking;
import org.apical.match.SomaTuftLinking.Cell;
import org.apical.match.SomaTuftLinking.Link;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Plane;
import org.apical.study.Session;
import org.apical.trace.traces.Traces;

/**
 * Decides whose each trunk and tuft is, by what it does together with the somata over all days. That a person has set a
 * neuron's point on it counts much, but a ROI at a point may have grown on another cell's dendrite. A day on which
 * what is taken for a tuft does not act with its soma is left out. What a person has decided in the curation stays.
 */
final class TuftOwners {

	/** How probable it is, without knowing what it does, that a footprint of another day lies on its tuft. */
	private static final double FORCED = 0.5;
	/** The same for a ROI that was matched, or of which nothing is known because no other day has one. */
	private static final double MATCHED_AT_MOST = 0.99;
	private static final double LEAST = 0.5;

	private final Animal animal;
	private final SomaTuftLinking.Parameters parameters;
	private final List<PlaneTraces> planes;
	private final TaskExecutor executor;
	private final Progress progress;

	/** @param planes how the traces of the animal's filmed planes are made */
	TuftOwners(final Animal animal, final SomaTuftLinking.Parameters parameters, final List<PlaneTraces> planes,
		final TaskExecutor executor, final Progress progress)
	{
		this.animal = animal;
		this.parameters = parameters;
		this.planes = planes;
		this.executor = executor;
		this.progress = progress;
	}

	/**
	 * All matches, with trunks and tufts under their owners' names. Those that are nobody's for sure are {@code unknown}
	 * and without pixels, and so is a neuron's tuft if what lies at its point is not its own.
	 */
	List<Match> of(final CompartmentMatching.Result result) {
		final List<Match> somata = result.matches().stream().filter(match -> match.compartment().kind() == Kind.SOMA)
			.toList();
		final List<Match> all = new ArrayList<>(somata);
		for (final Kind kind : List.of(Kind.TRUNK, Kind.TUFT)) {
			final Map<String, List<Match>> named = grouped(result.matches().stream()
				.filter(match -> match.compartment().kind() == kind).toList(), match -> match.compartment().compartment());
			final Map<String, List<Match>> tufts = new LinkedHashMap<>(named);
			result.unowned().forEach((name, rows) -> {
				if (rows.get(0).compartment().kind() == kind) {
					tufts.put(name, rows);
				}
			});
			all.addAll(of(kind, grouped(somata, match -> match.compartment().neuron()), named.keySet(), tufts));
		}
		return all;
	}

	private static Map<String, List<Match>> grouped(final List<Match> matches, final Function<Match, String> by) {
		return matches.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
	}

	private List<Match> of(final Kind kind, final Map<String, List<Match>> somata, final Set<String> named,
		final Map<String, List<Match>> tufts)
	{
		final Map<Match, Course> courses = somata.isEmpty() || tufts.isEmpty() ? Map.of() : courses(somata, tufts);
		final Map<String, String> given = named.stream()
			.collect(Collectors.toMap(name -> name, name -> tufts.get(name).get(0).compartment().neuron()));
		final SomaTuftLinking linking =
			new SomaTuftLinking(parameters, cells(somata, courses), cells(tufts, courses), given,
				animal.reference().filmed().get(0).frameRateHz());
		final Map<String, Link> owners =
			linking.likeliest().stream().collect(Collectors.toMap(Link::tuft, link -> link));
		final Set<String> kept = named.stream()
			.filter(tuft -> tufts.get(tuft).stream().anyMatch(match -> decided(match.compartment()))
				|| Optional.ofNullable(owners.get(tuft))
					.map(link -> linking.sure(link) && link.soma().equals(given.get(tuft))).orElse(true))
			.collect(Collectors.toSet());
		final Set<String> complete = kept.stream().map(given::get).collect(Collectors.toSet());
		final List<Match> rows = new ArrayList<>();
		final Map<String, Integer> numbers = new HashMap<>();
		final int[] nobodys = {0};
		tufts.forEach((tuft, matches) -> {
			final Optional<Link> owner = Optional.ofNullable(owners.get(tuft));
			if (kept.contains(tuft)) {
				owner.filter(link -> link.soma().equals(given.get(tuft))).ifPresentOrElse(
					link -> rows.addAll(owned(linking, matches, link, tuft)), () -> rows.addAll(matches));
			} else if (owner.filter(linking::sure).filter(link -> !complete.contains(link.soma())).isPresent()) {
				final String name = owner.get().soma() + "-" + kind.label();
				final int number = numbers.merge(name, 1, Integer::sum);
				rows.addAll(owned(linking, matches, owner.get(), number == 1 ? name : name + "-" + number));
			} else if (!named.contains(tuft)) {
				final String name = "unowned-" + ++nobodys[0] + "-" + kind.label();
				matches.forEach(match -> rows.add(unowned(match, owner, name)));
			}
		});
		named.stream().filter(tuft -> rows.stream().noneMatch(row -> row.compartment().neuron().equals(given.get(tuft))))
			.forEach(tuft -> tufts.get(tuft).forEach(match -> rows.add(notIts(match, owners.get(tuft)))));
		return withoutNeedless(rows);
	}

	/** The rows of a tuft under its owner's name, without those of days on which it does not act with its soma. */
	private List<Match> owned(final SomaTuftLinking linking, final List<Match> matches, final Link link,
		final String name)
	{
		final List<Integer> seen = matches.stream().filter(TuftOwners::matched).map(this::day).toList();
		return matches.stream().map(match -> {
			final Compartment c = match.compartment();
			final Match own = new Match(new Compartment(name, link.soma(), c.kind(), c.session(), c.plane(), c.roi(), c.xPx(),
				c.yPx(), c.areaPx(), c.snr(), link.confidence(), c.matchConfidence(), c.status()), match.mask(), match.note());
			if (match.mask().isEmpty() || decided(c)) {
				return own;
			}
			final double before = !matched(match) ? FORCED
				: Double.isNaN(c.matchConfidence()) ? MATCHED_AT_MOST : Math.min(c.matchConfidence(), MATCHED_AT_MOST);
			final List<Integer> others = seen.stream().filter(day -> day != day(match)).toList();
			return linking.onDay(link.soma(), link.tuft(), day(match), before, others) >= LEAST ? own
				: unknown(own, "what lies at its place on this day does not act with its soma");
		}).toList();
	}

	private static boolean matched(final Match match) {
		return match.compartment().status() == Compartment.Status.MATCHED;
	}

	private int day(final Match match) {
		return animal.sessions().indexOf(animal.session(match.compartment().session()));
	}

	/** Whether a person has decided on the ROI; a footprint of another day has none. */
	private boolean decided(final Compartment compartment) {
		return !compartment.roi().isEmpty()
			&& animal.curation().stream().anyMatch(each -> each.session().equals(compartment.session())
				&& each.plane().equals(compartment.plane()) && each.roi().equals(compartment.roi()));
	}

	/** A footprint of another day tells nothing where another ROI of the same neuron was found on that day. */
	private static List<Match> withoutNeedless(final List<Match> rows) {
		final Set<String> found = rows.stream().filter(TuftOwners::matched).map(TuftOwners::neuronAndSession)
			.collect(Collectors.toSet());
		return rows.stream().map(row -> row.compartment().status() == Compartment.Status.FORCED
			&& found.contains(neuronAndSession(row)) ? unknown(row, "another ROI of the neuron was found on this day") : row)
			.toList();
	}

	private static String neuronAndSession(final Match match) {
		return match.compartment().neuron() + "\n" + match.compartment().session();
	}

	private static Match unknown(final Match match, final String note) {
		final Compartment c = match.compartment();
		return new Match(new Compartment(c.compartment(), c.neuron(), c.kind(), c.session(), c.plane(), c.roi(), c.xPx(),
			c.yPx(), c.areaPx(), c.snr(), c.linkConfidence(), c.matchConfidence(), Compartment.Status.UNKNOWN),
			Optional.empty(), note);
	}

	/** What lies at a neuron's point and acts with another soma, or with none. */
	private static Match notIts(final Match match, final Link likeliest) {
		return match.mask().isEmpty() ? match : unknown(match, likeliest == null ? "it acts with no soma"
			: String.format(Locale.ROOT, "what lies at its point does not act with its soma, likeliest with %s's (%.2f)",
				likeliest.soma(), likeliest.confidence()));
	}

	private static Match unowned(final Match match, final Optional<Link> likeliest, final String name) {
		final Compartment c = match.compartment();
		return new Match(new Compartment(name, "", c.kind(), c.session(), c.plane(), c.roi(), c.xPx(), c.yPx(), c.areaPx(),
			c.snr(), likeliest.map(Link::confidence).orElse(Double.NaN), c.matchConfidence(), Compartment.Status.UNKNOWN),
			Optional.empty(),
			"nobody's for sure" + likeliest.map(link -> String.format(Locale.ROOT, ", likeliest %s's (%.2f)",
				link.soma(), link.confidence())).orElse(""));
	}

	/** Each cell where its first footprint lies, from the middle of its image, and what it does on every day. */
	private List<Cell> cells(final Map<String, List<Match>> rows, final Map<Match, Course> courses) {
		final List<Cell> cells = new ArrayList<>();
		rows.forEach((name, matches) -> {
			final Optional<Match> seen = matches.stream().filter(match -> match.mask().isPresent()).findFirst();
			seen.ifPresent(first -> {
				final Plane plane = animal.session(first.compartment().session()).plane(first.compartment().plane());
				cells.add(new Cell(name, (first.compartment().xPx() - plane.widthPx() / 2.0) * plane.pixelSizeUm(),
					(first.compartment().yPx() - plane.heightPx() / 2.0) * plane.pixelSizeUm(), animal.sessions().stream()
						.map(session -> matches.stream().filter(match -> match.compartment().session().equals(session.id()))
							.findFirst().map(match -> courses.getOrDefault(match, Course.MISSING)).orElse(Course.MISSING))
						.toList()));
			});
		});
		return cells;
	}

	private Map<Match, Course> courses(final Map<String, List<Match>> somata, final Map<String, List<Match>> tufts) {
		final Map<Match, Course> courses = new HashMap<>();
		final List<Match> rows = new ArrayList<>();
		somata.values().forEach(rows::addAll);
		tufts.values().forEach(rows::addAll);
		for (final Session session : animal.sessions()) {
			progress.at(animal.sessions().indexOf(session), animal.sessions().size());
			for (final PlaneTraces plane : planes.stream().filter(one -> one.at().session().equals(session)).toList()) {
				final List<Match> here = rows.stream().filter(match -> match.mask().isPresent()
					&& match.compartment().session().equals(session.id())
					&& match.compartment().plane().equals(plane.at().plane().id())).toList();
				final List<Traces.RoiTraces> found = here.isEmpty() ? List.of() : traces(plane, here);
				final double[] timesS = plane.at().timesS(0);
				final double[] atS = PlaneRun.timesS(session.filmed().get(0), 0);
				for (int i = 0; i < here.size(); i++) {
					courses.put(here.get(i), course(found.get(i), timesS, atS));
				}
			}
		}
		return courses;
	}

	private List<Traces.RoiTraces> traces(final PlaneTraces plane, final List<Match> matches) {
		final List<Mask> masks = matches.stream().map(match -> match.mask().orElseThrow()).toList();
		return plane.made(plane.extract(masks, List.of(), executor, Progress.NONE), executor);
	}

	private static Course course(final Traces.RoiTraces roi, final double[] timesS, final double[] atS) {
		final float[] dff = NearestFrames.of(roi.dff(), timesS, atS);
		final float[][] parts = roi.parts();
		return parts.length < 2 ? new Course(dff) : new Course(dff, NearestFrames.of(half(parts, 0), timesS, atS),
			NearestFrames.of(half(parts, 1), timesS, atS));
	}

	/** The mean of every other part, beginning with one of them. */
	private static float[] half(final float[][] parts, final int first) {
		final float[] mean = new float[parts[0].length];
		for (int part = first; part < parts.length; part += 2) {
			for (int t = 0; t < mean.length; t++) {
				mean[t] += parts[part][t] / ((parts.length - first + 1) / 2);
			}
		}
		return mean;
	}
}
