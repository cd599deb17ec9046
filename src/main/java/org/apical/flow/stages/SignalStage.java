package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apical.ApicalException;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.flow.run.Unit;
import org.apical.image.Motion;
import org.apical.io.results.SignalFolder;
import org.apical.signal.conditions.Conditions;
import org.apical.signal.conditions.FourConditions;
import org.apical.signal.pairs.NeuronTraces;
import org.apical.signal.pairs.PairCutting;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.pairs.PeriEvent;
import org.apical.signal.pairs.Window;
import org.apical.signal.power.PowerOfStudy;
import org.apical.signal.verdict.NamedNeuron;
import org.apical.signal.verdict.NeuronCovariate;
import org.apical.signal.verdict.NeuropilControl;
import org.apical.signal.verdict.OpposingResult;
import org.apical.signal.verdict.OpposingTest;
import org.apical.study.Animal;
import org.apical.study.Kind;
import org.apical.study.Role;
import org.apical.study.Session;
import org.apical.study.Study;
import org.apical.study.TraceSource;

/** Pairs of soma and dendrite, modulation, and the verdict. Here roles and outcomes come in. One unit for the study. */
final class SignalStage implements Stage {

	static final String FOLDER = "signal";

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
		return List.of(new Unit(name(), 8, FOLDER, settings, files, needs, (out, executor, progress) -> {
			final PeriEvent events = new PeriEvent(cutting, test.primaryWindow(), slowestFrameS(run.study()));
			final Beside beside = new Beside(events, new SomaDistances(), new SomaCovariates(),
				new MotionOutcomes(primaryWindow(cutting, test), test.seed()), builder(run), new LinkedHashMap<>());
			final PairTable pairs = pairs(run, cutting, test.primaryWindow(), beside, progress);
			final OpposingResult corrected = OpposingTest.run(pairs, List.copyOf(beside.neurons.values()), groups,
				test, true, progress);
			final PairTable without = beside.uncorrected.build();
			OpposingResult result =
				without.windows(Kind.TUFT).isEmpty() ? corrected : NeuropilControl.addedTo(corrected, without, test);
			for (final NeuronCovariate covariate : beside.covariates.all()) {
				result = covariate.addedTo(result, test);
			}
			final Conditions conditions = FourConditions.of(pairs, result.primary(), test.seed(), beside.distances,
				Optional.of(events), executor, progress);
			beside.motion.write(out);
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
		return somata(study, false) ? 1 : PairedTraces.SOMA_PARTS;
	}

	private static PairTable.Builder builder(final StudyRun run) {
		final int parts = parts(run.study());
		return new PairTable.Builder(new PairTable.Layout(parts, true, parts > 1, SessionCovariates.names(run.study())));
	}

	/**
	 * What is gathered beside the pairs while the sessions are read once.
	 *
	 * @param events traces around the outcomes
	 * @param distances between the somata
	 * @param covariates what the somata are beside their roles
	 * @param motion whether it depends on the outcome
	 * @param uncorrected the same pairs from traces without neuropil taken off, where some was
	 * @param neurons the neurons that could take part, by animal and neuron: also those that have no dendrite
	 */
	private record Beside(PeriEvent events, SomaDistances distances, SomaCovariates covariates, MotionOutcomes motion,
		PairTable.Builder uncorrected, Map<List<String>, NamedNeuron> neurons)
	{

		void add(final String animal, final String neuron, final Role role, final Set<Kind> dendrites) {
			neurons.merge(List.of(animal, neuron), new NamedNeuron(animal, neuron, role, dendrites),
				(before, now) -> new NamedNeuron(animal, neuron, role,
					Stream.concat(before.dendrites().stream(), now.dendrites().stream()).collect(Collectors.toSet())));
		}
	}

	private static PairTable pairs(final StudyRun run, final PairCutting.Parameters cutting, final String primaryWindow,
		final Beside beside, final Progress progress)
	{
		final PairTable.Builder builder = builder(run);
		final List<Animal> animals = run.study().animals();
		for (final Animal animal : animals) {
			// The test, which follows, is half the work.
			progress.at(animals.indexOf(animal), 2L * animals.size());
			animal.neurons().stream().filter(neuron -> neuron.role() != Role.EXCLUDED)
				.forEach(neuron -> beside.add(animal.id(), neuron.id(), neuron.role(), Set.of()));
			for (final Session session : animal.sessions()) {
				final SessionTraces traces = SessionTraces.read(run.results(), animal, session);
				final Map<PlaneRun, Motion> motions = PlaneRun.motions(run, animal, session);
				beside.distances.add(animal, session, traces.compartments());
				beside.covariates.add(animal, session, traces);
				beside.motion.add(animal, session, motions, traces);
				final SessionCovariates covariates = SessionCovariates.read(session, motions);
				final PairedTraces pairing = new PairedTraces(animal, session, covariates, parts(run.study()));
				final List<NeuronTraces> paired = pairing.of(traces);
				PairCutting.cut(paired, session.trials(), cutting, primaryWindow, builder);
				if (traces.corrected()) {
					PairCutting.cut(pairing.of(traces.uncorrected(run, animal, session)), session.trials(), cutting,
						primaryWindow, beside.uncorrected);
				}
				paired.forEach(one -> beside.add(animal.id(), one.neuron(), one.role(), Set.of(one.kind())));
				paired.stream().filter(one -> one.kind() == Kind.TUFT)
					.forEach(tuft -> beside.events.add(tuft, session.trials()));
			}
		}
		final PairTable pairs = builder.build();
		if (pairs.windows(Kind.TUFT).isEmpty()) {
			throw new ApicalException("no neuron has a soma and a tuft with a window of a trial wholly inside the recording;"
				+ " see match/compartments.csv of the animals, and their trials");
		}
		return pairs;
	}
}
