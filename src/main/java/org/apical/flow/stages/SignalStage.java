package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.ApicalException;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.flow.run.Unit;
import org.apical.io.results.SignalFolder;
import org.apical.signal.conditions.Conditions;
import org.apical.signal.conditions.FourConditions;
import org.apical.signal.pairs.NeuronTraces;
import org.apical.signal.pairs.PairCutting;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.pairs.PeriEvent;
import org.apical.signal.pairs.Window;
import org.apical.signal.power.PowerOfStudy;
import org.apical.signal.verdict.NeuropilControl;
import org.apical.signal.verdict.OpposingResult;
import org.apical.signal.verdict.OpposingTest;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Neuron;
import org.apical.study.Role;
import org.apical.study.Session;
import org.apical.study.Study;
import org.apical.study.TraceSource;
import org.apical.trace.traces.CompartmentTraces;

/** Pairs of soma and dendrite, modulation, and the verdict. Here roles and outcomes come in. One unit for the study. */
final class SignalStage implements Stage {

	static final String FOLDER = "signal";

	/** Of somata in movies; those of other programs have one. */
	private static final int SOMA_PARTS = 5;

	@Override
	public String name() {
		return "signal";
	}

	@Override
	public List<Record> parameters() {
		return List.of(PairCutting.Parameters.defaults(), OpposingTest.Parameters.defaults());
	}

	/** Said before the first stage, and not after days by the last. */
	static void checkWindow(final Map<String, Object> parameters, final String where, final Problems problems) {
		final String wanted =
			parameters.getOrDefault("primary_window", OpposingTest.Parameters.defaults().primaryWindow()).toString();
		final List<String> windows = PairCutting.Parameters.defaults().windows().stream().map(Window::name).toList();
		if (!windows.contains(wanted)) {
			problems.add(where, "primary_window is " + wanted + ", must be one of " + String.join(", ", windows));
		}
	}

	@Override
	public List<Unit> units(final StudyRun run) {
		final PairCutting.Parameters cutting = run.parameters(name(), PairCutting.Parameters.defaults());
		final OpposingTest.Parameters test = run.parameters(name(), OpposingTest.Parameters.defaults());
		final ObjectNode settings = Settings.of(cutting);
		settings.set("test", ParameterFields.json(test));
		final ArrayNode animals = settings.putArray("animals");
		final List<String> needs = new ArrayList<>();
		final List<Path> files = new ArrayList<>();
		for (final Animal animal : run.study().animals()) {
			final ArrayNode neurons = animals.addObject().put("animal", animal.id()).put("group", animal.group().orElse(""))
				.putArray("neurons");
			animal.neurons().forEach(neuron -> neurons.add(neuron.id() + " " + neuron.role().label() + " "
				+ neuron.stratum()));
			needs.add(MatchStage.folder(animal));
			for (final Session session : animal.sessions()) {
				animals.addObject().put("session", session.id()).put("day", session.day())
					.set("trials", Settings.trials(session.trials()));
				needs.add(TraceStage.folder(animal, session));
				session.filmed().forEach(plane -> needs.add(MotionStage.folder(animal, session, plane)));
				session.covariates().ifPresent(files::add);
			}
		}
		final Map<String, String> groups = groups(run.study());
		return List.of(new Unit(name(), 4, FOLDER, settings, files, needs, (out, executor, progress) -> {
			final PeriEvent events = new PeriEvent(cutting, test.primaryWindow(), slowestFrameS(run.study()));
			final SomaDistances distances = new SomaDistances();
			final PairTable.Builder uncorrected = builder(run);
			final PairTable pairs = pairs(run, cutting, test.primaryWindow(), events, distances, uncorrected, progress);
			final OpposingResult corrected = OpposingTest.run(pairs, groups, test, true, progress);
			final PairTable without = uncorrected.build();
			final OpposingResult result =
				without.windows(Kind.TUFT).isEmpty() ? corrected : NeuropilControl.addedTo(corrected, without, test);
			final Conditions conditions = FourConditions.of(pairs, result.primary(), test.seed(), distances,
				Optional.of(events), executor, progress);
			MotionOutcomes.write(out, run, primaryWindow(cutting, test), test.seed());
			SignalFolder.write(out, pairs, result, PowerOfStudy.of(result, (done, total) -> progress.at(1, 1)),
				Optional.of(conditions));
		}));
	}

