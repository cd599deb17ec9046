package org.apical.motion;

import java.util.Arrays;
import java.util.Optional;

/** Collects the measures of a movie's stretches, each of which may come from a thread of its own. */
final class DriftMeter {

	private final FocusModel focusModel;
	private final Optional<DepthModel> depthModel;
	private final double[] focus;
	private final double[] shapeChange;
	private final double[] slices;
	private final double[] correlation;

	/** @param depthModel model of a z-stack, if there is one that shows the plane */
	DriftMeter(final int frames, final CellModel model, final Optional<DepthModel> depthModel) {
		focusModel = new FocusModel(model);
		this.depthModel = depthModel;
		final int stretches = (frames + Stretch.FRAMES - 1) / Stretch.FRAMES;
		focus = unknown(stretches);
		shapeChange = unknown(stretches);
		slices = unknown(stretches);
		correlation = unknown(stretches);
	}

	private static double[] unknown(final int n) {
		final double[] values = new double[n];
		Arrays.fill(values, Double.NaN);
		return values;
	}

	/** @param i index of the stretch */
	void note(final int i, final Stretch stretch) {
		if (!stretch.suffices()) {
			return;
		}
		final FocusModel.Focus found = focusModel.of(stretch);
		focus[i] = found.focus();
		shapeChange[i] = found.shapeChange();
		depthModel.map(model -> model.of(stretch)).ifPresent(depth -> {
			slices[i] = depth.slice();
			correlation[i] = depth.correlation();
		});
	}

	/** @param stack stack from which the depth model was made, if one was given */
	Drift drift(final Optional<ZStack> stack) {
		final double reference = depthModel.map(model -> model.reference().slice()).orElse(Double.NaN);
		final double[] moved = Arrays.stream(slices).map(slice -> slice - reference).toArray();
		return new Drift(focus, shapeChange,
			stack.map(given -> new Drift.Depth(moved, correlation, given.sliceUm(), reference)));
	}
}
