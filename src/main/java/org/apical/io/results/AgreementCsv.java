package org.apical.io.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apical.io.text.CsvOut;
import org.apical.match.DayAgreement;

/**
 * How many cells every two sessions of an animal have in common: {@code agreement.csv} (plane, session_a, session_b,
 * rois_a, rois_b, common, chance, by_chance), one row for every two sessions of a plane.
 */
public final class AgreementCsv {

	private AgreementCsv() {}

	/**
	 * @param agreements plane → its pairs of sessions
	 * @param sessions plane → the ids of its sessions, by their numbers in {@code agreements}
	 */
	public static void write(final Path file, final Map<String, List<DayAgreement>> agreements,
		final Map<String, List<String>> sessions)
	{
		try (CsvOut table = new CsvOut(file, "plane", "session_a", "session_b", "rois_a", "rois_b", "common", "chance",
			"by_chance"))
		{
			agreements.forEach((plane, pairs) -> {
				for (final DayAgreement pair : pairs) {
					table.row(plane, sessions.get(plane).get(pair.dayA()), sessions.get(plane).get(pair.dayB()), pair.roisA(),
						pair.roisB(), pair.common(), pair.chance(), pair.isByChance());
				}
			});
		}
	}
}
