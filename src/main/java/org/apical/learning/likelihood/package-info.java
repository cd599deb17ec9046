/**
 * The likelihood of the measurements under each rule. Start with
 * {@link org.apical.learning.likelihood.Likelihood}.
 */
package org.apical.learning.likelihood;
