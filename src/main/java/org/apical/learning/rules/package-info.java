/**
 * The learning rules, their families and parameters: the door is
 * {@link org.apical.learning.rules.LearningRule}.
 */
package org.apical.learning.rules;
