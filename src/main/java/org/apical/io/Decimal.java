package org.apical.io;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as text in tables: nine significant digits, the same on every Java version. */
public final class Decimal {

	private static final MathContext NINE_DIGITS = new MathContext(9);

	private Decimal() {}

	/** Empty for NaN: a missing value is an empty cell. */
	public static String text(final double value) {
		if (Double.isNaN(value)) {
			return "";
		}
		if (value == 0) {
			return "0";
		}
		if (Double.isInfinite(value)) {
			return value > 0 ? "inf" : "-inf";
		}
		final BigDecimal rounded = new BigDecimal(value).round(NINE_DIGITS).stripTrailingZeros();
		final double size = Math.abs(value);
		return size < 1e-5 || size >= 1e12 ? rounded.toString() : rounded.toPlainString();
	}
}
