package org.apical.trace.traces;

import org.apical.trace.baseline.Baseline;

/**
 * How far a trace can be trusted.
 *
 * @param noiseDff σ of a frame, ΔF/F, as events are judged by; NaN where there is none
 * @param flooredFrames frames at which the baseline was held at its floor, see {@link Baseline}
 * @param frames frames of the recording
 * @param audit what else is known
 */
public record TraceQuality(double noiseDff, int flooredFrames, int frames, TraceAudit audit) {

	private static final double FEW = 0.01;

	/** Without an audit. */
	public TraceQuality(final double noiseDff, final int flooredFrames, final int frames) {
		this(noiseDff, flooredFrames, frames, TraceAudit.NONE);
	}

	/**
	 * Whether the baseline was held at its floor in more than 1 % of the frames. ΔF/F then has an arbitrary scale: the
	 * neuropil taken off was nearly all the fluorescence there was, or more.
	 */
	public boolean floored() {
		return flooredFrames > FEW * frames;
	}
}
