package org.apical.io.movie;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.ArithmeticUtils;

/** Files of one set whose names differ by a number: {@code day1_000001.tif}, {@code day1_000002.tif}. */
public final class NumberedFiles {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
	/**
	 * The largest number of missing names that are listed; keeps a stray large number from filling the memory.
	 */
	private static final int MOST = 10_000;

	private NumberedFiles() {}

	/**
	 * The names of the files that are missing between the lowest and the highest number. A constant step, such as
	 * every second number, leaves no gap. The list is empty if there are fewer than three files, or if they are
	 * not one set in one folder.
	 */
	public static List<String> missing(final List<Path> files) {
		final List<String> names = files.stream().map(file -> file.getFileName().toString()).toList();
		if (names.size() < 3 || files.stream().map(Path::getParent).distinct().count() > 1) {
			return List.of();
		}
		for (final Matcher number = NUMBER.matcher(names.get(0)); number.find();) {
			final String before = names.get(0).substring(0, number.start());
			final String after = names.get(0).substring(number.end());
			final TreeMap<Integer, String> numbered = numbered(names, before, after);
			if (numbered.size() == names.size()) {
				return missing(numbered, before, after);
			}
		}
		return List.of();
	}

	private static TreeMap<Integer, String> numbered(final List<String> names, final String before, final String after) {
		final TreeMap<Integer, String> numbered = new TreeMap<>();
		for (final String name : names) {
			final int end = name.length() - after.length();
			final boolean like = name.startsWith(before) && name.endsWith(after) && end > before.length();
			if (like && NUMBER.matcher(name.substring(before.length(), end)).matches()) {
				numbered.put(Integer.valueOf(name.substring(before.length(), end)), name);
			}
		}
		return numbered;
	}

	private static List<String> missing(final TreeMap<Integer, String> numbered, final String before,
		final String after)
	{
		final int first = numbered.firstKey();
		final int step =
			numbered.keySet().stream().reduce(0, (divisor, number) -> ArithmeticUtils.gcd(divisor, number - first));
		final int digits = numbered.firstEntry().getValue().length() - before.length() - after.length();
		return IntStream.iterate(first, number -> number < numbered.lastKey(), number -> number + step)
			.filter(number -> !numbered.containsKey(number)).limit(MOST).mapToObj(Integer::toString)
			.map(number -> before + "0".repeat(Math.max(0, digits - number.length())) + number + after).toList();
	}
}
