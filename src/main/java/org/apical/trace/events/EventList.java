package org.apical.trace.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An event is a frame at which the trace steps up more than at any other close to it, by no less than the threshold.
 * It takes the jumps of the calcium that are nearer to it than to another event, as far as its step is the largest
 * close to them.
 */
final class EventList {

	private final float[] steps;
	private final float[] largest;
	private final int half;
	private final double threshold;

	/**
	 * @param steps by frame, in standard errors
	 * @param largest of these up to {@code half} frames before and after each
	 */
	EventList(final float[] steps, final float[] largest, final int half, final double threshold) {
		this.steps = steps;
		this.largest = largest;
		this.half = half;
		this.threshold = threshold;
	}

	/**
	 * @param jumps of the calcium by frame, ΔF/F
	 * @param errorDff standard error of a step, ΔF/F
	 * @param integralS integral of a transient over its jump, s
	 * @param lagFrames of jumps behind the action potentials
	 */
	List<Event> of(final float[] jumps, final double errorDff, final double integralS, final double lagFrames) {
		final int[] peaks = peaks();
		final double[] amplitudes = new double[peaks.length];
		int nearest = 0;
		for (int t = 0; t < jumps.length && peaks.length > 0; t++) {
			while (nearest + 1 < peaks.length && peaks[nearest + 1] - t < Math.abs(t - peaks[nearest])) {
				nearest++;
			}
			amplitudes[nearest] += counts(t) ? jumps[t] : 0;
		}
		final List<Event> events = new ArrayList<>();
		for (int i = 0; i < peaks.length; i++) {
			final int frame = (int) Math.max(0, Math.round(peaks[i] - lagFrames));
			events.add(new Event(frame, amplitudes[i] * integralS, errorDff * integralS, steps[peaks[i]]));
		}
		return events;
	}

	private boolean counts(final int t) {
		return largest[t] > 0 && largest[t] >= threshold;
	}

	/** Of equal steps close to each other the first. */
	private int[] peaks() {
		final int[] peaks = new int[steps.length];
		int count = 0;
		for (int t = 0; t < steps.length; t++) {
			if (counts(t) && steps[t] == largest[t] && (count == 0 || t - peaks[count - 1] > half)) {
				peaks[count++] = t;
			}
		}
		return Arrays.copyOf(peaks, count);
	}
}
