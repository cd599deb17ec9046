package org.apical.io.text;

import java.util.Collection;
import java.util.Comparator;

/** Finds the known word that was probably meant. */
public final class Nearest {

	private Nearest() {}

	/**
	 * The known word with the smallest edit distance (insertions, deletions and substitutions) to the given one;
	 * if there are several, the first in alphabetical order.
	 *
	 * @param known the known words, at least one
	 */
	public static String to(final String word, final Collection<String> known) {
		return known.stream().min(Comparator.comparingInt((String each) -> distance(word, each))
			.thenComparing(Comparator.naturalOrder())).orElseThrow();
	}

	private static int distance(final String a, final String b) {
		int[] above = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			above[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			final int[] row = new int[b.length() + 1];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				final int substituted = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				row[j] = Math.min(substituted, 1 + Math.min(above[j], row[j - 1]));
			}
			above = row;
		}
		return above[b.length()];
	}
}
