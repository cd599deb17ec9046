/**
 * The comparison of families of rules, and the verdict. Start with
 * {@link org.apical.learning.compare.ModelComparison}.
 */
package org.apical.learning.compare;
