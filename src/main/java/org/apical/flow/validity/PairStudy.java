package org.apical.flow.validity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.InvalidInputException;
import org.apical.Progress;
import org.apical.flow.run.RunListener;
import org.apical.flow.stages.ParameterFields;
import org.apical.io.array.Npy;
import org.apical.io.tables.DaysCsv;
import org.apical.io.tables.PairsCsv;
import org.apical.io.text.CsvOut;
import org.apical.io.text.Json;
import org.apical.signal.pairs.PairTable;
import org.apical.simulate.pairs.PairAnimal;
import org.apical.simulate.pairs.PairSession;
import org.apical.simulate.pairs.PairSimulation;
import org.apical.simulate.pairs.PairTraces;

/**
 * A folder with a study simulated at the level of trials: {@code pairs.csv}, {@code days.csv}, and the truth.
 *
 * <ul>
 * <li>{@code truth/truth.json}: seed, parameters, true D;
 * <li>{@code truth/modulation.csv}: true modulation M, ΔF/F·s, and coupling β of every neuron;
 * <li>{@code truth/activity.csv}: true log activity of every neuron on every day;
 * <li>{@code traces/<animal>/<session>/}, on request: {@code parts.npy}, ΔF/F of the somata, neuron × part × frame;
 * {@code dendrite.npy}, ΔF/F of the dendrites, neuron × frame; {@code times.npy}, times of the somata's and of the
 * dendrites' frames, s; {@code trials.csv}.
 * </ul>
 */
public final class PairStudy {

	private final Path folder;
	private final PairSimulation.Parameters parameters;
	private final long seed;
	private final boolean withTraces;
	private final SimulationFolder simulator;

	/**
	 * @param folder the folder that gets the study
	 * @param withTraces whether to write the traces too
	 * @throws InvalidInputException if traces are requested and the study is not simulated from traces
	 */
	public PairStudy(final Path folder, final PairSimulation.Parameters parameters, final long seed,
		final boolean withTraces, final int threads, final RunListener listener)
	{
		if (withTraces && !parameters.fromTraces()) {
			throw new InvalidInputException("--traces needs --from-traces true: otherwise no traces are simulated");
		}
		this.withTraces = withTraces;
		this.folder = folder;
		this.parameters = parameters;
		this.seed = seed;
		this.simulator = new SimulationFolder(folder, parameters, seed, threads, listener, this::write);
	}

	/** Makes {@link #simulate} stop soon. May be called from any thread. */
	public void cancel() {
		simulator.cancel();
	}

	/**
	 * Simulates the study unless it is there already, and gives its table of pairs.
	 *
	 * @throws InvalidInputException if the folder holds anything else
	 */
	public Path simulate() {
		simulator.make();
		return folder.resolve("pairs.csv");
	}

	private void write(final Path out, final TaskExecutor executor, final Progress progress) {
		final PairAnimal[] drawn = new PairAnimal[parameters.animals()];
		final AtomicInteger done = new AtomicInteger();
		executor.forEach(IntStream.range(0, drawn.length).boxed().toList(), a -> {
			drawn[a] = PairSimulation.animal(parameters, seed, a);
			progress.at(done.incrementAndGet(), drawn.length + 1);
		});
		final List<PairAnimal> animals = Arrays.asList(drawn);
		final PairTable pairs = SimulatedPairs.table(animals, parameters.fromTraces());
		PairsCsv.write(out.resolve("pairs.csv"), pairs);
		DaysCsv.write(out.resolve("days.csv"), SimulatedDays.table(animals, pairs));
		writeTruth(out.resolve("truth"), animals);
		for (int a = 0; a < animals.size() && withTraces; a++) {
			for (final PairSession session : animals.get(a).sessions()) {
				writeTraces(out.resolve("traces").resolve(SimulatedPairs.animalId(a))
					.resolve(SimulatedPairs.sessionId(session.day())), session);
			}
		}
	}

	private static void writeTraces(final Path folder, final PairSession session) {
		final PairTraces traces = session.traces().orElseThrow();
		final int frames = traces.somaTimesS().length;
		Npy.writeFloats(folder.resolve("parts.npy"), Arrays.stream(traces.somaParts()).map(PairStudy::joined)
			.toArray(float[][]::new), traces.somaParts()[0].length, frames);
		Npy.writeFloats(folder.resolve("dendrite.npy"), traces.dendrite(), frames);
		Npy.writeDoubles(folder.resolve("times.npy"), new double[][] {traces.somaTimesS(), traces.dendriteTimesS()},
			frames);
		try (CsvOut out = new CsvOut(folder.resolve("trials.csv"), "trial", "start_s", "stop_s", "outcome", "outcome_s",
			"error_deg"))
		{
			session.trials().forEach(trial -> out.row(trial.trial(), trial.startS(), trial.stopS(), trial.outcome().label(),
				trial.outcomeS(), trial.errorDeg()));
		}
	}

	private static float[] joined(final float[][] parts) {
		final float[] joined = new float[parts.length * parts[0].length];
		for (int p = 0; p < parts.length; p++) {
			System.arraycopy(parts[p], 0, joined, p * parts[0].length, parts[0].length);
		}
		return joined;
	}

	private void writeTruth(final Path truth, final List<PairAnimal> animals) {
		final ObjectNode head = ParameterFields.json(parameters);
		head.put("seed", seed).put("D", parameters.trueDifferenceDffS());
		Json.write(truth.resolve("truth.json"), head);
		try (CsvOut neurons = new CsvOut(truth.resolve("modulation.csv"), "animal", "neuron", "role", "window",
			"modulation", "coupling");
			CsvOut activity = new CsvOut(truth.resolve("activity.csv"), "animal", "neuron", "day", "log_activity"))
		{
			for (int a = 0; a < animals.size(); a++) {
				for (int n = 0; n < parameters.neurons(); n++) {
					final String animal = SimulatedPairs.animalId(a);
					final String neuron = SimulatedPairs.neuronId(n);
					final var truly = animals.get(a).neurons().get(n);
					neurons.row(animal, neuron, truly.role().label(), SimulatedPairs.WINDOW, truly.modulationDffS(),
						truly.coupling());
					for (final PairSession session : animals.get(a).sessions()) {
						activity.row(animal, neuron, session.day(), session.neurons().get(n).logActivity());
					}
				}
			}
		}
	}
}
