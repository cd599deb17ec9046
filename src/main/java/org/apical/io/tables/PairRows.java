package org.apical.io.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apical.Problems;
import org.apical.io.text.CsvFile;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;

/** Reads the rows of a table of pairs, and reports what is wrong with them. */
final class PairRows {

	private final PairColumns columns;
	private final String name;
	private final Problems problems;
	private final PairTable.Builder builder;
	private final PairAgreement agreement = new PairAgreement();
	private final Map<String, Optional<Role>> roles = new HashMap<>();
	private final Map<String, Optional<Outcome>> outcomes = new HashMap<>();
	private final Map<String, Optional<Kind>> kinds = new HashMap<>();
	private final List<String> names;
	private final double[] values;
	private final int timeAt;
	private final int errorAt;
	private long line;

	PairRows(final PairColumns columns, final String name, final Problems problems) {
		this.columns = columns;
		this.name = name;
		this.problems = problems;
		builder = new PairTable.Builder(columns.layout());
		names = columns.layout().columns();
		values = new double[names.size()];
		timeAt = columns.at("time_s");
		errorAt = columns.at("error_deg");
	}

	boolean columnsMissing() {
		return columns.missing();
	}

	void add(final PairCells cells) {
		line = cells.line();
		if (cells.count() != columns.kinds().length) {
			wrong(CsvFile.mismatch(cells.count(), columns.kinds().length));
			return;
		}
		final Pair pair = pair(cells);
		for (int i = 0; i < values.length; i++) {
			values[i] = number(cells, columns.amplitudes()[i], names.get(i));
		}
		if (pair != null) {
			agreement.add(pair, this::wrong);
			builder.add(pair, values);
		}
	}

	private void wrong(final String what) {
		problems.add(name + " line " + line, what);
	}

	/** The pair in a row; null if the role, outcome or kind is unknown. */
	private Pair pair(final PairCells cells) {
		final Optional<Role> role = one(cells, "role", roles, Role::of, "P+, P-, neutral, excluded");
		final Optional<Outcome> outcome = one(cells, "outcome", outcomes, Outcome::of, "hit, miss, abort");
		final Optional<Kind> kind = one(cells, "kind", kinds, PairRows::kind, "tuft, trunk");
		final String animal = id(cells, "animal");
		final String session = id(cells, "session");
		final String neuron = id(cells, "neuron");
		final int day = whole(cells, "day");
		final int trial = whole(cells, "trial");
		final double timeS = number(cells, timeAt, "time_s");
		final double errorDeg = number(cells, errorAt, "error_deg");
		final boolean photostimulation = flag(cells, "photostimulation");
		return role.isEmpty() || outcome.isEmpty() || kind.isEmpty() ? null
			: new Pair(animal, session, day, neuron, role.get(), trial, outcome.get(), timeS, errorDeg,
				cells.text("stratum"), cells.text("window"), kind.get(), photostimulation);
	}

	private static Optional<Kind> kind(final String text) {
		return text.isEmpty() ? Optional.of(Kind.TUFT) : Kind.of(text).filter(kind -> kind != Kind.SOMA);
	}

	private <T> Optional<T> one(final PairCells cells, final String column, final Map<String, Optional<T>> known,
		final Function<String, Optional<T>> parse, final String right)
	{
		final String text = cells.text(column);
		final Optional<T> one = known.computeIfAbsent(text, parse);
		if (one.isEmpty()) {
			wrong(column + " '" + text + "' is none of " + right);
		}
		return one;
	}

	private String id(final PairCells cells, final String column) {
		final String text = cells.text(column);
		if (text.isEmpty()) {
			wrong(column + " is empty");
		}
		return text;
	}

	private int whole(final PairCells cells, final String column) {
		final String text = cells.text(column);
		try {
			return Integer.parseInt(text);
		} catch (final NumberFormatException e) {
			wrong(column + " is '" + text + "', not a whole number");
			return 0;
		}
	}

	private boolean flag(final PairCells cells, final String column) {
		final String text = cells.text(column);
		if (!text.isEmpty() && !text.equals("0") && !text.equals("1")) {
			wrong(column + " is '" + text + "', must be 0 or 1");
		}
		return text.equals("1");
	}

	private double number(final PairCells cells, final int at, final String column) {
		final String wrong = cells.wrong(at);
		if (wrong != null) {
			wrong(column + " is '" + wrong + "', not a number; leave the cell empty where the value is missing");
		}
		return cells.number(at);
	}

	PairTable build() {
		return problems.none() ? builder.build() : new PairTable.Builder(columns.layout()).build();
	}
}
