package org.apical.report.chapters;

import org.apical.report.figures.Figures;
import org.apical.report.results.Results;

/** One section of the page. */
public interface Chapter {

	/** Its anchor in the page. */
	String id();

	String title();

	/** Its body; a sentence why where there is nothing to show. */
	String html(Results results, Figures figures);
}
