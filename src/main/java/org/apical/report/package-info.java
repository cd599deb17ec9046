/**
 * The page: what a run found, shown from the files of a result folder alone. The door is
 * {@link org.apical.report.ReportPage}, which joins the {@code chapters}; {@code results} reads the files and
 * {@code figures} draws.
 */
package org.apical.report;
