package org.apical.io.results;

import java.nio.file.Path;
import org.apical.io.text.CsvOut;
import org.apical.signal.conditions.PeriEventCurves;

/**
 * {@code peri_event.csv}: the dendrites' residuals, hits minus misses, by the time around the outcome, ΔF/F.
 */
final class PeriEventCsv {

	private PeriEventCsv() {}

	/**
	 * Writes a row for each curve and time bin; {@code time_s} is the middle of the bin, {@code p_cluster} is
	 * empty outside clusters.
	 */
	static void write(final Path file, final PeriEventCurves curves) {
		try (CsvOut out = new CsvOut(file, "time_s", "role", "mean", "se", "p_cluster")) {
			for (final PeriEventCurves.Curve curve : curves.curves()) {
				for (int i = 0; i < curve.mean().size(); i++) {
					out.row(curves.startS().get(i) + curves.binS() / 2, curve.name(), curve.mean().get(i), curve.se().get(i),
						curve.pCluster().get(i));
				}
			}
		}
	}
}
