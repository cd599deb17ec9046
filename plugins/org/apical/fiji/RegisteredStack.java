package org.apical.fiji;

import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.util.Arrays;
import java.util.Locale;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.RegisteredMovie;

/** A movie before and after motion correction; each frame is read and resampled when it is looked at. */
final class RegisteredStack extends VirtualStack {

	private final Movie recorded;
	private final Movie corrected;
	private final Motion motion;
	private final boolean sideBySide;

	/** @param sideBySide whether both are in one picture, the recorded one left; otherwise each time has two slices */
	RegisteredStack(final Movie recorded, final Motion motion, final boolean sideBySide) {
		super(sideBySide ? 2 * recorded.width() : recorded.width(), recorded.height());
		this.recorded = recorded;
		this.motion = motion;
		this.sideBySide = sideBySide;
		corrected = new RegisteredMovie(recorded, motion);
	}

	/** The number of slices of one time. */
	int slices() {
		return sideBySide ? 1 : 2;
	}

	private int frame(final int slice) {
		return (slice - 1) / slices();
	}

	@Override
	public ImageProcessor getProcessor(final int slice) {
		final float[] pixels = new float[getWidth() * getHeight()];
		if (sideBySide) {
			place(recorded, frame(slice), pixels, 0);
			place(corrected, frame(slice), pixels, recorded.width());
		} else {
			(slice % 2 == 1 ? recorded : corrected).read(frame(slice), pixels);
		}
		return new FloatProcessor(getWidth(), getHeight(), pixels);
	}

	private void place(final Movie movie, final int frame, final float[] into, final int left) {
		final float[] pixels = new float[movie.width() * movie.height()];
		movie.read(frame, pixels);
		for (int y = 0; y < movie.height(); y++) {
			System.arraycopy(pixels, y * movie.width(), into, y * getWidth() + left, movie.width());
		}
	}

	@Override
	public String getSliceLabel(final int slice) {
		final int frame = frame(slice);
		final String where = motion.valid(frame)
			? String.format(Locale.ROOT, "dx %.2f, dy %.2f px", motion.dxPx(frame), motion.dyPx(frame)) : "not valid";
		return (sideBySide ? "recorded | corrected" : slice % 2 == 1 ? "recorded" : "corrected") + ", " + where;
	}

	/** The values between which a recorded frame's pixels lie, except the darkest and the brightest. */
	double[] displayRange(final int frame, final double darkest, final double brightest) {
		final float[] pixels = new float[recorded.width() * recorded.height()];
		recorded.read(frame, pixels);
		Arrays.sort(pixels);
		return new double[] {pixels[(int) (darkest * (pixels.length - 1))],
			pixels[(int) (brightest * (pixels.length - 1))]};
	}

	@Override
	public int size() {
		return slices() * recorded.frames();
	}

	@Override
	public int getSize() {
		return size();
	}

	@Override
	public Object getPixels(final int slice) {
		return getProcessor(slice).getPixels();
	}

	@Override
	public int getBitDepth() {
		return 32;
	}
}
