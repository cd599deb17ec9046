package org.apical.io.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.Problems;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.TraceAudit;
import org.apical.trace.traces.TraceQuality;

/**
 * {@code quality.csv}: how far the traces can be trusted, one row for each compartment. {@link TraceQuality}
 * and {@link TraceAudit} explain the columns; those of the audit and the decay may be missing when the file is read.
 */
public final class QualityCsv {

	private static final String[] COLUMNS = {"compartment", "noise_dff", "floored_frames", "frames"};
	private static final String[] AUDIT = {"noise_spectrum_dff", "noise_differences_dff", "noise_split_dff", "snr",
		"neuropil_coefficient", "own_share", "negative_frames", "quiet_fraction", "f0_percentile", "f0_maximin", "f0_quiet",
		"crowded"};
	private static final String SPREAD = "baseline_spread";
	private static final String DECAY = "decay_s";

	private QualityCsv() {}

	static void write(final Path file, final List<CompartmentTraces> traces) {
		final List<String> header = new ArrayList<>(List.of(COLUMNS));
		header.addAll(List.of(AUDIT));
		header.add(SPREAD);
		header.add(DECAY);
		try (CsvOut table = new CsvOut(file, header.toArray(String[]::new))) {
			for (final CompartmentTraces trace : traces) {
				final TraceQuality quality = trace.quality();
				final TraceAudit audit = quality.audit();
				table.row(trace.compartment(), quality.noiseDff(), quality.flooredFrames(), quality.frames(),
					audit.noiseSpectrumDff(), audit.noiseDifferencesDff(), audit.noiseSplitDff(), audit.snr(),
					audit.neuropilCoefficient(), audit.ownShare(), audit.negativeFrames(), audit.quietFraction(),
					audit.f0Percentile(),
					audit.f0Maximin(), audit.f0Quiet(), audit.crowded(), audit.baselineSpread(), quality.decayS());
			}
		}
	}

	/** Reads the quality of the traces, by compartment. */
	public static Map<String, TraceQuality> read(final Path file) {
		final Problems problems = new Problems();
		final List<String> optional = new ArrayList<>(List.of(AUDIT));
		optional.add(SPREAD);
		optional.add(DECAY);
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of(COLUMNS), optional);
		problems.throwIfAny();
		final Map<String, TraceQuality> quality = new LinkedHashMap<>();
		for (int row = 0; row < table.rows(); row++) {
			quality.put(table.text(row, "compartment"), new TraceQuality(table.number(row, "noise_dff"),
				table.number(row, DECAY), (int) table.requiredNumber(row, "floored_frames"),
				(int) table.requiredNumber(row, "frames"),
				audit(table, row)));
		}
		problems.throwIfAny();
		return quality;
	}

	private static TraceAudit audit(final CsvTable table, final int row) {
		final double[] values = new double[AUDIT.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = table.number(row, AUDIT[i]);
		}
		return new TraceAudit(values[0], values[1], values[2], values[3], values[4], values[5], (int) values[6], values[7],
			values[8], values[9], values[10], values[11] == 1);
	}
}
