package org.apical.report.figures;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of the page as well-formed XML. Text is escaped. */
public final class Html {

	/** The start of a cell that makes its row stand out. */
	public static final String BAD = "✗ ";

	private Html() {}

	public static String escape(final String text) {
		final StringBuilder out = new StringBuilder(text.length());
		text.codePoints().forEach(c -> {
			switch (c) {
				case '&' -> out.append("&amp;");
				case '<' -> out.append("&lt;");
				case '>' -> out.append("&gt;");
				case '"' -> out.append("&quot;");
				case '\'' -> out.append("&#39;");
				default -> out.appendCodePoint(legal(c) ? c : 0xFFFD);
			}
		});
		return out.toString();
	}

	private static boolean legal(final int c) {
		return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c < 0xD800 || c >= 0xE000 && c != 0xFFFE && c != 0xFFFF;
	}

	public static String element(final String name, final String text) {
		return "<" + name + ">" + escape(text) + "</" + name + ">\n";
	}

	public static String paragraph(final String text) {
		return element("p", text);
	}

	/** A sentence in place of something that cannot be shown. */
	public static String missing(final String why) {
		return styled("p", "missing", why);
	}

	public static String styled(final String name, final String style, final String text) {
		return "<" + name + " class=\"" + style + "\">" + escape(text) + "</" + name + ">\n";
	}

	public static String list(final List<String> items) {
		return items.stream().map(item -> element("li", item)).collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
	}

	/** A table that scrolls by itself where the page is narrow. */
	public static String table(final List<String> header, final List<List<String>> rows) {
		final StringBuilder out = new StringBuilder("<div class=\"scroll\"><table>\n<thead>");
		out.append(cells("th", header)).append("</thead>\n<tbody>\n");
		rows.forEach(row -> out.append(cells("td", row)).append('\n'));
		return out.append("</tbody></table></div>\n").toString();
	}

	/** A table whose last column holds sentences, which take several lines. */
	public static String worded(final List<String> header, final List<List<String>> rows) {
		return "<div class=\"worded\">" + table(header, rows) + "</div>\n";
	}

	private static String cells(final String name, final List<String> row) {
		final String start = row.stream().anyMatch(cell -> cell.startsWith(BAD)) ? "<tr class=\"bad\">" : "<tr>";
		return row.stream().map(cell -> "<" + name + ">" + escape(cell) + "</" + name + ">")
			.collect(Collectors.joining("", start, "</tr>"));
	}

	/** A part of the page that can be folded away under a line that says what it holds. */
	public static String folded(final String summary, final boolean open, final String body) {
		return "<details" + (open ? " open=\"open\"" : "") + "><summary>" + escape(summary) + "</summary>\n" + body
			+ "</details>\n";
	}
}
