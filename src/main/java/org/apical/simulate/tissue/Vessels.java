package org.apical.simulate.tissue;

import java.util.Arrays;
import org.apical.image.FieldTransform;
import org.apical.study.Kind;
import org.apical.study.Position;

/**
 * Vessels that lie above the plane or in it and darken what is below: wide blurred shadows and thin dark tubes. Their
 * width changes slowly by up to 12 %.
 */
final class Vessels {

	private static final double WIDER = 1.12;

	private record Vessel(double[] x, double[] y, double radiusPx, double softPx, double dark) {}

	private final Vessel[] vessels;

	Vessels(final TissueStudy study, final int animal, final Kind kind, final Specimen specimen) {
		final Draw draw = study.draw(Draw.Part.VESSELS, animal, kind.ordinal());
		vessels = new Vessel[specimen.vessels()];
		for (int i = 0; i < vessels.length; i++) {
			final boolean wide = draw.chance(0.4);
			final double radiusUm = wide ? draw.uniform(7, 18) : draw.uniform(2.5, 5);
			final double softUm = wide ? draw.uniform(2, 6) : draw.uniform(0.5, 1.5);
			vessels[i] = path(specimen, radiusUm / specimen.pixelUm(), softUm / specimen.pixelUm(),
				wide ? draw.uniform(0.25, 0.65) : draw.uniform(0.4, 0.85), draw);
		}
	}

	private static Vessel path(final Specimen specimen, final double radiusPx, final double softPx, final double dark,
		final Draw draw)
	{
		double angle = draw.uniform(0, 2 * Math.PI);
		final int steps = 2 * (specimen.widthPx() + specimen.heightPx());
		final double[] x = new double[steps];
		final double[] y = new double[steps];
		x[steps / 2] = draw.uniform(0, specimen.widthPx());
		y[steps / 2] = draw.uniform(0, specimen.heightPx());
		double bend = 0;
		final double first = angle;
		for (int i = steps / 2 + 1; i < steps; i++) {
			bend = 0.98 * bend + 0.001 * draw.normal();
			angle += bend;
			x[i] = x[i - 1] + Math.cos(angle);
			y[i] = y[i - 1] + Math.sin(angle);
		}
		angle = first;
		bend = 0;
		for (int i = steps / 2 - 1; i >= 0; i--) {
			bend = 0.98 * bend + 0.001 * draw.normal();
			angle += bend;
			x[i] = x[i + 1] - Math.cos(angle);
			y[i] = y[i + 1] - Math.sin(angle);
		}
		return new Vessel(x, y, radiusPx, softPx, dark);
	}

	/** Share of the light that passes on a day, on a canvas. */
	float[] passing(final Canvas canvas, final FieldTransform day, final boolean wider) {
		final float[] passing = new float[canvas.width() * canvas.height()];
		Arrays.fill(passing, 1);
		for (final Vessel vessel : vessels) {
			final float[] squared = squaredDistance(canvas, day, vessel);
			final double radius = vessel.radiusPx() * (wider ? WIDER : 1);
			for (int i = 0; i < passing.length; i++) {
				if (squared[i] < Float.MAX_VALUE) {
					passing[i] *=
						(float) (1 - vessel.dark() / (1 + Math.exp((Math.sqrt(squared[i]) - radius) / vessel.softPx())));
				}
			}
		}
		return passing;
	}

	private static float[] squaredDistance(final Canvas canvas, final FieldTransform day, final Vessel vessel) {
		final float[] squared = new float[canvas.width() * canvas.height()];
		Arrays.fill(squared, Float.MAX_VALUE);
		final int reach = (int) Math.ceil(vessel.radiusPx() * WIDER + 5 * vessel.softPx());
		for (int k = 0; k < vessel.x().length; k++) {
			final Position at = day.apply(vessel.x()[k], vessel.y()[k]);
			final double x = at.xPx() + Canvas.MARGIN_PX;
			final double y = at.yPx() + Canvas.MARGIN_PX;
			for (int row = Math.max(0, (int) y - reach); row <= Math.min(canvas.height() - 1, (int) y + reach); row++) {
				for (int i = Math.max(0, (int) x - reach); i <= Math.min(canvas.width() - 1, (int) x + reach); i++) {
					final float far = (float) ((i - x) * (i - x) + (row - y) * (row - y));
					squared[row * canvas.width() + i] = Math.min(squared[row * canvas.width() + i], far);
				}
			}
		}
		return squared;
	}
}
