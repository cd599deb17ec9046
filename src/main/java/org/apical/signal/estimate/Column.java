package org.apical.signal.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A column of the regression of a neuron's dendrite; see docs/science.md, section 4.3. */
public enum Column {
	/** 1 on hits, 0 on misses. */
	HIT {
		@Override
		Term of(final Cell cell) {
			return Term.exact(cell.hit());
		}
	},
	/** The soma's amplitude s. */
	SOMA {
		@Override
		Term of(final Cell cell) {
			return Term.SOMA;
		}
	},
	/** s². */
	SOMA_SQUARED {
		@Override
		Term of(final Cell cell) {
			return Term.SOMA_SQUARED;
		}
	},
	/** The soma's mean at the window's start. */
	START {
		@Override
		Term of(final Cell cell) {
			return Term.START;
		}
	},
	/** The soma's mean at the window's end. */
	END {
		@Override
		Term of(final Cell cell) {
			return Term.END;
		}
	},
	/** s on hits, 0 on misses: a gain that changes with the outcome. */
	SOMA_ON_HITS {
		@Override
		Term of(final Cell cell) {
			return Term.soma(cell.hit());
		}
	},
	/** u, the trial's place in its session from −1 to 1: what changes within a session. */
	PLACE {
		@Override
		Term of(final Cell cell) {
			return Term.exact(cell.place());
		}
	},
	/** u². */
	PLACE_SQUARED {
		@Override
		Term of(final Cell cell) {
			return Term.exact(Centring.product(cell.place(), cell.place()));
		}
	};

	/** The trials that a neuron needs for each column and session. */
	public static final int FEWEST = 6;

	abstract Term of(Cell cell);

	/** The columns of the estimators that are for comparison: hit, s, s², and the edges where the table has them. */
	static List<Column> plain(final Cell cell) {
		final List<Column> columns = new ArrayList<>(List.of(HIT, SOMA, SOMA_SQUARED));
		if (cell.moments().boundary()) {
			columns.addAll(List.of(START, END));
		}
		return columns;
	}

	/**
	 * All columns: those of {@link #plain}, s on hits, u and u². Of these three, a column has to have {@value #FEWEST}
	 * trials for itself, for each column before it and for each session; otherwise it and those after it are left out. So
	 * is a power of u that does not vary within the neuron's sessions, because with it the equations would have no
	 * solution.
	 */
	public static List<Column> all(final Cell cell) {
		final List<Column> columns = plain(cell);
		final Centring sessions = new Centring(cell.session(), 1 + Arrays.stream(cell.session()).max().orElse(0));
		for (final Column further : List.of(SOMA_ON_HITS, PLACE, PLACE_SQUARED)) {
			if (cell.hit().length < FEWEST * (columns.size() + 1 + sessions.used())) {
				break;
			}
			if (further == SOMA_ON_HITS || sessions.vary(new double[][] {further.of(cell).alone(cell.moments())})) {
				columns.add(further);
			}
		}
		return columns;
	}

	/** The terms of the columns for a neuron, in a list that can grow. */
	public static List<Term> terms(final List<Column> columns, final Cell cell) {
		final List<Term> terms = new ArrayList<>();
		columns.forEach(column -> terms.add(column.of(cell)));
		return terms;
	}
}