	private static Window primaryWindow(final PairCutting.Parameters cutting, final OpposingTest.Parameters test) {
		return cutting.windows().stream().filter(window -> window.name().equals(test.primaryWindow())).findFirst()
			.orElseThrow();
	}

	/** Notes that somata whose parts are not known leave less to be tested. */
	static void noteParts(final Study study, final String where, final Problems problems) {
		if (somata(study, false)) {
			problems.note(where, "somata whose traces another program made have no pixel parts: frame phases alone replicate"
				+ " their amplitudes, and the gate will be unavailable"
				+ (somata(study, true) ? ", for the animals with movies too" : ""));
		}
	}

	/** Whether there are planes of somata whose pixel parts are known, or whose are not. */
	private static boolean somata(final Study study, final boolean parts) {
		return study.animals().stream().flatMap(animal -> animal.sessions().stream())
			.flatMap(session -> session.planes().stream())
			.anyMatch(plane -> plane.kind() == Kind.SOMA && plane.traces().map(TraceSource::parts).orElse(true) == parts);
	}

	private static Map<String, String> groups(final Study study) {
		return study.animals().stream().filter(animal -> animal.group().isPresent())
			.collect(Collectors.toMap(Animal::id, animal -> animal.group().orElseThrow()));
	}

	/** Longest period of a plane's frames, s. */
	private static double slowestFrameS(final Study study) {
		return study.animals().stream().flatMap(animal -> animal.sessions().stream())
			.flatMap(session -> session.planes().stream()).mapToDouble(plane -> 1 / plane.frameRateHz()).max().orElseThrow();
	}

	private static int parts(final Study study) {
		return somata(study, false) ? 1 : SOMA_PARTS;
	}

	private static PairTable.Builder builder(final StudyRun run) {
		final int parts = parts(run.study());
		return new PairTable.Builder(new PairTable.Layout(parts, true, parts > 1, SessionCovariates.names(run.study())));
	}

	/** @param uncorrected gets the same pairs from traces without neuropil taken off, where some was */
	private static PairTable pairs(final StudyRun run, final PairCutting.Parameters cutting, final String primaryWindow,
		final PeriEvent events, final SomaDistances distances, final PairTable.Builder uncorrected,
		final Progress progress)
	{
		final PairTable.Builder builder = builder(run);
		final List<Animal> animals = run.study().animals();
		for (final Animal animal : animals) {
			// The test, which follows, is half the work.
			progress.at(animals.indexOf(animal), 2L * animals.size());
			for (final Session session : animal.sessions()) {
				final SessionTraces traces = SessionTraces.read(run.results(), animal, session);
				distances.add(animal, session, traces.compartments());
				final SessionCovariates covariates = SessionCovariates.read(run.results(), animal, session);
				final List<NeuronTraces> paired = paired(run, animal, session, traces, covariates);
				PairCutting.cut(paired, session.trials(), cutting, primaryWindow, builder);
				if (traces.corrected()) {
					PairCutting.cut(paired(run, animal, session, traces.uncorrected(run, animal, session), covariates),
						session.trials(), cutting, primaryWindow, uncorrected);
				}
				paired.stream().filter(one -> one.kind() == Kind.TUFT).forEach(tuft -> events.add(tuft, session.trials()));
			}
		}
		final PairTable pairs = builder.build();
		if (pairs.windows(Kind.TUFT).isEmpty()) {
			throw new ApicalException("no neuron has a soma and a tuft with a window of a trial wholly inside the recording;"
				+ " see match/compartments.csv of the animals, and their trials");
		}
		return pairs;
	}

