package org.apical.trace.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class KineticsTest {

	@Test
	void aJumpLagsByTheDelayAndHalfAFrame() {
		assertEquals(0.15 * 30 + 0.5, new Kinetics(1.5, 0, 0, 0.15, 1.5).lagFrames(30), 1e-12);
		assertEquals(0.15 * 5 + 0.5, new Kinetics(1.5, 0, 0, 0.15, 1.5).lagFrames(5), 1e-12);
	}

	/** ΔF/F that is the calcium to the power p falls p times as fast. */
	@Test
	void theCalciumDecaysMoreSlowlyThanTheFluorescence() {
		final Kinetics kinetics = new Kinetics(0.5, 0, 0, 0.01, 1.3);
		assertEquals(kinetics.decay(30), Math.pow(kinetics.calcium().decay(30), 1.3), 1e-12);
		assertEquals(60, new Kinetics(50, 0, 0, 0.01, 1.3).calcium().decayS(), "the longest decay");
	}

	@Test
	void bothOrdersFindTheSameTransient() {
		final Kinetics first = Kinetics.ofDecay(0.8);
		final Kinetics second = first.withRise(0.1);
		final double decay = first.decay(20);
		final double rise = Math.exp(-1 / (20 * 0.1));
		final float[] trace = new float[200];
		for (int t = 50; t < trace.length; t++) {
			trace[t] = (float) ((Math.pow(decay, t - 49) - Math.pow(rise, t - 49)) / (decay - rise));
		}
		double area = 0;
		double jumps = 0;
		for (int t = 0; t < trace.length; t++) {
			area += trace[t];
			jumps += second.jumps(trace, 20)[t];
		}
		assertEquals(area, jumps / (1 - decay), 1e-3 * area);
		assertEquals(jumps, second.jumps(trace, 20)[52], 1e-3 * jumps, "two frames of 50 ms after the action potential");
	}

	@Test
	void boundsAreChecked() {
		assertThrows(IllegalArgumentException.class, () -> Kinetics.ofDecay(0));
		assertThrows(IllegalArgumentException.class, () -> Kinetics.ofDecay(0.4).withRise(0.4));
	}
}
