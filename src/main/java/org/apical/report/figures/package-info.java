/**
 * Figures and HTML: charts as SVG, mean images, outlines of ROIs, and numbers as a person writes them.
 */
package org.apical.report.figures;
