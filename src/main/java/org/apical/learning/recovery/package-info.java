/**
 * How often the rule at work is found in simulated studies. Start with
 * {@link org.apical.learning.recovery.Recovery} and {@link org.apical.learning.recovery.LearningSimulation}.
 */
package org.apical.learning.recovery;
