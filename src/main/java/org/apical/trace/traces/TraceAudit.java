package org.apical.trace.traces;

import org.apical.trace.baseline.Noise;
import org.apical.trace.baseline.QuietEpochs;

/**
 * What else is known of a trace: its noise three ways, its baseline three ways, and what was done about the neuropil.
 *
 * @param noiseSpectrumDff σ of a frame from the spectrum, ΔF/F, see {@link Noise#spectral}
 * @param noiseDifferencesDff σ of a frame from differences of successive frames, ΔF/F
 * @param noiseSplitDff σ of a frame from the disjoint parts, ΔF/F; NaN where there is one only
 * @param snr standard deviation of ΔF/F without its noise, √(Var − σ²), over σ; NaN without noise
 * @param neuropilCoefficient share of the surround taken off
 * @param negativeFrames frames whose fluorescence was below 0 once the neuropil was taken off
 * @param quietFraction share of the frames in {@link QuietEpochs}
 * @param f0Percentile median over frames of the baseline by the percentile, in the movie's units
 * @param f0Maximin the same by maximin
 * @param f0Quiet the same by quiet epochs
 * @param crowded whether the baseline is a percentile and events leave too few quiet frames for it, see
 *            {@link #percentileFails}
 */
public record TraceAudit(double noiseSpectrumDff, double noiseDifferencesDff, double noiseSplitDff, double snr,
	double neuropilCoefficient, int negativeFrames, double quietFraction, double f0Percentile, double f0Maximin,
	double f0Quiet, boolean crowded)
{

	/** Of a trace about which nothing else is known. */
	public static final TraceAudit NONE = new TraceAudit(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0,
		Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);

	/**
	 * Largest less smallest of the three baselines, over their median: by how much the scale of ΔF/F is a matter of choice;
	 * NaN where the median is not above 0.
	 */
	public double baselineSpread() {
		final double low = Math.min(f0Percentile, Math.min(f0Maximin, f0Quiet));
		final double high = Math.max(f0Percentile, Math.max(f0Maximin, f0Quiet));
		final double median = f0Percentile + f0Maximin + f0Quiet - low - high;
		return median > 0 ? (high - low) / median : Double.NaN;
	}

	/**
	 * Whether a percentile p of all frames lies above the middle of the quiet ones: they are fewer than 2p of all. ΔF/F is
	 * then too small, the more so the higher the rate of events.
	 */
	public static boolean percentileFails(final double percentile, final double quietFraction) {
		return quietFraction < 2 * percentile / 100;
	}
}
