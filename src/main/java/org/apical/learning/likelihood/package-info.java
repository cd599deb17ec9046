/**
 * The exact likelihood of what was measured under each rule: the door is
 * {@link org.apical.learning.likelihood.Likelihood}.
 */
package org.apical.learning.likelihood;
