/**
 * The folder that each stage writes, one class each, named after the stage: {@link org.apical.io.results.MotionFolder}
 * to {@link org.apical.io.results.LearningFolder}.
 */
package org.apical.io.results;
