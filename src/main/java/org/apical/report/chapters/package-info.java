/**
 * The chapters of the page, one class each, and the figures that belong to one chapter alone.
 */
package org.apical.report.chapters;
