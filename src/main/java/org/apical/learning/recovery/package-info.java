/**
 * How often the rule at work is found in simulated studies: the doors are
 * {@link org.apical.learning.recovery.Recovery} and {@link org.apical.learning.recovery.LearningSimulation}.
 */
package org.apical.learning.recovery;
