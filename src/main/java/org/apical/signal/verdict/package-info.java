/**
 * The opposing-signal test and its verdict: the doors are {@link org.apical.signal.verdict.OpposingTest} and
 * {@link org.apical.signal.verdict.OpposingResult}.
 */
package org.apical.signal.verdict;
