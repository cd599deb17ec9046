package org.apical.io.hdf5;

import java.util.Arrays;

/**
 * A sparse matrix by columns, as SciPy's {@code csc_matrix} stores it.
 *
 * @param rows the number of rows
 * @param starts the index of each column's first value, and the number of all values
 * @param row the row of each value
 * @param value the values, column after column
 */
public record SparseColumns(long rows, int[] starts, int[] row, double[] value) {

	/** Whether there is a matrix: a group with its parts, or a dense array. */
	public static boolean isThere(final Hdf5File hdf5, final String path) {
		return hdf5.isData(path + "/indptr") || hdf5.isNumeric(path);
	}

	/**
	 * @throws org.apical.InvalidInputException if there is no matrix at the path, or its parts do not fit each
	 * other
	 */
	public static SparseColumns read(final Hdf5File hdf5, final String path) {
		if (!isThere(hdf5, path)) {
			throw hdf5.wrong(path, "is missing");
		}
		if (!hdf5.isGroup(path)) {
			return dense(hdf5, path);
		}
		final double[] shape = hdf5.numbers(path + "/shape");
		final int[] starts = hdf5.integers(path + "/indptr");
		final int[] rows = hdf5.integers(path + "/indices");
		final double[] values = hdf5.numbers(path + "/data");
		final boolean fits = shape.length == 2 && starts.length == shape[1] + 1 && rows.length == values.length
			&& shape[0] < Integer.MAX_VALUE && Arrays.stream(rows).allMatch(row -> row >= 0 && row < shape[0])
			&& starts[0] == 0 && starts[starts.length - 1] == values.length && isOrdered(starts);
		if (!fits) {
			throw hdf5.wrong(path, "is no sparse matrix by columns: data, indices, indptr and shape do not fit each other");
		}
		return new SparseColumns((long) shape[0], starts, rows, values);
	}

	private static boolean isOrdered(final int... starts) {
		boolean ordered = true;
		for (int i = 1; i < starts.length; i++) {
			ordered &= starts[i] >= starts[i - 1];
		}
		return ordered;
	}

	private static SparseColumns dense(final Hdf5File hdf5, final String path) {
		final int[] shape = hdf5.shape(path, 2);
		final double[] all = hdf5.numbers(path);
		final int[] starts = new int[shape[1] + 1];
		final int[] rows = new int[all.length];
		final double[] values = new double[all.length];
		int used = 0;
		for (int column = 0; column < shape[1]; column++) {
			for (int row = 0; row < shape[0]; row++) {
				final double value = all[row * shape[1] + column];
				if (value != 0) {
					rows[used] = row;
					values[used++] = value;
				}
			}
			starts[column + 1] = used;
		}
		return new SparseColumns(shape[0], starts, Arrays.copyOf(rows, used), Arrays.copyOf(values, used));
	}

	public int columns() {
		return starts.length - 1;
	}

	public int[] rowsOf(final int column) {
		return Arrays.copyOfRange(row, starts[column], starts[column + 1]);
	}

	public double[] valuesOf(final int column) {
		return Arrays.copyOfRange(value, starts[column], starts[column + 1]);
	}

	/** The scalar product of a column with a column of another matrix with the same number of rows. */
	public double product(final int column, final SparseColumns other, final int otherColumn) {
		final double[] full = new double[Math.toIntExact(rows)];
		for (int i = other.starts[otherColumn]; i < other.starts[otherColumn + 1]; i++) {
			full[other.row[i]] += other.value[i];
		}
		double sum = 0;
		for (int i = starts[column]; i < starts[column + 1]; i++) {
			sum += value[i] * full[row[i]];
		}
		return sum;
	}
}
