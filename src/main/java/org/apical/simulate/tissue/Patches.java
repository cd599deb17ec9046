package org.apical.simulate.tissue;

import org.apical.study.Kind;

/**
 * The changes of the neuropil's light. The field is covered by patches of 25 to 70 µm; each follows the mean activity
 * of all neurons in part, and wanders on its own in the rest.
 */
final class Patches {

	/** Side of the cells of the coarse grid on which the changes are computed, px. */
	static final int CELL_PX = 8;
	private static final int COUNT = 10;
	private static final double MEMORY_S = 0.8;

	private final int columns;
	private final int rows;
	private final float[][] shape = new float[COUNT][];
	private final float[][] course = new float[COUNT][];

	Patches(final TissueStudy study, final int animal, final int session, final Kind kind, final Specimen specimen,
		final Canvas canvas, final float[] population)
	{
		columns = canvas.width() / CELL_PX + 2;
		rows = canvas.height() / CELL_PX + 2;
		final Draw places = study.draw(Draw.Part.PATCHES, animal, kind.ordinal());
		final Draw draw = study.draw(Draw.Part.PATCHES, animal, kind.ordinal(), session + 1);
		final double keep = Math.exp(-2 * study.parameters().stepS() / MEMORY_S);
		for (int k = 0; k < COUNT; k++) {
			shape[k] = shape(places.uniform(0, columns), places.uniform(0, rows),
				places.uniform(25, 70) / specimen.pixelUm() / CELL_PX);
			course[k] = new float[population.length];
			final double follows = specimen.hazeFollows();
			double own = draw.normal();
			for (int t = 0; t < population.length; t++) {
				own = keep * own + Math.sqrt(1 - keep * keep) * draw.normal();
				course[k][t] = (float) (specimen.hazeSd()
					* (follows * population[t] + Math.sqrt(1 - follows * follows) * own));
			}
		}
		normalize();
	}

	private float[] shape(final double x, final double y, final double sd) {
		final float[] shape = new float[columns * rows];
		for (int i = 0; i < shape.length; i++) {
			final double dx = i % columns - x;
			final double dy = i / columns - y;
			shape[i] = (float) (Math.exp(-(dx * dx + dy * dy) / (2 * sd * sd)) + 0.02);
		}
		return shape;
	}

	/** Makes the shares of the patches sum to 1 everywhere. */
	private void normalize() {
		for (int i = 0; i < columns * rows; i++) {
			float sum = 0;
			for (final float[] one : shape) {
				sum += one[i];
			}
			for (final float[] one : shape) {
				one[i] /= sum;
			}
		}
	}

	int columns() {
		return columns;
	}

	/** The factor of the neuropil's light in a frame, on the coarse grid. */
	void factor(final int t, final float[] grid) {
		for (int i = 0; i < grid.length; i++) {
			float sum = 1;
			for (int k = 0; k < COUNT; k++) {
				sum += course[k][t] * shape[k][i];
			}
			grid[i] = Math.max(0.2f, sum);
		}
	}

	int cells() {
		return columns * rows;
	}
}
