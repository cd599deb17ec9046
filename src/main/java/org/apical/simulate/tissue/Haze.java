package org.apical.simulate.tissue;

import org.apical.image.FieldTransform;
import org.apical.study.Kind;
import org.apical.study.Position;

/**
 * The light of the neuropil at rest: what of the many thin processes is too small or too far out of focus to be told
 * apart. It is grainy at the scale of a process, patchy at 4 µm and uneven at 25 µm; another focus shows other grains.
 */
final class Haze {

	private static final int AROUND_PX = 60;
	private static final double GRAIN_PX = 0.9;
	private static final double PATCH_UM = 4;
	private static final double UNEVEN_UM = 25;
	/** Distance of the focus over which grains become others, µm. */
	private static final double DEPTH_UM = 4;

	private final Specimen specimen;
	private final double light;
	private final int width;
	private final int height;
	private final float[] here;
	private final float[] below;
	private final float[] uneven;

	Haze(final TissueStudy study, final int animal, final Kind kind, final Specimen specimen) {
		this.specimen = specimen;
		light = kind == Kind.SOMA ? specimen.hazeSoma() : specimen.hazeTuft();
		width = specimen.widthPx() + 2 * AROUND_PX;
		height = specimen.heightPx() + 2 * AROUND_PX;
		final Draw draw = study.draw(Draw.Part.HAZE, animal, kind.ordinal());
		here = grains(draw);
		below = grains(draw);
		uneven = Texture.draw(width, height, UNEVEN_UM / specimen.pixelUm(), draw);
	}

	private float[] grains(final Draw draw) {
		final float[] grain = Texture.draw(width, height, GRAIN_PX, draw);
		final float[] patch = Texture.draw(width, height, PATCH_UM / specimen.pixelUm(), draw);
		for (int i = 0; i < grain.length; i++) {
			grain[i] = 0.13f * grain[i] + 0.2f * patch[i];
		}
		return grain;
	}

	/** The light at rest on a day, on a canvas. */
	float[] on(final Canvas canvas, final FieldTransform day, final double focusUm) {
		final double turn = Math.min(Math.PI / 2, Math.abs(focusUm) / DEPTH_UM);
		final float[] image = new float[here.length];
		for (int i = 0; i < image.length; i++) {
			image[i] = (float) (light
				* Math.exp(Math.cos(turn) * here[i] + Math.sin(turn) * below[i] + 0.28 * uneven[i]));
		}
		final float[] lit = new float[canvas.width() * canvas.height()];
		for (int y = 0; y < canvas.height(); y++) {
			for (int x = 0; x < canvas.width(); x++) {
				final Position from = day.inverse(Canvas.px(x), Canvas.px(y));
				lit[y * canvas.width() + x] = (float) FieldTransform.bilinear(image, width, height,
					Math.max(0, Math.min(width - 1, from.xPx() + AROUND_PX)),
					Math.max(0, Math.min(height - 1, from.yPx() + AROUND_PX)));
			}
		}
		return lit;
	}
}
