package org.apical.simulate.tissue;

import java.util.Arrays;
import org.apical.study.Kind;

/**
 * Movement of the brain under the microscope in a session: drift, a first-order autoregressive jitter that grows and
 * shifts with running, and a beat of 5 to 8 Hz with licking. A line is scanned while the tissue moves, so that the rows
 * of a frame are displaced differently; across the field the displacement differs by a smooth factor of mean 1. Both
 * planes move together, the soma plane a little less, and each has a small jitter of its own.
 */
final class TissueMotion {

	private static final double FARTHEST_PX = 12;
	private static final double OWN_SD_PX = 0.12;

	private final float[] x;
	private final float[] y;
	private final float[] focusUm;
	private final int first;

	TissueMotion(final TissueStudy study, final int animal, final int session, final Kind kind, final int first,
		final Specimen specimen, final DaysActivity day)
	{
		this.first = first;
		final double stepS = study.parameters().stepS();
		final Draw draw = study.draw(Draw.Part.MOTION, animal, session);
		final double way = draw.uniform(0, 2 * Math.PI);
		final double memoryS = draw.uniform(0.3, 1.5);
		final double beatHz = draw.uniform(5, 8);
		final double alongX = draw.uniform(0.1, 0.6);
		final double[] brainX = path(specimen, day, stepS, memoryS, beatHz, Math.cos(way), alongX, draw);
		final double[] brainY = path(specimen, day, stepS, memoryS, beatHz, Math.sin(way), 1, draw);
		focusUm = focus(specimen, day, stepS, draw);
		final Draw own = study.draw(Draw.Part.MOTION, animal, session, kind.ordinal());
		final double share = kind == Kind.SOMA ? own.uniform(0.7, 1) : 1;
		x = centred(brainX, share, own);
		y = centred(brainY, share, own);
	}

	private static double[] path(final Specimen specimen, final DaysActivity day, final double stepS,
		final double memoryS, final double beatHz, final double drift, final double lick, final Draw draw)
	{
		final int nodes = day.running().length + 1;
		final double[] path = new double[nodes];
		final double keep = Math.exp(-stepS / memoryS);
		final double shiftPx = draw.normal(0, 1.2);
		double jitter = draw.normal();
		double shift = 0;
		double height = 0;
		double phase = 0;
		for (int i = 0; i < nodes; i++) {
			final int at = Math.min(i, nodes - 2);
			jitter = keep * jitter + Math.sqrt(1 - keep * keep) * draw.normal();
			shift += (day.running()[at] - shift) * stepS / 0.7;
			if (day.licking()[at] == 0) {
				height = 0;
			} else if (height == 0) {
				height = specimen.lickPx() * draw.uniform(0.4, 1.3);
				phase = draw.uniform(0, 2 * Math.PI);
			}
			phase += 2 * Math.PI * beatHz * stepS * draw.uniform(0.85, 1.15);
			path[i] = specimen.driftPx() * drift * (i / (double) nodes - 0.5)
				+ specimen.jitterPx() * jitter * (1 + 1.3 * shift) + shiftPx * shift
				+ lick * height * (0.35 + Math.sin(phase));
		}
		return path;
	}

	private static float[] focus(final Specimen specimen, final DaysActivity day, final double stepS, final Draw draw) {
		final int nodes = day.running().length + 1;
		final float[] focus = new float[nodes];
		final double drift = specimen.focusDriftUm() * (draw.chance(0.5) ? 1 : -1);
		final double keep = Math.exp(-stepS / 2);
		double wander = 0;
		double licks = 0;
		for (int i = 0; i < nodes; i++) {
			final int at = Math.min(i, nodes - 2);
			wander = keep * wander + Math.sqrt(1 - keep * keep) * 0.2 * draw.normal();
			licks += (day.licking()[at] - licks) * stepS / 0.3;
			focus[i] = (float) (drift * (i / (double) nodes - 0.5) + wander * (1 + day.running()[at])
				+ 0.12 * specimen.lickPx() * licks);
		}
		return focus;
	}

	private static float[] centred(final double[] brain, final double share, final Draw own) {
		final double middle = Arrays.stream(brain).sorted().skip(brain.length / 2).findFirst().orElse(0);
		final float[] path = new float[brain.length];
		for (int i = 0; i < path.length; i++) {
			path[i] = (float) Math.max(-FARTHEST_PX,
				Math.min(FARTHEST_PX, share * (brain[i] - middle) + OWN_SD_PX * own.normal()));
		}
		return path;
	}

	/** Displacement to the right at a share of the time that a frame takes, px. */
	double xPx(final int frame, final double share) {
		final int i = 2 * frame + first;
		return x[i] + share * (x[i + 1] - x[i]);
	}

	/** Displacement down, likewise. */
	double yPx(final int frame, final double share) {
		final int i = 2 * frame + first;
		return y[i] + share * (y[i + 1] - y[i]);
	}

	/** Depth of the focal plane relative to the day's, µm. */
	double focusUm(final int frame) {
		return focusUm[2 * frame + first];
	}
}
