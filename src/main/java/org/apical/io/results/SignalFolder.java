package org.apical.io.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apical.Problems;
import org.apical.io.tables.PairsCsv;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;
import org.apical.io.text.Json;
import org.apical.signal.conditions.Conditions;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.power.PowerOfStudy;
import org.apical.signal.verdict.OpposingResult;
import org.apical.signal.verdict.OpposingResult.Comparison;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.study.Kind;
import org.apical.study.Role;

/**
 * The folder of the stage {@code signal}: {@code pairs.csv}, {@code modulation.csv}, {@code opposing.json},
 * and, if there are traces, {@code peri_event.csv}.
 */
public final class SignalFolder {

	private static final String PAIRS = "pairs.csv";
	private static final String MODULATION = "modulation.csv";
	private static final String OPPOSING = "opposing.json";
	private static final String PERI_EVENT = "peri_event.csv";

	private SignalFolder() {}

	/**
	 * Writes the pairs and the results of the test.
	 *
	 * @param power the power of the study; empty if it was not asked for or cannot be computed
	 * @param conditions the four conditions; empty if they were not examined
	 */
	public static void write(final Path folder, final PairTable table, final OpposingResult result,
		final Optional<PowerOfStudy> power, final Optional<Conditions> conditions)
	{
		PairsCsv.write(folder.resolve(PAIRS), table);
		writeResult(folder, result, power, conditions);
	}

	/**
	 * Writes the results of the test, without the pairs.
	 *
	 * @param power the power of the study; empty if it was not asked for or cannot be computed
	 * @param conditions the four conditions; empty if they were not examined
	 */
	public static void writeResult(final Path folder, final OpposingResult result, final Optional<PowerOfStudy> power,
		final Optional<Conditions> conditions)
	{
		writeModulation(folder.resolve(MODULATION), result.modulations());
		final ObjectNode json = OpposingJson.write(result.primary());
		power.ifPresent(found -> json.set("power", OpposingJson.write(found)));
		conditions.ifPresent(found -> ConditionsJson.write(json, found));
		final ArrayNode windows = json.putArray("windows");
		for (final WindowResult window : result.windows()) {
			windows.add(OpposingJson.write(window));
		}
		for (final Comparison comparison : result.comparisons()) {
			windows.add(OpposingJson.write(comparison));
		}
		result.perturbation()
			.ifPresent(perturbation -> PerturbationJson.write(json.putObject("perturbation"), perturbation));
		OpposingJson.adjust(windows, json);
		Json.write(folder.resolve(OPPOSING), json);
		conditions.flatMap(Conditions::curves).ifPresent(curves -> PeriEventCsv.write(folder.resolve(PERI_EVENT), curves));
	}

	private static void writeModulation(final Path file, final List<Modulation> modulations) {
		try (CsvOut out = new CsvOut(file, "animal", "neuron", "role", "window", "estimator", "modulation", "se", "pairs",
			"used", "kind", "stratum", "mean_dendrite"))
		{
			for (final Modulation m : modulations) {
				out.row(m.animal(), m.neuron(), m.role().label(), m.window(), m.estimator().label(), m.modulation(), m.se(),
					m.pairs(), m.used(), m.kind().label(), m.stratum(), m.meanDendrite());
			}
		}
	}

	/**
	 * Reads what {@link #writeResult} wrote.
	 *
	 * @throws org.apical.ApicalException if the folder has no result that can be read
	 */
	public static OpposingResult read(final Path folder) {
		final JsonNode json = Json.read(folder.resolve(OPPOSING));
		final List<WindowResult> windows = new ArrayList<>();
		final List<Comparison> comparisons = new ArrayList<>();
		for (final JsonNode window : json.path("windows")) {
			if (window.has("verdict")) {
				windows.add(OpposingJson.readWindow(window));
			} else {
				comparisons.add(OpposingJson.readComparison(window));
			}
		}
		return new OpposingResult(OpposingJson.readWindow(json), windows, comparisons,
			readModulation(folder.resolve(MODULATION)),
			PerturbationJson.read(json.path("perturbation")));
	}

	/** Reads the pairs that {@link #write} wrote. */
	public static PairTable readPairs(final Path folder) {
		final Problems problems = new Problems();
		final PairTable table = PairsCsv.read(folder.resolve(PAIRS), folder.resolve(PAIRS).toString(), problems);
		problems.throwIfAny();
		return table;
	}

	private static List<Modulation> readModulation(final Path file) {
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of("animal", "neuron", "role", "window",
			"estimator", "modulation", "se", "pairs", "used", "kind", "stratum", "mean_dendrite"), List.of());
		final List<Modulation> modulations = new ArrayList<>();
		for (int row = 0; row < table.rows(); row++) {
			modulations.add(new Modulation(table.text(row, "animal"), table.text(row, "neuron"),
				Role.of(table.text(row, "role")).orElseThrow(), table.text(row, "stratum"), table.text(row, "window"),
				Kind.of(table.text(row, "kind")).orElseThrow(), Estimator.of(table.text(row, "estimator")).orElseThrow(),
				table.number(row, "modulation"), table.number(row, "se"), table.number(row, "mean_dendrite"),
				(int) table.number(row, "pairs"), table.text(row, "used").equals("1")));
		}
		problems.throwIfAny();
		return modulations;
	}
}
