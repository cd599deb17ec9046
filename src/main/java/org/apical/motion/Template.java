package org.apical.motion;

import java.util.Arrays;
import org.apical.image.Shift;
import org.apical.math.BlockCorrelation;
import org.apical.math.Peak;
import org.apical.math.PhaseCorrelation;

/** A reference, binned, to which binned frames are compared. Safe from several threads. */
final class Template {

	/**
	 * Exponent of the whitening: between plain correlation, which bright cells rule, and phases alone, which noise
	 * rules.
	 */
	private static final double WHITENING = 0.5;
	/**
	 * Of the reference's pixels. What is brighter in a frame is cut, or a neuron ten times as bright pulls the peak.
	 */
	private static final double CEILING_QUANTILE = 0.999;
	private static final double LEAST_SMOOTHING_PX = 0.5;

	private final Binning binning;
	private final float[] reference;
	private final float ceiling;
	private final PhaseCorrelation correlation;

	/** @param reference binned */
	Template(final float[] reference, final Binning binning, final RigidRegistration.Parameters parameters) {
		this.reference = reference;
		this.binning = binning;
		final float[] sorted = reference.clone();
		Arrays.sort(sorted);
		ceiling = sorted[(int) (CEILING_QUANTILE * (sorted.length - 1))];
		final int quarter = Math.min(binning.width(), binning.height()) / 4;
		final int maxShift = Math.max(1, Math.min(quarter, parameters.maxShiftPx() / binning.factor()));
		correlation = new PhaseCorrelation(clipped(reference, new float[reference.length]), binning.width(),
			binning.height(), maxShift, Math.max(LEAST_SMOOTHING_PX, parameters.smoothingPx() / binning.factor()),
			WHITENING);
	}

	private float[] clipped(final float[] frame, final float[] into) {
		for (int i = 0; i < into.length; i++) {
			into[i] = Math.min(frame[i], ceiling);
		}
		return into;
	}

	/**
	 * Peak height that noise gives one of the frames of which the reference is the mean: it is found in the reference.
	 * 0 for a single frame, of which nothing else is known.
	 */
	double ownSnr(final int framesInReference) {
		return framesInReference < 2 ? 0 : Math.sqrt(correlation.independentValues() / framesInReference);
	}

	/** Memory for one thread's work. */
	Comparison comparison() {
		return new Comparison();
	}

	/** Compares frames, with memory of its own; for one thread. */
	final class Comparison {

		private final PhaseCorrelation.Workspace workspace = correlation.workspace();
		private final float[] first = new float[binning.pixels()];
		private final float[] second = new float[binning.pixels()];
		private final float[] moved = new float[binning.pixels()];

		/** Estimates of two binned frames. */
		Estimate[] estimate(final float[] a, final float[] b) {
			final Peak[] peaks = workspace.locate(clipped(a, first), clipped(b, second));
			return new Estimate[] {estimate(a, peaks[0]), estimate(b, peaks[1])};
		}

		private Estimate estimate(final float[] frame, final Peak peak) {
			return new Estimate(peak.dx() * binning.factor(), peak.dy() * binning.factor(),
				peak.border() ? 0 : peak.height(), likeness(frame, peak.dx(), peak.dy()));
		}

		private BlockCorrelation likeness(final float[] frame, final double dx, final double dy) {
			Shift.bilinear(frame, binning.width(), binning.height(), dx, dy, moved);
			return BlockCorrelation.of(moved, reference, binning.width(), binning.height());
		}

		/** Pearson's correlation of a binned frame as it is with the reference. */
		double unmoved(final float[] frame) {
			return BlockCorrelation.of(frame, reference, binning.width(), binning.height()).whole();
		}
	}
}
