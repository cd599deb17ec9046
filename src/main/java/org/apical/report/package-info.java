/**
 * The page that shows what a run found, made from the files of a result folder alone. The entry point is
 * {@link org.apical.report.ReportPage}, which joins the {@code chapters}; {@code results} reads the files and
 * {@code figures} draws.
 */
package org.apical.report;
