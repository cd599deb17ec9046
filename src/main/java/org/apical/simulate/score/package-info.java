/**
 * Measures of how well a result agrees with the truth: the door is {@link org.apical.simulate.score.Agreement}.
 */
package org.apical.simulate.score;
