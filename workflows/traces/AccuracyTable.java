package org.apical.trace;

import java.util.Locale;

/**
 * The table of docs/science.md, section 8: ΔF/F of simulated movies of 20 minutes against what was put in, by frame
 * rate and noise. See trace-table.sh.
 */
public final class AccuracyTable {

	private AccuracyTable() {}

	public static void main(final String[] arguments) {
		System.out.println("rate_hz noise slope spectrum split r");
		for (final double[] row : new double[][] {{30, 0.1}, {15, 0.1}, {7.5, 0.1}, {5, 0.1}, {15, 0.05}, {15, 0.2},
			{15, 0.4},
			{30, 0.2}})
		{
			final TraceAccuracyTest.Accuracy found = TraceAccuracyTest.of(row[0], row[1], 1200, 2);
			System.out.println(String.format(Locale.ROOT, "%7.1f %5.2f %5.3f %8.3f %5.3f %.3f", row[0], row[1], found.slope(),
				found.spectrum(), found.split(), found.r()));
		}
	}
}
