package org.apical.report.chapters;

import org.apical.report.figures.Figures;
import org.apical.report.results.Results;

/** One section of the page. */
public interface Chapter {

	/** The section's anchor in the page. */
	String id();

	String title();

	/** The section's body as HTML; if there is nothing to show, a sentence that says why. */
	String html(Results results, Figures figures);
}
