/**
 * Measures of how well a result agrees with the truth. The entry point is {@link
 * org.apical.simulate.score.Agreement}.
 */
package org.apical.simulate.score;
