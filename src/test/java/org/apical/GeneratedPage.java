package org.apical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation that is made from the program, and kept so that people can read it without that. */
final class GeneratedPage {

	private static final String RENEW = "apical.renew";
	private static final String HOW = "./apical self-test -D" + RENEW + "=docs -Dtest=GeneratedPagesTest";

	/** The first line of such a page, for those who would change it by hand. */
	static final String NOTE = "<!-- This page is made from the program. Change the program, then renew the page with "
		+ "`" + HOW + "`. -->\n\n";

	/** A number as programs write it: 5.0, 1.0E6. */
	private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?E-?\\d+|-?\\d+\\.0(?!\\d)");
	/** A description that is nothing but the words that can be given. */
	private static final Pattern WORDS = Pattern.compile("[\\w]+(?:, \\w+)* or \\w+");

	private GeneratedPage() {}

	/** Compares the page with what the program would write today; where the developer asked for it, writes it instead. */
	static void assertIsUpToDate(final Path page, final String today) throws IOException {
		if ("docs".equals(System.getProperty(RENEW))) {
			Files.createDirectories(page.getParent());
			Files.writeString(page, today);
			return;
		}
		final List<String> wanted = today.lines().toList();
		final List<String> found = Files.isRegularFile(page) ? Files.readAllLines(page) : List.of();
		for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
			assertEquals(i < wanted.size() ? wanted.get(i) : "", i < found.size() ? found.get(i) : "", page + " line "
				+ (i + 1) + " is not what the program would write today; renew the page with " + HOW);
		}
	}

	/** A table in Markdown. */
	static String table(final List<String> head, final List<List<String>> rows) {
		final StringBuilder table = new StringBuilder(row(head)).append("|---".repeat(head.size())).append("|\n");
		rows.forEach(row -> table.append(row(row)));
		return table.append('\n').toString();
	}

	private static String row(final List<String> cells) {
		return "| " + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList()) + " |\n";
	}

	/** Text outside of code: a page would take a name in angle brackets for a tag. */
	static String text(final String plain) {
		return plain.replace("&", "&amp;").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_");
	}

	/** Numbers as people write them: 5, 1000000. */
	static String plain(final String text) {
		return NUMBER.matcher(text)
			.replaceAll(number -> new BigDecimal(number.group()).stripTrailingZeros().toPlainString());
	}

	/** A sentence with a capital letter at its start and a full stop at its end, unless it is a choice of words. */
	static String sentence(final String given) {
		final String text = given.strip();
		if (text.isEmpty() || WORDS.matcher(text).matches()) {
			return text;
		}
		return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
	}
}
