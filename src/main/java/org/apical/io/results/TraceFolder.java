package org.apical.io.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.io.array.Npy;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;
import org.apical.io.text.Decimal;
import org.apical.trace.events.Event;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.TraceQuality;

/**
 * The traces of one session. Rows are in the order of its compartments in {@code compartments.csv}.
 * {@code fluorescence.npy}, {@code neuropil.npy}, {@code dff.npy}, {@code deconvolved.npy} (compartment ×
 * frame), {@code parts.npy} (compartment × part × frame) are float32; {@code times.npy} (compartment × frame)
 * is float64, because float32 resolves only 8 ms on a clock that started a day ago. {@code events.csv} has the
 * events, {@code quality.csv} the quality, see {@link QualityCsv}. Rows of planes with fewer frames are filled
 * up with NaN, and so are missing parts of compartments.
 */
public final class TraceFolder {

	private static final String[] COLUMNS = {"compartment", "time_s", "amplitude_dff_s", "snr", "amplitude_se_dff_s"};

	private TraceFolder() {}

	/** @param traces the traces, in the order of {@code compartments.csv}; all NaN for an unknown compartment */
	public static void write(final Path folder, final List<CompartmentTraces> traces) {
		final int frames = traces.stream().mapToInt(t -> t.timesS().length).max().orElse(0);
		write(folder, "fluorescence", traces, frames, CompartmentTraces::fluorescence);
		write(folder, "neuropil", traces, frames, CompartmentTraces::neuropil);
		write(folder, "dff", traces, frames, CompartmentTraces::dff);
		write(folder, "deconvolved", traces, frames, CompartmentTraces::deconvolved);
		writeParts(folder, traces, frames);
		Npy.writeDoubles(folder.resolve("times.npy"), traces.stream().map(t -> padded(t.timesS(), frames))
			.toArray(double[][]::new), frames);
		try (CsvOut events = new CsvOut(folder.resolve("events.csv"), COLUMNS)) {
			for (final CompartmentTraces trace : traces) {
				final double[] timesS = trace.timesS();
				for (final Event event : trace.events()) {
					events.row(trace.compartment(), timesS[event.frame()], event.amplitudeDffS(), event.snr(),
						event.amplitudeSeDffS());
				}
			}
		}
		QualityCsv.write(folder.resolve("quality.csv"), traces);
	}

	private static void write(final Path folder, final String name, final List<CompartmentTraces> traces,
		final int frames,
		final Function<CompartmentTraces, float[]> which)
	{
		Npy.writeFloats(folder.resolve(name + ".npy"), traces.stream().map(which).map(row -> padded(row, frames))
			.toArray(float[][]::new), frames);
	}

	private static void writeParts(final Path folder, final List<CompartmentTraces> traces, final int frames) {
		final int parts = traces.stream().mapToInt(t -> t.parts().length).max().orElse(0);
		final float[][] rows = new float[traces.size()][parts * frames];
		for (int i = 0; i < rows.length; i++) {
			Arrays.fill(rows[i], Float.NaN);
			final float[][] own = traces.get(i).parts();
			for (int part = 0; part < own.length; part++) {
				System.arraycopy(own[part], 0, rows[i], part * frames, own[part].length);
			}
		}
		Npy.writeFloats(folder.resolve("parts.npy"), rows, parts, frames);
	}

	private static float[] padded(final float[] row, final int length) {
		final float[] padded = Arrays.copyOf(row, length);
		Arrays.fill(padded, row.length, length, Float.NaN);
		return padded;
	}

	private static double[] padded(final double[] row, final int length) {
		final double[] padded = Arrays.copyOf(row, length);
		Arrays.fill(padded, row.length, length, Double.NaN);
		return padded;
	}

