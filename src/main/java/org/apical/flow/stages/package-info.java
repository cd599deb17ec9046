/**
 * The eight stages of a study. Start with {@link org.apical.flow.stages.StudyRunner} and
 * {@link org.apical.flow.stages.Chain}.
 */
package org.apical.flow.stages;
