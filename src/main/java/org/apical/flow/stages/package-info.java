/**
 * The eight stages of a study: the doors are {@link org.apical.flow.stages.StudyRunner} and
 * {@link org.apical.flow.stages.Chain}.
 */
package org.apical.flow.stages;
