package org.apical.trace.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds events: frames at which the trace steps up more than at any other frame nearby, by at least the
 * threshold. Each jump of the calcium counts to the amplitude of the nearest event, if the largest step near
 * the jump reaches the threshold.
 */
final class EventList {

	private final float[] steps;
	private final float[] largest;
	private final int half;
	private final double threshold;

	/**
	 * @param steps step at each frame, in standard errors
	 * @param largest largest step up to {@code half} frames before and after each frame
	 */
	EventList(final float[] steps, final float[] largest, final int half, final double threshold) {
		this.steps = steps;
		this.largest = largest;
		this.half = half;
		this.threshold = threshold;
	}

	/**
	 * @param jumps jumps of the calcium by frame, ΔF/F
	 * @param errorDff standard error of a step, ΔF/F
	 * @param integralS integral of a transient divided by its jump, s
	 * @param lagFrames delay of jumps behind the action potentials, frames
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

	/** The frames of the events; the first of equal steps close to each other counts. */
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
