/** Figures and the page: what a run found, shown from the files of a result folder alone. */
package org.apical.report;
