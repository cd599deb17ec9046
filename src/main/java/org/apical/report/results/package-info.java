/**
 * What the files of a result folder say, as the chapters need it. Start with
 * {@link org.apical.report.results.Results}.
 */
package org.apical.report.results;
