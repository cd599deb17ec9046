package org.apical.report.figures;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the figures of the page, numbers them, and keeps each as an SVG document for a file of its own. */
public final class Figures {

	private final Map<String, String> svgByName = new LinkedHashMap<>();
	private int captions;

	/** Name → SVG document. */
	public Map<String, String> all() {
		return svgByName;
	}

	/** A picture for the page, to stand in a {@link #figure}. */
	public String picture(final String name, final Svg svg) {
		svgByName.put(Text.id(name), svg.document());
		return "<div class=\"picture\" style=\"max-width:" + svg.widthPx() + "px\">" + svg.inline() + "</div>\n";
	}

	/** The HTML of pictures side by side over a numbered caption. */
	public String figure(final String caption, final String... pictures) {
		captions++;
		return "<figure><div class=\"panels\">\n" + String.join("", pictures) + "</div>\n<figcaption><b>Figure " + captions
			+ ".</b> " + Html.escape(caption) + "</figcaption></figure>\n";
	}
}
