package org.apical.simulate.tissue;

import java.util.Arrays;
import java.util.List;
import org.apical.study.Kind;

/**
 * The frames of a plane in order: the light of cells and neuropil, what vessels let pass, moved as the tissue moves
 * while the lines are scanned (cubic interpolation), dimmed by bleaching and towards the corners, and counted.
 */
final class TissueMovie {

	private static final double BLEACH_S = 30 * 60;
	private static final float DIMMEST = 0.05f;
	private static final int FRACTIONS = 128;
	private static final float[] CUBIC = cubic();

	private final Specimen specimen;
	private final TissueRecording recording;
	private final TissueMotion motion;
	private final List<Source> sources;
	private final float[] haze;
	private final float[] passing;
	private final float[] wider;
	private final Patches patches;
	private final Detector detector;
	private final float[] bend;
	private final float[] vignette;
	private final float[] grid;
	private final float[] canvas;
	private final float[] image;
	private final float[] line;
	private final double intervalS;
	private final double pulsePhase;
	private final int canvasWidth;
	private final int canvasHeight;

	TissueMovie(final TissueStudy study, final int animal, final int session, final Kind kind, final Specimen specimen,
		final TissueRecording recording, final TissueMotion motion, final List<Source> sources, final float[] haze,
		final float[] passing, final float[] wider, final Patches patches)
	{
		this.specimen = specimen;
		this.recording = recording;
		this.motion = motion;
		this.sources = sources;
		this.haze = haze;
		this.passing = passing;
		this.wider = wider;
		this.patches = patches;
		final Draw draw = study.draw(Draw.Part.DETECTOR, animal, session, kind.ordinal());
		detector = new Detector(specimen, study.detectorOffset(), draw);
		pulsePhase = draw.uniform(0, 2 * Math.PI);
		intervalS = 1 / study.frameRateHz();
		grid = new float[patches.cells()];
		canvas = new float[haze.length];
		image = new float[specimen.widthPx() * specimen.heightPx()];
		canvasWidth = specimen.widthPx() + 2 * Canvas.MARGIN_PX;
		canvasHeight = specimen.heightPx() + 2 * Canvas.MARGIN_PX;
		line = new float[canvasWidth];
		bend = Texture.draw(canvasWidth, specimen.heightPx(), specimen.widthPx() / 4.0,
			study.draw(Draw.Part.MOTION, animal, session, kind.ordinal(), 1));
		for (int i = 0; i < bend.length; i++) {
			bend[i] = (float) (1 + specimen.bend() * Math.max(-1, Math.min(1, 0.5 * bend[i])));
		}
		vignette = vignette(specimen);
	}

	/** Weights of four neighbours for positions between the middle two (Catmull and Rom). */
	private static float[] cubic() {
		final float[] weights = new float[4 * FRACTIONS];
		for (int i = 0; i < FRACTIONS; i++) {
			final double f = (i + 0.5) / FRACTIONS;
			weights[4 * i] = (float) (f * (-0.5 + f * (1 - 0.5 * f)));
			weights[4 * i + 1] = (float) (1 + f * f * (-2.5 + 1.5 * f));
			weights[4 * i + 2] = (float) (f * (0.5 + f * (2 - 1.5 * f)));
			weights[4 * i + 3] = (float) (f * f * (-0.5 + 0.5 * f));
		}
		return weights;
	}

	private static float[] vignette(final Specimen specimen) {
		final float[] vignette = new float[specimen.widthPx() * specimen.heightPx()];
		for (int i = 0; i < vignette.length; i++) {
			final double x = 2.0 * (i % specimen.widthPx()) / specimen.widthPx() - 1;
			final double y = 2.0 * (i / specimen.widthPx()) / specimen.heightPx() - 1;
			vignette[i] = (float) (1 - specimen.vignette() * (x * x + y * y) / 2);
		}
		return vignette;
	}

