package org.apical.report;

/** One section of the page. */
interface Chapter {

	/** Its anchor in the page. */
	String id();

	String title();

	/** Its body; a sentence why where there is nothing to show. */
	String html(Results results, Figures figures);
}
