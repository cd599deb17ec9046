package org.apical.flow.stages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.Mask;
import org.apical.match.CompartmentMatching;
import org.apical.match.CompartmentMatching.Match;
import org.apical.match.SomaTuftLinking;
import org.apical.match.SomaTuftLinking.Cell;
import org.apical.match.SomaTuftLinking.Link;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Plane;
import org.apical.study.Session;
import org.apical.trace.traces.Traces;

/** Gives tufts that no one has named to somata without a given tuft, by what both do over all days. */
final class TuftOwners {

	private final Animal animal;
	private final List<PlaneTraces> planes;
	private final TaskExecutor executor;
	private final Progress progress;

	/** @param planes how the traces of the animal's filmed planes are made */
	TuftOwners(final Animal animal, final List<PlaneTraces> planes, final TaskExecutor executor,
		final Progress progress)
	{
		this.animal = animal;
		this.planes = planes;
		this.executor = executor;
		this.progress = progress;
	}

	/**
	 * All matches, with those of trunks and tufts that found an owner under its name; those of the others are
	 * {@code unknown}, without an owner and without pixels.
	 */
	List<Match> of(final CompartmentMatching.Result result, final SomaTuftLinking linking) {
		final List<Match> all = new ArrayList<>(result.matches());
		for (final Kind kind : List.of(Kind.TRUNK, Kind.TUFT)) {
			final Map<String, List<Match>> tufts = new LinkedHashMap<>();
			result.unowned().forEach((name, rows) -> {
				if (rows.get(0).compartment().kind() == kind) {
					tufts.put(name, rows);
				}
			});
			all.addAll(of(kind, somataWithout(kind, result.matches()), tufts, linking));
		}
		return all;
	}

	/** Somata of neurons that have no compartment of that kind yet, by neuron. */
	private static Map<String, List<Match>> somataWithout(final Kind kind, final List<Match> matches) {
		final Set<String> complete = matches.stream().filter(match -> match.compartment().kind() == kind)
			.map(match -> match.compartment().neuron()).collect(Collectors.toSet());
		return matches.stream().filter(match -> match.compartment().kind() == Kind.SOMA)
			.filter(match -> !complete.contains(match.compartment().neuron())).collect(Collectors.groupingBy(
				match -> match.compartment().neuron(), LinkedHashMap::new, Collectors.toList()));
	}

	private List<Match> of(final Kind kind, final Map<String, List<Match>> somata, final Map<String, List<Match>> tufts,
		final SomaTuftLinking linking)
	{
		final Map<Match, float[]> dff = somata.isEmpty() || tufts.isEmpty() ? Map.of() : dff(somata, tufts);
		final double rateHz = animal.reference().filmed().get(0).frameRateHz();
		final Map<String, Link> owners = linking.likeliest(cells(somata, dff), cells(tufts, dff), rateHz).stream()
			.collect(Collectors.toMap(Link::tuft, link -> link));
		final Map<String, Integer> names = new HashMap<>();
		final List<Match> rows = new ArrayList<>();
		final int[] nobodys = {0};
		tufts.forEach((tuft, matches) -> {
			final Optional<Link> owner = Optional.ofNullable(owners.get(tuft));
			if (owner.filter(linking::sure).isPresent()) {
				final String name = owner.get().soma() + "-" + kind.label();
				final int number = names.merge(name, 1, Integer::sum);
				matches.forEach(match -> rows.add(owned(match, owner.get(), number == 1 ? name : name + "-" + number)));
			} else {
				final String name = "unowned-" + ++nobodys[0] + "-" + kind.label();
				matches.forEach(match -> rows.add(unowned(match, owner, name)));
			}
		});
		return rows;
	}

	private static Match owned(final Match match, final Link link, final String name) {
		final Compartment c = match.compartment();
		return new Match(new Compartment(name, link.soma(), c.kind(), c.session(), c.plane(), c.roi(), c.xPx(), c.yPx(),
			c.areaPx(), c.snr(), link.confidence(), c.matchConfidence(), c.status()), match.mask(), match.note());
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
	private List<Cell> cells(final Map<String, List<Match>> rows, final Map<Match, float[]> dff) {
		final List<Cell> cells = new ArrayList<>();
		rows.forEach((name, matches) -> {
			final Optional<Match> seen = matches.stream().filter(match -> match.mask().isPresent()).findFirst();
			seen.ifPresent(first -> {
				final Plane plane = animal.session(first.compartment().session()).plane(first.compartment().plane());
				cells.add(new Cell(name, (first.compartment().xPx() - plane.widthPx() / 2.0) * plane.pixelSizeUm(),
					(first.compartment().yPx() - plane.heightPx() / 2.0) * plane.pixelSizeUm(), animal.sessions().stream()
						.map(session -> matches.stream().filter(match -> match.compartment().session().equals(session.id()))
							.findFirst().map(match -> dff.getOrDefault(match, new float[0])).orElse(new float[0]))
						.toList()));
			});
		});
		return cells;
	}

	private Map<Match, float[]> dff(final Map<String, List<Match>> somata, final Map<String, List<Match>> tufts) {
		final Map<Match, float[]> dff = new HashMap<>();
		final List<Match> rows = new ArrayList<>();
		somata.values().forEach(rows::addAll);
		tufts.values().forEach(rows::addAll);
		for (final Session session : animal.sessions()) {
			progress.at(animal.sessions().indexOf(session), animal.sessions().size());
			for (final PlaneTraces plane : planes.stream().filter(one -> one.at().session().equals(session)).toList()) {
				final List<Match> here = rows.stream().filter(match -> match.mask().isPresent()
					&& match.compartment().session().equals(session.id())
					&& match.compartment().plane().equals(plane.at().plane().id())).toList();
				final List<float[]> found = here.isEmpty() ? List.of() : dff(plane, here);
				final double[] timesS = plane.at().timesS(0);
				final double[] atS = PlaneRun.timesS(session.filmed().get(0), 0);
				for (int i = 0; i < here.size(); i++) {
					dff.put(here.get(i), NearestFrames.of(found.get(i), timesS, atS));
				}
			}
		}
		return dff;
	}

	private List<float[]> dff(final PlaneTraces plane, final List<Match> matches) {
		final List<Mask> masks = matches.stream().map(match -> match.mask().orElseThrow()).toList();
		return plane.made(plane.extract(masks, List.of(), executor, Progress.NONE), executor).stream()
			.map(Traces.RoiTraces::dff).toList();
	}
}