	/** The light that the optics let pass at a pixel of the image, over that in the middle. */
	float vignette(final int x, final int y) {
		return vignette[y * specimen.widthPx() + x];
	}

	/** Draws a frame; frames must be requested in order. */
	void frame(final int t, final short[] into) {
		shine(t, canvas);
		move(t);
		final float scale = (float) (specimen.photons()
			* Math.exp(Math.log1p(-specimen.bleached()) * t * intervalS / BLEACH_S));
		for (int i = 0; i < image.length; i++) {
			image[i] = Math.max(0, scale * vignette[i] * image[i]);
		}
		detector.count(image, into);
	}

	/** The light of the undisplaced scene in a frame, over that of a typical cell, on the canvas. */
	void shine(final int t, final float[] into) {
		patches.factor(t, grid);
		final float step = 1f / Patches.CELL_PX;
		for (int y = 0; y < canvasHeight; y++) {
			final int above = y / Patches.CELL_PX * patches.columns();
			final float down = y % Patches.CELL_PX * step;
			for (int x = 0; x < canvasWidth; x += Patches.CELL_PX) {
				final int cell = above + x / Patches.CELL_PX;
				final int below = cell + patches.columns();
				final float left = grid[cell] + down * (grid[below] - grid[cell]);
				final float slope = (grid[cell + 1] + down * (grid[below + 1] - grid[cell + 1]) - left) * step;
				final int start = y * canvasWidth + x;
				for (int k = 0; k < Math.min(Patches.CELL_PX, canvasWidth - x); k++) {
					into[start + k] = haze[start + k] * (left + k * slope);
				}
			}
		}
		final float focus = recording.focus(t);
		for (final Source source : sources) {
			source.footprint().add((float) source.light() * Math.max(DIMMEST, 1 + source.dff()[t]), focus, into);
		}
		// The walls of vessels move at .1 Hz.
		final float wide = (float) (0.5 + 0.5 * Math.sin(pulsePhase + 2 * Math.PI * 0.1 * t * intervalS));
		for (int i = 0; i < into.length; i++) {
			into[i] *= passing[i] + wide * (wider[i] - passing[i]);
		}
	}

	/** Fills the image row by row: first from the four rows about its place, then from four columns of that. */
	private void move(final int t) {
		final int width = specimen.widthPx();
		final int height = specimen.heightPx();
		for (int y = 0; y < height; y++) {
			down(y, (float) motion.yPx(t, y / (double) height));
			across(y * width, width, (float) motion.xPx(t, y / (double) height));
		}
	}

	private void down(final int y, final float dy) {
		for (int x = 0; x < canvasWidth; x++) {
			final float from =
				Math.max(1, Math.min(canvasHeight - 3.01f, y + Canvas.MARGIN_PX - dy * bend[y * canvasWidth + x]));
			final int above = (int) from;
			final int weight = 4 * (int) ((from - above) * FRACTIONS);
			final int at = (above - 1) * canvasWidth + x;
			line[x] = CUBIC[weight] * canvas[at] + CUBIC[weight + 1] * canvas[at + canvasWidth]
				+ CUBIC[weight + 2] * canvas[at + 2 * canvasWidth] + CUBIC[weight + 3] * canvas[at + 3 * canvasWidth];
		}
	}

	private void across(final int start, final int width, final float dx) {
		final int row = start / width * canvasWidth + Canvas.MARGIN_PX;
		for (int x = 0; x < width; x++) {
			final float from = Math.max(1, Math.min(canvasWidth - 3.01f, x + Canvas.MARGIN_PX - dx * bend[row + x]));
			final int left = (int) from;
			final int weight = 4 * (int) ((from - left) * FRACTIONS);
			image[start + x] = CUBIC[weight] * line[left - 1] + CUBIC[weight + 1] * line[left]
				+ CUBIC[weight + 2] * line[left + 1] + CUBIC[weight + 3] * line[left + 2];
		}
	}
}
