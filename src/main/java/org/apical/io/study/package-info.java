/**
 * Reads the study file and the tables that it names, and reports every problem in them: the entry points are
 * {@link org.apical.io.study.StudyFile} and {@link org.apical.io.study.StudyJson}.
 */
package org.apical.io.study;
