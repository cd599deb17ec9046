package org.apical.motion;

import org.apical.image.Shift;
import org.apical.math.Peak;
import org.apical.math.Pearson;
import org.apical.math.PhaseCorrelation;

/** A reference, binned, to which binned frames are compared. Safe from several threads. */
final class Template {

	/** Exponent of the whitening: between plain correlation, which bright cells rule, and phases alone, which noise rules. */
	private static final double WHITENING = 0.5;
	/** Peak heights up to 4.5 occur in noise, whose second peak is nearly as high as the first. */
	private static final double MOST_OF_SECOND = 0.9;

	private final Binning binning;
	private final float[] reference;
	private final PhaseCorrelation correlation;

	/** @param reference binned */
	Template(final float[] reference, final Binning binning, final RigidRegistration.Parameters parameters) {
		this.reference = reference;
		this.binning = binning;
		final int quarter = Math.min(binning.width(), binning.height()) / 4;
		final int maxShift = Math.max(1, Math.min(quarter, parameters.maxShiftPx() / binning.factor()));
		correlation = new PhaseCorrelation(reference, binning.width(), binning.height(), maxShift,
			Math.max(0.5, parameters.smoothingPx() / binning.factor()), WHITENING);
	}

	/**
	 * Where a frame's content went.
	 *
	 * @param snr height of the correlation peak, standard deviations of noise; 0 where the peak is no evidence at all
	 */
	record Estimate(double dxPx, double dyPx, double snr) {

		Estimate relativeTo(final double dx0Px, final double dy0Px) {
			return new Estimate(dxPx - dx0Px, dyPx - dy0Px, snr);
		}
	}

	/** Compares frames, with memory of its own; for one thread. */
	final class Comparison {

		private final PhaseCorrelation.Workspace workspace = correlation.workspace();
		private final float[] moved = new float[binning.pixels()];

		/** Estimates of two binned frames. */
		Estimate[] estimate(final float[] first, final float[] second) {
			final Peak[] peaks = workspace.locate(first, second);
			return new Estimate[] {estimate(peaks[0]), estimate(peaks[1])};
		}

		private Estimate estimate(final Peak peak) {
			final boolean told = !peak.border() && peak.second() < MOST_OF_SECOND * peak.height();
			return new Estimate(peak.dx() * binning.factor(), peak.dy() * binning.factor(), told ? peak.height() : 0);
		}

		/** Pearson's correlation of a binned frame, moved back, with the reference. */
		double correlation(final float[] frame, final double dxPx, final double dyPx) {
			Shift.bilinear(frame, binning.width(), binning.height(), dxPx / binning.factor(), dyPx / binning.factor(), moved);
			return Pearson.of(moved, reference, moved.length);
		}
	}

	Comparison comparison() {
		return new Comparison();
	}
}
