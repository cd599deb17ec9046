package org.apical.simulate.tissue;

import java.util.ArrayList;
import java.util.List;
import org.apical.image.FieldTransform;
import org.apical.study.Position;

/**
 * A branch of a dendrite: a curved path in three dimensions that is slanted through the focal plane, with varicosities
 * and spines. Its light in a plane is that of the square of a Gaussian beam: at a distance z from the focus a point is
 * √(1 + z²/z_R²) times as wide, and its sum is 1/(1 + z²/z_R²) of that in focus.
 */
final class Branch {

	private static final double STEP_UM = 0.4;
	/** Diameter of a branch that has a light of 1 in focus, µm. */
	private static final double TYPICAL_UM = 1.2;
	private static final double PIXEL_SD_PX = 0.35;
	private static final double FARTHEST_UM = 14;

	private final int neuron;
	private final double light;
	private final double[] x;
	private final double[] y;
	private final double[] z;
	private final double[] volume;

	private Branch(final int neuron, final double light, final List<double[]> points) {
		this.neuron = neuron;
		this.light = light;
		x = points.stream().mapToDouble(point -> point[0]).toArray();
		y = points.stream().mapToDouble(point -> point[1]).toArray();
		z = points.stream().mapToDouble(point -> point[2]).toArray();
		volume = points.stream().mapToDouble(point -> point[3]).toArray();
	}

	/** Where a branch begins and how it runs on. */
	record Start(double xPx, double yPx, double zUm, double angle, double slope) {}

	/**
	 * Grows a branch.
	 *
	 * @param light brightness at rest over that of a typical branch
	 * @param calibreUm diameter at the start, µm
	 */
	static Branch grow(final Specimen specimen, final int neuron, final double light, final Start start,
		final double lengthUm, final double calibreUm, final Draw draw)
	{
		final double stepPx = STEP_UM / specimen.pixelUm();
		final List<double[]> points = new ArrayList<>();
		double x = start.xPx();
		double y = start.yPx();
		double z = start.zUm();
		double angle = start.angle();
		double bend = 0;
		double slope = start.slope();
		double beadUm = draw.exponential(4);
		final int steps = (int) (lengthUm / STEP_UM);
		for (int i = 0; i < steps; i++) {
			bend = 0.94 * bend + 0.009 * draw.normal();
			angle += bend * STEP_UM + 0.02 * draw.normal();
			slope += 0.012 * draw.normal();
			final double level = 1 / Math.sqrt(1 + slope * slope);
			x += stepPx * level * Math.cos(angle);
			y += stepPx * level * Math.sin(angle);
			z += STEP_UM * level * slope;
			final double calibre = calibreUm * (1 - 0.35 * i / steps);
			double volume = calibre * calibre * STEP_UM;
			if (beadUm <= 0) {
				volume *= 1 + (specimen.beads() - 1) * draw.uniform(0.4, 1.6);
				if (beadUm < -1.4) {
					beadUm = draw.exponential(5);
				}
			}
			beadUm -= STEP_UM;
			points.add(new double[] {x, y, z, volume});
			if (draw.chance(specimen.spinesPerUm() * STEP_UM)) {
				points.add(spine(x, y, z, angle, calibre, specimen.pixelUm(), draw));
			}
		}
		return new Branch(neuron, light, points);
	}

	private static double[] spine(final double x, final double y, final double z, final double angle,
		final double calibre, final double pixelUm, final Draw draw)
	{
		final double side = angle + (draw.chance(0.5) ? 1 : -1) * Math.PI / 2;
		final double reachPx = (calibre / 2 + draw.uniform(0.5, 1.2)) / pixelUm;
		return new double[] {x + reachPx * Math.cos(side), y + reachPx * Math.sin(side), z + draw.uniform(-0.4, 0.4),
			draw.uniform(0.1, 0.5)};
	}

	int neuron() {
		return neuron;
	}

	double light() {
		return light;
	}

	/** A point of the branch at a share of its length, and its direction. */
	Start at(final double share, final double turn) {
		final int i = Math.min(x.length - 2, Math.max(0, (int) (share * x.length)));
		return new Start(x[i], y[i], z[i], Math.atan2(y[i + 1] - y[i], x[i + 1] - x[i]) + turn, 0);
	}

	/** Share of the branch's length that lies within a distance of the focal plane and inside the field. */
	double inFocus(final Specimen specimen, final double withinUm) {
		int count = 0;
		for (int i = 0; i < x.length; i++) {
			count += Math.abs(z[i]) < withinUm && x[i] > 8 && y[i] > 8 && x[i] < specimen.widthPx() - 9
				&& y[i] < specimen.heightPx() - 9 ? 1 : 0;
		}
		return count / (double) x.length;
	}

	/** Paints the branch as it lies on a day, with the focal plane at some depth. */
	void paint(final Canvas canvas, final FieldTransform day, final double focusUm, final Specimen specimen) {
		final double typical = Math.sqrt(specimen.lateralUm() * specimen.lateralUm() + TYPICAL_UM * TYPICAL_UM / 16);
		final double perUm = Math.sqrt(2 * Math.PI) * typical / (TYPICAL_UM * TYPICAL_UM);
		final double areaPx = 1 / (specimen.pixelUm() * specimen.pixelUm());
		for (int i = 0; i < x.length; i++) {
			final double away = (z[i] - focusUm) / specimen.rayleighUm();
			if (Math.abs(z[i] - focusUm) < FARTHEST_UM) {
				final Position at = day.apply(x[i], y[i]);
				final double wide = 1 + away * away;
				final double calibre2 = Math.min(6, volume[i] / STEP_UM);
				final double sdUm2 = specimen.lateralUm() * specimen.lateralUm() * wide + calibre2 / 16;
				final double sdPx = Math.sqrt(sdUm2 * areaPx + PIXEL_SD_PX * PIXEL_SD_PX);
				canvas.spot(at.xPx(), at.yPx(), sdPx, volume[i] * perUm * areaPx / wide);
			}
		}
	}
}
