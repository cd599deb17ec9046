package org.apical.simulate.tissue;

import org.apical.image.FieldTransform;
import org.apical.study.Position;

/**
 * A cell body: an ellipsoid with a nucleus that the indicator leaves more or less dark. A plane through it shows a
 * smaller disc the farther it is from the middle, and beyond its end only a blur.
 *
 * @param xPx centre in the reference session; {@code yPx} likewise
 * @param zUm depth of the centre below the focal plane, µm
 * @param longUm longer half-axis, µm; {@code shortUm} the shorter
 * @param angle direction of the longer axis, radians
 * @param nucleus radius of the nucleus over that of the body
 * @param dark share of the light that is missing in the nucleus
 * @param offset displacement of the nucleus from the middle over the body's radius, along x
 * @param light brightness at rest over that of a typical soma
 * @param dead whether the cell is overfilled and unresponsive
 */
record Soma(double xPx, double yPx, double zUm, double longUm, double shortUm, double angle, double nucleus,
	double dark,
	double offset, double light, boolean dead)
{

	/** Width of the body's edge in the image, px. */
	private static final double EDGE_PX = 0.7;
	private static final double BLUR_UM = 3;

	static Soma draw(final Specimen specimen, final Position at, final double zUm, final boolean chosen,
		final Draw draw)
	{
		final double radiusUm = draw.uniform(4.5, 8);
		final double round = draw.uniform(0.75, 1);
		final boolean dead = !chosen && draw.chance(specimen.deadShare());
		final boolean filled = dead || draw.chance(specimen.filledShare());
		final double light = dead ? draw.uniform(1.8, 5)
			: Math.max(chosen ? 0.35 : 0.05, draw.logNormal(chosen ? 1 : 0.75, specimen.expressionLogSd()));
		return new Soma(at.xPx(), at.yPx(), zUm, radiusUm, radiusUm * round, draw.uniform(0, Math.PI),
			draw.uniform(0.5, 0.68), filled ? draw.uniform(0, 0.12) : draw.uniform(0.3, 0.85), draw.uniform(-0.15, 0.15),
			light, dead);
	}

	/** Paints the body as it lies on a day, with the focal plane at some depth. */
	void paint(final Canvas canvas, final FieldTransform day, final double focusUm, final double pixelUm) {
		final Position centre = day.apply(xPx, yPx);
		final double away = (zUm - focusUm) / longUm;
		final double shrink = Math.sqrt(Math.max(0.12, 1 - away * away));
		final double beyondUm = Math.max(0, Math.abs(zUm - focusUm) - longUm);
		final double fade = Math.exp(-beyondUm / BLUR_UM) * Math.min(1, 0.35 + 0.65 * shrink);
		final double a = longUm / pixelUm * shrink;
		final double b = shortUm / pixelUm * shrink;
		final double inside = Math.sqrt(Math.max(0, nucleus * nucleus - away * away)) / shrink;
		final double edge = EDGE_PX + beyondUm / pixelUm * 0.5;
		canvas.paint(centre, a + 5 * edge, (dx, dy) -> {
			final double u = dx * Math.cos(angle) + dy * Math.sin(angle);
			final double v = dy * Math.cos(angle) - dx * Math.sin(angle);
			final double body = disc(Math.hypot(u / a, v / b), (a + b) / 2, edge);
			final double core = inside < 0.05 ? 0
				: disc(Math.hypot(u / a - offset, v / b) / inside, (a + b) / 2 * inside, edge);
			return fade * body * (1 - dark * core);
		});
	}

	private static double disc(final double radius, final double px, final double edge) {
		return 1 / (1 + Math.exp((radius - 1) * px / (0.6 * edge)));
	}

	double radiusPx(final double pixelUm) {
		return longUm / pixelUm;
	}
}
