package org.apical.report.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apical.study.Role;

/** Numbers as people write them; a missing number is a dash. */
public final class Text {

	private static final String MISSING = "–";

	private Text() {}

	/** Three significant digits, with a true minus sign. */
	public static String number(final double value) {
		if (!Double.isFinite(value)) {
			return MISSING;
		}
		final double size = Math.abs(value);
		if (size != 0 && size < 5e-4) {
			return (value < 0 ? "−" : "") + new BigDecimal(size).round(new MathContext(2)).toString().replace("E-", "·10^−");
		}
		final int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
		return fixed(value, decimals);
	}

	/** The number with this many decimals and a true minus sign. */
	public static String fixed(final double value, final int decimals) {
		if (!Double.isFinite(value)) {
			return MISSING;
		}
		final String text = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
		return text.replace('-', '−');
	}

	/** A probability with two significant digits; {@code < 0.0001} if it is smaller. */
	public static String p(final double p) {
		if (Double.isNaN(p)) {
			return MISSING;
		}
		if (p < 1e-4) {
			return "< 0.0001";
		}
		return new BigDecimal(p).round(new MathContext(2)).stripTrailingZeros().toPlainString();
	}

	/** {@code [low, high]}. */
	public static String interval(final double low, final double high) {
		return Double.isNaN(low) || Double.isNaN(high) ? MISSING : "[" + number(low) + ", " + number(high) + "]";
	}

	/** {@code = 0.02} or {@code < 0.0001}, to follow the letter p. */
	public static String relation(final double p) {
		return p < 1e-4 ? p(p) : Double.isNaN(p) ? "unknown" : "= " + p(p);
	}

	/** The name with every character replaced that file names and ids inside pictures cannot have. */
	static String id(final String name) {
		return name.replaceAll("[^A-Za-z0-9_-]", "_");
	}

	/** A role's name, with a true minus sign. */
	public static String role(final Role role) {
		return role.label().replace('-', '−');
	}

	/** The number for SVG attributes: at most one decimal, a plain minus sign. */
	public static String plain(final double value) {
		final long tenths = Math.round(value * 10);
		final long size = Math.abs(tenths);
		return (tenths < 0 ? "-" : "") + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
	}
}
