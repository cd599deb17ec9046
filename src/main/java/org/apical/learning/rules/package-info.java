/**
 * The learning rules, their families and parameters. Start with
 * {@link org.apical.learning.rules.LearningRule}.
 */
package org.apical.learning.rules;
