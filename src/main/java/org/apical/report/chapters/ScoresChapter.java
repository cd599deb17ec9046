package org.apical.report.chapters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apical.io.text.CsvTable;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.figures.Text;
import org.apical.report.results.Results;

/** How well each stage of a simulated study recovered the simulated truth. */
public final class ScoresChapter implements Chapter {

	@Override
	public String id() {
		return "truth";
	}

	@Override
	public String title() {
		return "Against the truth";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final Optional<CsvTable> table = results.table(Path.of("scores.csv"), "stage", "measure", "value", "unit", "limit",
			"pass");
		if (table.isEmpty()) {
			return Html.missing("No scores: only a simulated study, such as that of “apical demo”, has a known truth.");
		}
		final CsvTable scores = table.get();
		final List<List<String>> rows = new ArrayList<>();
		int failed = 0;
		for (int i = 0; i < scores.rows(); i++) {
			final String pass = verdict(scores.text(i, "pass"));
			failed += pass.startsWith(Html.BAD) ? 1 : 0;
			rows.add(List.of(scores.text(i, "stage"), scores.text(i, "measure"), number(scores.text(i, "value")),
				scores.text(i, "unit").replace("1", ""), scores.text(i, "limit"), pass));
		}
		return Html.paragraph("This study was simulated, so every stage can be scored against the known truth. "
			+ (failed == 0 ? "All scores that have a limit meet it." : failed + " of " + rows.size() + " miss their limit."))
			+ Html.table(List.of("stage", "measure", "value", "unit", "limit", "passed"), rows);
	}

	private static String verdict(final String cell) {
		return switch (cell.toLowerCase(Locale.ROOT)) {
			case "1", "true", "yes", "pass" -> "✓ yes";
			case "0", "false", "no", "fail" -> Html.BAD + "no";
			default -> "–";
		};
	}

	private static String number(final String cell) {
		try {
			return Text.number(Double.parseDouble(cell));
		} catch (final NumberFormatException e) {
			// a score may be a word, such as the family that was found
			return cell;
		}
	}
}
