package org.apical.trace.traces;

import org.apical.trace.baseline.Noise;
import org.apical.trace.baseline.QuietEpochs;

/**
 * Further measures of a trace: its noise by three methods, its baseline by three methods, and the neuropil
 * correction.
 *
 * @param noiseSpectrumDff σ of a frame from the spectrum, ΔF/F, see {@link Noise#spectral}
 * @param noiseDifferencesDff σ of a frame from differences of successive frames, ΔF/F
 * @param noiseSplitDff σ of a frame from the disjoint parts, ΔF/F; NaN if there is only one part
 * @param snr standard deviation of ΔF/F without its noise, √(Var − σ²), over σ; NaN without noise
 * @param neuropilCoefficient share α of the surround's fluorescence that was subtracted
 * @param ownShare share of the baseline that is the ROI's own light, see {@link OwnShare}; 1 for somata
 * @param negativeFrames number of frames whose fluorescence was below 0 after subtraction of the neuropil
 * @param quietFraction share of the frames that lie in {@link QuietEpochs}
 * @param f0Percentile median over frames of the percentile baseline, in the movie's units
 * @param f0Maximin median of the maximin baseline, in the movie's units
 * @param f0Quiet median of the baseline from quiet epochs, in the movie's units
 * @param crowded whether the baseline is a percentile and too few frames are free of events for it, see {@link
 *            #percentileFails}
 */
public record TraceAudit(double noiseSpectrumDff, double noiseDifferencesDff, double noiseSplitDff, double snr,
	double neuropilCoefficient, double ownShare, int negativeFrames, double quietFraction, double f0Percentile,
	double f0Maximin, double f0Quiet, boolean crowded)
{

	/** The audit of a trace about which nothing else is known. */
	public static final TraceAudit NONE = new TraceAudit(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
		Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);

	/**
	 * (Largest − smallest) / median of the three baselines: how much the scale of ΔF/F depends on the choice of
	 * method; NaN if the median is not above 0.
	 */
	public double baselineSpread() {
		final double low = Math.min(f0Percentile, Math.min(f0Maximin, f0Quiet));
		final double high = Math.max(f0Percentile, Math.max(f0Maximin, f0Quiet));
		final double median = f0Percentile + f0Maximin + f0Quiet - low - high;
		return median > 0 ? (high - low) / median : Double.NaN;
	}

	/**
	 * Whether the percentile p of all frames lies above the median of the quiet frames, which is so if these are
	 * less than a share 2p of all. ΔF/F is then too small, the more so the higher the rate of events.
	 */
	public static boolean percentileFails(final double percentile, final double quietFraction) {
		return quietFraction < 2 * percentile / 100;
	}
}
