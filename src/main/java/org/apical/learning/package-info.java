/**
 * Learning rules as likelihoods: how the daily activity and the daily dendritic signal of every neuron would move under
 * each rule, the exact likelihood of what was measured, the fit, and the comparison of families of rules.
 */
package org.apical.learning;
