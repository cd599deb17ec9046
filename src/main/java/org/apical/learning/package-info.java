/**
 * Learning rules as likelihoods, in rooms from the ground up: {@code rules}, {@code days}, {@code likelihood},
 * {@code fit}, {@code compare} and {@code recovery}.
 */
package org.apical.learning;
