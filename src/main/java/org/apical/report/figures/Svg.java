package org.apical.report.figures;

/**
 * A picture.
 *
 * @param widthPx its width at natural size
 * @param heightPx its height
 * @param alt what it shows, for those who cannot see it
 * @param body the elements in it
 */
public record Svg(int widthPx, int heightPx, String alt, String body) {

	/** The picture as an element of the page, which scales with its column. */
	String inline() {
		return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\""
			+ " aria-label=\"" + Html.escape(alt) + "\" viewBox=\"0 0 " + widthPx + " " + heightPx + "\" width=\"" + widthPx
			+ "\" height=\"" + heightPx + "\"><title>" + Html.escape(alt) + "</title>\n" + body + "</svg>\n";
	}

	/** The picture as a document for a file of its own. */
	String document() {
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + inline();
	}
}
