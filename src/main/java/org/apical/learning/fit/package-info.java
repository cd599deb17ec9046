/**
 * The fit of a rule by maximum likelihood, with standard errors. Start with
 * {@link org.apical.learning.fit.ModelFit}.
 */
package org.apical.learning.fit;
