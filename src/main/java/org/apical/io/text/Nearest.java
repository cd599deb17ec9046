package org.apical.io.text;

import java.util.Collection;
import java.util.Comparator;

/** The word that was probably meant. */
public final class Nearest {

	private Nearest() {}

	/**
	 * The known word with the least edit distance (insertions, deletions and substitutions) to the given one; the first
	 * in alphabetical order of several.
	 *
	 * @param known at least one
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
