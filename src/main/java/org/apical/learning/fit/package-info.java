/**
 * The fit of a rule by maximum likelihood, with standard errors: the door is
 * {@link org.apical.learning.fit.ModelFit}.
 */
package org.apical.learning.fit;
