/**
 * The comparison of families of rules, and the verdict: the door is
 * {@link org.apical.learning.compare.ModelComparison}.
 */
package org.apical.learning.compare;
