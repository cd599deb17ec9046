package org.apical.report.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apical.io.text.CsvTable;
import org.apical.study.Role;

/** A row of {@code modulation.csv}: one neuron's hit − miss modulation, ΔF/F·s, in one window by one estimator. */
public record Modulated(String animal, String neuron, Role role, String window, String estimator, double modulation,
	boolean used)
{

	/** The rows of the tufts of neurons that are not excluded; none if there is no table. */
	public static List<Modulated> read(final Results results) {
		return results.table(results.either("signal", "modulation.csv"), "animal", "neuron", "role", "window",
			"estimator", "modulation").map(Modulated::rows).orElse(List.of());
	}

	private static List<Modulated> rows(final CsvTable table) {
		final List<Modulated> rows = new ArrayList<>();
		for (int i = 0; i < table.rows(); i++) {
			final String kind = table.text(i, "kind");
			final Role role = Role.of(table.text(i, "role")).orElse(Role.EXCLUDED);
			if (role != Role.EXCLUDED && (kind.isEmpty() || kind.equals("tuft"))) {
				rows.add(new Modulated(table.text(i, "animal"), table.text(i, "neuron"), role, table.text(i, "window"),
					table.text(i, "estimator"), table.number(i, "modulation"), isTrue(table.text(i, "used"))));
			}
		}
		return rows;
	}

	private static boolean isTrue(final String cell) {
		return cell.isEmpty() || cell.equals("1") || cell.equalsIgnoreCase("true");
	}

	/** The used rows of a window and an estimator that have a finite modulation. */
	public static List<Modulated> of(final List<Modulated> rows, final String window, final String estimator) {
		return rows.stream().filter(Modulated::used).filter(row -> Double.isFinite(row.modulation))
			.filter(row -> row.window.equals(window) && row.estimator.equals(estimator)).toList();
	}

	/** Mean modulation of the animal's neurons of the role, animal by animal. */
	public static Map<String, Double> byAnimal(final List<Modulated> rows, final Role role) {
		return rows.stream().filter(row -> row.role == role).collect(Collectors.groupingBy(Modulated::animal,
			LinkedHashMap::new, Collectors.averagingDouble(Modulated::modulation)));
	}
}
