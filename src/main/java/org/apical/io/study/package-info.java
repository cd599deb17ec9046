/**
 * The study file and the tables that it names, with every problem in them: the doors are
 * {@link org.apical.io.study.StudyFile} and {@link org.apical.io.study.StudyJson}.
 */
package org.apical.io.study;
