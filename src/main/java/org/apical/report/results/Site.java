package org.apical.report.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.io.text.CsvTable;

/** A row of {@code compartments.csv}: where a neuron's compartment is in one session. */
public record Site(String compartment, String neuron, String kind, String plane, double xPx, double yPx,
	double areaPx, double snr, String status)
{

	/** The session's compartments in the order of the table, which is also the order of the traces' rows. */
	public static List<Site> read(final Results results, final String animal, final String session) {
		return results.table(Path.of(animal, "match", "compartments.csv"), "compartment", "neuron", "kind", "session",
			"plane", "x_px", "y_px", "area_px", "status").map(table -> rows(table, session)).orElse(List.of());
	}

	private static List<Site> rows(final CsvTable table, final String session) {
		final List<Site> sites = new ArrayList<>();
		for (int i = 0; i < table.rows(); i++) {
			if (table.text(i, "session").equals(session)) {
				sites.add(new Site(table.text(i, "compartment"), table.text(i, "neuron"), table.text(i, "kind"),
					table.text(i, "plane"), table.number(i, "x_px"), table.number(i, "y_px"),
					table.number(i, "area_px"), table.number(i, "snr"), table.text(i, "status")));
			}
		}
		return sites;
	}

	public boolean placed() {
		return !status.equals("unknown") && Double.isFinite(xPx) && Double.isFinite(yPx);
	}
}
