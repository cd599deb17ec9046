package org.apical.report.figures;

import java.awt.Color;
import java.util.Locale;
import org.apical.study.Outcome;
import org.apical.study.Role;

/** The page's colours, one for each thing; colour-blind readers can tell them apart (Okabe and Ito's colours). */
public final class Palette {

	public static final Color INK = new Color(0x222222);
	public static final Color FAINT = new Color(0xD8D8D8);
	public static final Color ANIMAL = new Color(0xA8A8A8);
	public static final Color DX = new Color(0x56B4E9);
	public static final Color DY = new Color(0x7A5195);
	public static final Color BIASED = new Color(0xB0A070);

	private Palette() {}

	public static Color of(final Role role) {
		return switch (role) {
			case P_PLUS -> new Color(0x0072B2);
			case P_MINUS -> new Color(0xD55E00);
			case NEUTRAL -> new Color(0x7F7F7F);
			case EXCLUDED -> new Color(0xBFBFBF);
		};
	}

	/** The role's colour, bright enough to be seen on a dark image. */
	public static Color onImage(final Role role) {
		return switch (role) {
			case P_PLUS -> new Color(0x4DB8FF);
			case P_MINUS -> new Color(0xFF8C42);
			case NEUTRAL, EXCLUDED -> new Color(0xC8C8C8);
		};
	}

	public static Color of(final Outcome outcome) {
		return switch (outcome) {
			case HIT -> new Color(0x009E73);
			case MISS -> new Color(0xCC79A7);
			case ABORT -> new Color(0xBFBFBF);
		};
	}

	/** The colour as CSS and SVG write it. */
	public static String css(final Color colour) {
		return String.format(Locale.ROOT, "#%06X", colour.getRGB() & 0xFFFFFF);
	}

	public static Color faint(final Color colour, final int alpha) {
		return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
	}
}