	private static List<NeuronTraces> paired(final StudyRun run, final Animal animal, final Session session,
		final SessionTraces traces, final SessionCovariates covariates)
	{
		final int parts = parts(run.study());
		return neurons(animal, traces).stream()
			.flatMap(neuron -> neuronTraces(animal, session, neuron, traces, covariates, parts).stream()).toList();
	}

	/** Those the study names, and those that were found, which are neutral. */
	static List<Neuron> neurons(final Animal animal, final SessionTraces traces) {
		final Set<String> named = animal.neurons().stream().map(Neuron::id).collect(Collectors.toSet());
		final List<Neuron> neurons = new ArrayList<>(animal.neurons());
		traces.compartments().stream().map(Compartment::neuron).distinct()
			.filter(neuron -> !neuron.isEmpty() && !named.contains(neuron)).forEach(neuron -> neurons.add(new Neuron(neuron,
				Role.NEUTRAL, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "")));
		return neurons;
	}

	/** A neuron's soma with its tuft, and with its trunk, where the compartments were seen that day. */
	private static List<NeuronTraces> neuronTraces(final Animal animal, final Session session, final Neuron neuron,
		final SessionTraces traces, final SessionCovariates covariates, final int parts)
	{
		final List<NeuronTraces> pairs = new ArrayList<>();
		if (neuron.role() == Role.EXCLUDED) {
			return pairs;
		}
		final int[] somata = rows(traces, neuron, Kind.SOMA);
		for (final Kind kind : List.of(Kind.TUFT, Kind.TRUNK)) {
			final int[] dendrites = rows(traces, neuron, kind);
			if (somata.length == 0 || dendrites.length == 0) {
				continue;
			}
			final CompartmentTraces soma = traces.traces().get(somata[0]);
			pairs.add(new NeuronTraces(animal.id(), session.id(), session.day(), neuron.id(), neuron.role(),
				neuron.stratum(), kind, parts == 1 ? new float[][] {soma.dff()} : somaParts(soma), soma.timesS(),
				dendrites(traces, dendrites), eventsS(traces, somata[0], dendrites), covariates.of(
						traces.compartments().get(somata[0]), traces.compartments().get(dendrites[0]))));
		}
		return pairs;
	}

	/** Weighted by area; all alike where that of one is not known. */
	private static List<NeuronTraces.Dendrite> dendrites(final SessionTraces traces, final int... rows) {
		final boolean areas = IntStream.of(rows).allMatch(row -> traces.compartments().get(row).areaPx() > 0);
		return IntStream.of(rows).mapToObj(row -> new NeuronTraces.Dendrite(traces.traces().get(row).dff(),
			traces.traces().get(row).timesS(), areas ? traces.compartments().get(row).areaPx() : 1)).toList();
	}

	/** Onsets of the events of a soma and its dendrites, s. */
	private static double[] eventsS(final SessionTraces traces, final int soma, final int... dendrites) {
		return IntStream.concat(IntStream.of(soma), IntStream.of(dendrites)).mapToObj(row -> traces.traces().get(row))
			.flatMapToDouble(trace -> {
				final double[] timesS = trace.timesS();
				return trace.events().stream().mapToDouble(event -> timesS[event.frame()]);
			}).toArray();
	}

	/**
	 * Five parts. A soma of fewer pixels has fewer, and the others are missing, so that its rows serve no estimate and are
	 * counted as left out.
	 */
	static float[][] somaParts(final CompartmentTraces soma) {
		final float[][] parts = soma.parts();
		if (parts.length > SOMA_PARTS) {
			throw new ApicalException("trace.soma_parts is " + parts.length + "; the test needs " + SOMA_PARTS);
		}
		final float[] missing = new float[soma.timesS().length];
		Arrays.fill(missing, Float.NaN);
		return IntStream.range(0, SOMA_PARTS).mapToObj(part -> part < parts.length ? parts[part] : missing)
			.toArray(float[][]::new);
	}

	private static int[] rows(final SessionTraces traces, final Neuron neuron, final Kind kind) {
		return traces.seen(kind).filter(row -> traces.compartments().get(row).neuron().equals(neuron.id())).toArray();
	}
}