	/**
	 * Reads what {@link #write} wrote.
	 *
	 * @param compartments the ids of the session's compartments, in the order of {@code compartments.csv}
	 * @throws InvalidInputException if an array does not have one row for each compartment
	 */
	public static List<CompartmentTraces> read(final Path folder, final List<String> compartments) {
		final Npy times = array(folder, "times", compartments.size());
		final Npy fluorescence = array(folder, "fluorescence", compartments.size());
		final Npy neuropil = array(folder, "neuropil", compartments.size());
		final Npy dff = array(folder, "dff", compartments.size());
		final Npy deconvolved = array(folder, "deconvolved", compartments.size());
		final Npy parts = array(folder, "parts", compartments.size());
		final Map<String, TraceQuality> quality = QualityCsv.read(folder.resolve("quality.csv"));
		final TraceQuality none = new TraceQuality(Double.NaN, 0, 0);
		final List<CompartmentTraces> traces = new ArrayList<>();
		for (int i = 0; i < compartments.size(); i++) {
			final double[] timesS = times(times, i);
			final int frames = timesS.length;
			traces.add(new CompartmentTraces(compartments.get(i), Arrays.copyOf(fluorescence.row(i), frames),
				Arrays.copyOf(neuropil.row(i), frames), Arrays.copyOf(dff.row(i), frames), parts(parts, i, frames),
				Arrays.copyOf(deconvolved.row(i), frames), timesS, List.of(),
				quality.getOrDefault(compartments.get(i), none)));
		}
		return withEvents(traces, folder);
	}

	private static Npy array(final Path folder, final String name, final int rows) {
		final Path file = folder.resolve(name + ".npy");
		final Npy array = Npy.read(file);
		if (array.shape()[0] != rows) {
			throw new InvalidInputException(file + ": has " + array.shape()[0] + " rows, must have one for each of the "
				+ rows + " compartments of the session");
		}
		return array;
	}

	/** The times of a compartment, without the NaN at the end. */
	private static double[] times(final Npy times, final int row) {
		final int frames = times.shape()[1];
		final double[] timesS = Arrays.copyOfRange(times.values(), row * frames, (row + 1) * frames);
		int end = frames;
		while (end > 0 && Double.isNaN(timesS[end - 1])) {
			end--;
		}
		return Arrays.copyOf(timesS, end);
	}

	private static float[][] parts(final Npy parts, final int row, final int frames) {
		final float[] all = parts.row(row);
		final int longest = parts.shape()[2];
		final List<float[]> own = new ArrayList<>();
		for (int part = 0; part < parts.shape()[1]; part++) {
			own.add(Arrays.copyOfRange(all, part * longest, part * longest + frames));
		}
		while (own.size() > 1 && allMissing(own.get(own.size() - 1))) {
			own.remove(own.size() - 1);
		}
		return own.toArray(float[][]::new);
	}

	private static boolean allMissing(final float[] values) {
		for (final float value : values) {
			if (!Float.isNaN(value)) {
				return false;
			}
		}
		return true;
	}

	private static List<CompartmentTraces> withEvents(final List<CompartmentTraces> traces, final Path folder) {
		final Path file = folder.resolve("events.csv");
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of(COLUMNS), List.of());
		problems.throwIfAny();
		final Map<String, List<Event>> events = new HashMap<>();
		final Map<String, double[]> times = new HashMap<>();
		traces.forEach(trace -> times.put(trace.compartment(), trace.timesS()));
		for (int row = 0; row < table.rows(); row++) {
			final String compartment = table.text(row, "compartment");
			final double[] timesS = times.getOrDefault(compartment, new double[0]);
			final Event event = new Event(frame(timesS, table.number(row, "time_s")),
				table.number(row, "amplitude_dff_s"), table.number(row, "amplitude_se_dff_s"), snr(table, row));
			events.computeIfAbsent(compartment, key -> new ArrayList<>()).add(event);
		}
		problems.throwIfAny();
		return traces.stream().map(t -> new CompartmentTraces(t.compartment(), t.fluorescence(), t.neuropil(), t.dff(),
			t.parts(), t.deconvolved(), t.timesS(), events.getOrDefault(t.compartment(), List.of()), t.quality())).toList();
	}

	/**
	 * The event's SNR. It may be infinite, in a trace without noise; {@link CsvTable#number} refuses infinite
	 * values.
	 */
	private static double snr(final CsvTable table, final int row) {
		final boolean infinite = table.text(row, "snr").equals(Decimal.text(Double.POSITIVE_INFINITY));
		return infinite ? Double.POSITIVE_INFINITY : table.number(row, "snr");
	}

	/** The frame nearest to a time. */
	private static int frame(final double[] timesS, final double timeS) {
		final int found = Arrays.binarySearch(timesS, timeS);
		if (found >= 0) {
			return found;
		}
		final int after = -found - 1;
		return after > 0 && (after == timesS.length || timeS - timesS[after - 1] < timesS[after] - timeS) ? after - 1
			: after;
	}
}
