package org.apical.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.ImagePlus;
import ij.io.Opener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.junit.jupiter.api.Test;

/**
 * Registers a real two-photon movie, cut out at positions that move by whole pixels, so that displacements are
 * exact without interpolation.
 */
class RealMovieTest {

	private static final Path FILE = Path.of("../shared/data/neurofinder/nf_dev_240x256x256_u16.tif");
	private static final int MARGIN = 8;
	private static final int SIDE = 240;

	@Test
	void knownShiftsOfARealMovieAreFoundWithinATenthOfAPixel() {
		assumeTrue(Files.isRegularFile(FILE), "no " + FILE);
		final ImagePlus stack = new Opener().openImage(FILE.toString());
		final int frames = stack.getStackSize();
		final SplittableRandom random = new SplittableRandom(3);
		final double[] dx = random.ints(frames, -MARGIN, MARGIN + 1).asDoubleStream().toArray();
		final double[] dy = random.ints(frames, -MARGIN, MARGIN + 1).asDoubleStream().toArray();
		final RigidRegistration registration = new RigidRegistration(RigidRegistration.Parameters.defaults());
		final RigidRegistration.Result still = registration.register(
			cut(stack, new double[frames], new double[frames]), Optional.empty(), TaskExecutors.singleThreaded(),
			Progress.NONE);
		final RigidRegistration.Result moved = registration.register(cut(stack, dx, dy),
			Optional.of(still.reference()), TaskExecutors.singleThreaded(), Progress.NONE);
		assertEquals(0, still.quality().invalidFrames());
		assertEquals(0, moved.quality().invalidFrames());
		double x = 0;
		double y = 0;
		for (int t = 0; t < frames; t++) {
			x += Math.pow(moved.motion().dxPx(t) - still.motion().dxPx(t) - dx[t], 2) / frames;
			y += Math.pow(moved.motion().dyPx(t) - still.motion().dyPx(t) - dy[t], 2) / frames;
		}
		assertTrue(Math.sqrt(x) < 0.1 && Math.sqrt(y) < 0.1, "RMS " + Math.sqrt(x) + ", " + Math.sqrt(y));
	}

	private static FrameMovie cut(final ImagePlus stack, final double[] dx, final double[] dy) {
		final List<float[]> frames = new ArrayList<>();
		for (int t = 0; t < stack.getStackSize(); t++) {
			final float[] whole = (float[]) stack.getStack().getProcessor(t + 1).convertToFloat().getPixels();
			final float[] part = new float[SIDE * SIDE];
			for (int y = 0; y < SIDE; y++) {
				System.arraycopy(whole, (y + MARGIN - (int) dy[t]) * stack.getWidth() + MARGIN - (int) dx[t], part,
					y * SIDE, SIDE);
			}
			frames.add(part);
		}
		return new FrameMovie(SIDE, SIDE, frames, dx, dy);
	}
}
