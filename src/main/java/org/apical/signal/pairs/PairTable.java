package org.apical.signal.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apical.study.Kind;

/**
 * Amplitudes of soma and dendrite, one row per neuron × trial × window, in replicates: soma R[part][phase], dendrite
 * D[phase], ΔF/F·s (docs/science.md, section 4.2). Rows are sorted by window, kind, animal, neuron, day, session and
 * trial, whatever the order in which they were added. Immutable.
 */
public final class PairTable {

	/** The number of frame phases: the phase of a frame is its number mod 4. */
	public static final int PHASES = 4;

	/** The beginning of the names of the covariates' columns. */
	public static final String COVARIATE = "covariate_";

	private final Layout layout;
	private final Pair[] pairs;
	private final double[][] amplitudes;

	private PairTable(final Layout layout, final Pair[] pairs, final double[][] amplitudes) {
		this.layout = layout;
		this.pairs = pairs;
		this.amplitudes = amplitudes;
	}

	/**
	 * The values of a row, in this order: the soma by part and phase; the dendrite by phase; if there are boundary
	 * columns, the soma around the window's start and then around its end, by part and phase; if there is a
	 * pseudo-dendrite, that by phase; and the covariates.
	 *
	 * @param parts pixel parts of the soma: 5, the fifth kept for the gate, or 1 where the pixels are not known
	 * @param boundary whether there are boundary columns: mean ΔF/F of the soma around the window's start and end
	 * @param pseudo whether there is a pseudo-dendrite: the soma's fifth part, passed through the dendrite's kernel
	 * @param covariates names of the covariates: means over the window of motion, running and the like; sorted
	 */
	public record Layout(int parts, boolean boundary, boolean pseudo, List<String> covariates) {

		public Layout {
			if (parts != 1 && parts != 5) {
				throw new IllegalArgumentException("parts must be 1 or 5, not " + parts);
			}
			covariates = covariates.stream().sorted().toList();
		}

		/** A layout without pseudo-dendrite and covariates. */
		public Layout(final int parts, final boolean boundary) {
			this(parts, boundary, false, List.of());
		}

		/** The number of parts that the moments are made of: all but the fifth. */
		public int momentParts() {
			return Math.min(parts, 4);
		}

		/**
		 * Names of the columns: {@code soma_11}, …, {@code dendrite_4}, {@code start_11}, …, {@code end_44},
		 * {@code pseudo_1}, …, {@code covariate_…}.
		 */
		public List<String> columns() {
			final List<String> names = new ArrayList<>();
			byPart(names, "soma_", parts);
			byPhase(names, "dendrite_");
			if (boundary) {
				byPart(names, "start_", momentParts());
				byPart(names, "end_", momentParts());
			}
			if (pseudo) {
				byPhase(names, "pseudo_");
			}
			covariates.forEach(name -> names.add(COVARIATE + name));
			return names;
		}

		private static void byPart(final List<String> names, final String prefix, final int parts) {
			for (int part = 1; part <= parts; part++) {
				byPhase(names, prefix + part);
			}
		}

		private static void byPhase(final List<String> names, final String prefix) {
			for (int phase = 1; phase <= PHASES; phase++) {
				names.add(prefix + phase);
			}
		}

		/** The number of values in a row. */
		public int width() {
			return covariateAt() + covariates.size();
		}

		public int dendriteAt() {
			return PHASES * parts;
		}

		public int startAt() {
			return dendriteAt() + PHASES;
		}

		public int endAt() {
			return startAt() + PHASES * momentParts();
		}

		public int pseudoAt() {
			return startAt() + (boundary ? 2 * PHASES * momentParts() : 0);
		}

		public int covariateAt() {
			return pseudoAt() + (pseudo ? PHASES : 0);
		}
	}

	public Layout layout() {
		return layout;
	}

	public int rows() {
		return pairs.length;
	}

	public Pair pair(final int row) {
		return pairs[row];
	}

	/** The value of a row in a column of {@link Layout#columns()}, counted from 0; NaN where it is missing. */
	public double amplitude(final int row, final int column) {
		return amplitudes[row][column];
	}

	/** Amplitude of the soma from pixel part 0–4 and frame phase 0–3, ΔF/F·s. */
	public double soma(final int row, final int part, final int phase) {
		return amplitudes[row][PHASES * part + phase];
	}

