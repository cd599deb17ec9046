/**
 * The opposing-signal test and its verdict. Start with {@link org.apical.signal.verdict.OpposingTest} and
 * {@link org.apical.signal.verdict.OpposingResult}.
 */
package org.apical.signal.verdict;
