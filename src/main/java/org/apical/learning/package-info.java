/**
 * Learning rules as likelihoods. The sub-packages, each of which uses only those before it: {@code rules},
 * {@code days}, {@code likelihood}, {@code fit}, {@code compare} and {@code recovery}.
 */
package org.apical.learning;
