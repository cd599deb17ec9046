package org.apical.trace.traces;

import org.apical.trace.baseline.Baseline;

/**
 * How far a trace can be trusted.
 *
 * @param noiseDff σ of a frame, ΔF/F, by which events are judged; NaN if it is unknown
 * @param decayS time constant of the decay with which events were found, s; NaN if it is unknown
 * @param flooredFrames number of frames at which the baseline was held at its floor, see {@link Baseline}
 * @param frames number of frames of the recording
 * @param audit further measures of the trace
 */
public record TraceQuality(double noiseDff, double decayS, int flooredFrames, int frames, TraceAudit audit) {

	private static final double FEW = 0.01;

	/** The quality of a trace without an audit, and without events. */
	public TraceQuality(final double noiseDff, final int flooredFrames, final int frames) {
		this(noiseDff, Double.NaN, flooredFrames, frames, TraceAudit.NONE);
	}

	/**
	 * Whether the baseline was held at its floor in more than 1 % of the frames. ΔF/F then has an arbitrary
	 * scale: the subtracted neuropil was nearly all of the fluorescence, or more.
	 */
	public boolean floored() {
		return flooredFrames > FEW * frames;
	}
}
