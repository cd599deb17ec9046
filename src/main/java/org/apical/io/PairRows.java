package org.apical.io;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apical.Problems;
import org.apical.signal.Pair;
import org.apical.signal.PairTable;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;

/** Reads the rows of a table of pairs, and what is wrong with them. */
final class PairRows {

	private final PairColumns columns;
	private final String name;
	private final Problems problems;
	private final PairTable.Builder builder;
	private final Map<String, String> texts = new HashMap<>();
	private final Map<String, Object> said = new HashMap<>();
	private final Set<Object> seen = new HashSet<>();
	private final List<String> names;
	private final double[] values;

	PairRows(final PairColumns columns, final String name, final Problems problems) {
		this.columns = columns;
		this.name = name;
		this.problems = problems;
		builder = new PairTable.Builder(columns.layout());
		names = columns.layout().columns();
		values = new double[names.size()];
	}

	boolean columnsMissing() {
		return columns.missing();
	}

	void add(final CsvRecord record) {
		final String where = name + " line " + record.getStartingLineNumber();
		final String mismatch = CsvFile.mismatch(record, columns.at().size());
		if (!mismatch.isEmpty()) {
			problems.add(where, mismatch);
			return;
		}
		final Pair pair = pair(record, where);
		for (int i = 0; i < values.length; i++) {
			values[i] = amplitude(record, i, where);
		}
		if (pair == null) {
			return;
		}
		agree(pair, where);
		builder.add(pair, values);
	}

	private Pair pair(final CsvRecord record, final String where) {
		final String roleText = columns.text(record, "role");
		final Role role = Role.of(roleText).orElse(null);
		if (role == null) {
			problems.add(where, "role '" + roleText + "' is none of P+, P-, neutral, excluded");
		}
		final String outcomeText = columns.text(record, "outcome");
		final Outcome outcome = Outcome.of(outcomeText).orElse(null);
		if (outcome == null) {
			problems.add(where, "outcome '" + outcomeText + "' is none of hit, miss, abort");
		}
		final String kindText = columns.text(record, "kind");
		final Kind kind = kindText.isEmpty() ? Kind.TUFT : Kind.of(kindText).orElse(Kind.SOMA);
		if (kind == Kind.SOMA) {
			problems.add(where, "kind '" + kindText + "' is none of tuft, trunk");
		}
		final String animal = id(record, "animal", where);
		final String session = id(record, "session", where);
		final String neuron = id(record, "neuron", where);
		final int day = whole(record, "day", where);
		final int trial = whole(record, "trial", where);
		final double timeS = number(record, "time_s", where);
		final double errorDeg = number(record, "error_deg", where);
		final boolean photostimulation = flag(record, "photostimulation", where);
		if (role == null || outcome == null || kind == Kind.SOMA) {
			return null;
		}
		return new Pair(animal, session, day, neuron, role, trial, outcome, timeS, errorDeg,
			shared(columns.text(record, "stratum")), shared(columns.text(record, "window")), kind,
			photostimulation);
	}

	/** Rows must not contradict each other. */
	private void agree(final Pair pair, final String where) {
		final String neuron = pair.animal() + "/" + pair.neuron();
		final String session = pair.animal() + "/" + pair.session();
		same("neuron " + neuron, "role", pair.role().label(), where);
		same("neuron " + neuron, "stratum", pair.stratum(), where);
		same("session " + session, "day", pair.day(), where);
		same("trial " + session + "/" + pair.trial(), "outcome", pair.outcome().label(), where);
		same("trial " + session + "/" + pair.trial(), "photostimulation", pair.photostimulation() ? 1 : 0, where);
		if (pair.quiet() && pair.outcome() != Outcome.ABORT) {
			problems.add(where, "outcome of a quiet window is '" + pair.outcome().label()
				+ "', must be abort: it is no trial and has a number of its own");
		}
		record Key(String session, String neuron, int trial, String window, Kind kind) {}
		if (!seen.add(new Key(session, pair.neuron(), pair.trial(), pair.window(), pair.kind()))) {
			problems.add(where, "neuron " + neuron + " is there twice in trial " + session + "/" + pair.trial()
				+ (pair.window().isEmpty() ? "" : ", window " + pair.window()));
		}
	}

	private void same(final String whose, final String what, final Object value, final String where) {
		final Object before = said.putIfAbsent(what + ' ' + whose, value);
		if (before != null && !before.equals(value)) {
			problems.add(where, what + " of " + whose + " is '" + value + "' but was '" + before + "' above");
		}
	}

	private String id(final CsvRecord record, final String column, final String where) {
		final String text = columns.text(record, column);
		if (text.isEmpty()) {
			problems.add(where, column + " is empty");
		}
		return shared(text);
	}

	private String shared(final String text) {
		return texts.computeIfAbsent(text, t -> t);
	}

	private int whole(final CsvRecord record, final String column, final String where) {
		final String text = columns.text(record, column);
		try {
			return Integer.parseInt(text);
		} catch (final NumberFormatException e) {
			problems.add(where, column + " is '" + text + "', not a whole number");
			return 0;
		}
	}

	private boolean flag(final CsvRecord record, final String column, final String where) {
		final String text = columns.text(record, column);
		if (!text.isEmpty() && !text.equals("0") && !text.equals("1")) {
			problems.add(where, column + " is '" + text + "', must be 0 or 1");
		}
		return text.equals("1");
	}

	private double amplitude(final CsvRecord record, final int i, final String where) {
		final int at = columns.amplitudes()[i];
		return at < 0 || at >= record.getFieldCount() ? Double.NaN : number(record.getField(at), names.get(i), where);
	}

	private double number(final CsvRecord record, final String column, final String where) {
		return number(columns.text(record, column), column, where);
	}

	private double number(final String cell, final String column, final String where) {
		if (cell.isBlank()) {
			return Double.NaN;
		}
		try {
			final double value = Decimal.parse(cell);
			if (Double.isFinite(value)) {
				return value;
			}
		} catch (final NumberFormatException e) {
			// said below, as for an infinite value
		}
		problems.add(where, column + " is '" + cell.trim()
			+ "', not a number; leave the cell empty where the value is missing");
		return Double.NaN;
	}

	PairTable build() {
		return problems.none() ? builder.build() : new PairTable.Builder(columns.layout()).build();
	}
}