	/** m_1: mean amplitude of the soma over all phases of the {@link Layout#momentParts()}, ΔF/F·s. */
	public double somaMean(final int row) {
		double sum = 0;
		for (int i = 0; i < PHASES * layout.momentParts(); i++) {
			sum += amplitudes[row][i] / (PHASES * layout.momentParts());
		}
		return sum;
	}

	/** Amplitude of the dendrite from frame phase 0–3, ΔF/F·s. */
	public double dendrite(final int row, final int phase) {
		return amplitudes[row][layout.dendriteAt() + phase];
	}

	/** A covariate's mean over the row's window; NaN where it is missing. */
	public double covariate(final int row, final int covariate) {
		return amplitudes[row][layout.covariateAt() + covariate];
	}

	/** Whether no amplitude of the row is missing; covariates may be. Rows that are not complete enter no estimate. */
	public boolean complete(final int row) {
		for (int i = 0; i < layout.covariateAt(); i++) {
			if (Double.isNaN(amplitudes[row][i])) {
				return false;
			}
		}
		return true;
	}

	/** Names of the windows of the tufts or of the trunks, in the order of the rows, without {@link Pair#QUIET}. */
	public Set<String> windows(final Kind kind) {
		final Set<String> windows = new LinkedHashSet<>();
		for (final Pair pair : pairs) {
			if (pair.kind() == kind && !pair.quiet()) {
				windows.add(pair.window());
			}
		}
		return windows;
	}

	private static int compare(final Pair a, final Pair b) {
		int order = compare(a.window(), b.window());
		order = order != 0 ? order : a.kind().compareTo(b.kind());
		order = order != 0 ? order : compare(a.animal(), b.animal());
		order = order != 0 ? order : compare(a.neuron(), b.neuron());
		order = order != 0 ? order : Integer.compare(a.day(), b.day());
		order = order != 0 ? order : compare(a.session(), b.session());
		return order != 0 ? order : Integer.compare(a.trial(), b.trial());
	}

	/** Compares two ids. Equal ids that were read from a file are the same object, which makes most comparisons short. */
	@SuppressWarnings("StringEquality")
	private static int compare(final String a, final String b) {
		return a == b ? 0 : a.compareTo(b);
	}

	/** The row's own array, which must not be changed. */
	public double[] row(final int row) {
		return amplitudes[row];
	}

	/** Collects rows in any order. Not thread-safe. */
	public static final class Builder {

		private final Layout layout;
		private final List<Pair> pairs = new ArrayList<>();
		private final List<double[]> amplitudes = new ArrayList<>();

		public Builder(final Layout layout) {
			this.layout = layout;
		}

		Layout layout() {
			return layout;
		}

		/**
		 * @param values the row's values in the order of {@link Layout#columns()}, NaN where missing; copied
		 * @throws IllegalArgumentException if there are too few or too many values, or one is infinite
		 */
		public Builder add(final Pair pair, final double... values) {
			if (values.length != layout.width()) {
				throw new IllegalArgumentException(values.length + " amplitudes instead of " + layout.width());
			}
			for (final double value : values) {
				if (Double.isInfinite(value)) {
					throw new IllegalArgumentException("infinite amplitude in " + pair);
				}
			}
			pairs.add(pair);
			amplitudes.add(values.clone());
			return this;
		}

		/** @throws IllegalArgumentException if a neuron has two rows for the same window of a trial */
		public PairTable build() {
			final Integer[] order = new Integer[pairs.size()];
			Arrays.setAll(order, i -> i);
			Arrays.sort(order, (a, b) -> compare(pairs.get(a), pairs.get(b)));
			final Pair[] sorted = new Pair[order.length];
			final double[][] values = new double[order.length][];
			for (int i = 0; i < order.length; i++) {
				sorted[i] = pairs.get(order[i]);
				values[i] = amplitudes.get(order[i]);
				if (i > 0 && compare(sorted[i - 1], sorted[i]) == 0) {
					throw new IllegalArgumentException("twice the same neuron, trial and window: " + sorted[i]);
				}
			}
			return new PairTable(layout, sorted, values);
		}
	}
}
