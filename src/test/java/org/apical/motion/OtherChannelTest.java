package org.apical.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Images;
import org.apical.image.Motion;
import org.junit.jupiter.api.Test;

class OtherChannelTest {

	private static final FrameMovie DIM = FrameMovie.of(Scene.tuft(96, 80, 0.05, 6), 96, 80, 300, 7);

	private static RigidRegistration.Result registered(final FrameMovie movie) {
		return new RigidRegistration(RigidRegistration.Parameters.defaults()).register(movie, Optional.empty(),
			TaskExecutors.singleThreaded(), Progress.NONE);
	}

	@Test
	void whatMovesWithABrightChannelIsMadeCrisp() {
		final RigidRegistration.Result bright = registered(FrameMovie.of(Scene.somata(96, 80, 3, 5), 96, 80, 300, 7));
		final OtherChannel dim = new OtherChannel(DIM, bright.motion(), BlankRows.NONE);
		final RigidRegistration.Result result = dim.result(bright, TaskExecutors.singleThreaded(), Progress.NONE);
		assertArrayEquals(bright.motion().dxPx(), result.motion().dxPx());
		assertEquals(bright.quality().correlationAfter(), result.quality().correlationAfter());
		assertTrue(result.quality().crispnessAfter() > 1.2 * result.quality().crispnessBefore(),
			result.quality().toString());
		try (TaskExecutor threads = TaskExecutors.fixedThreadPool(3)) {
			assertArrayEquals(Images.values(result.mean()),
				Images.values(dim.result(bright, threads, Progress.NONE).mean()));
		}
	}

	@Test
	void theChannelThatWasRegisteredGetsItsOwnMean() {
		final FrameMovie movie = FrameMovie.of(Scene.somata(96, 80, 3, 5), 96, 80, 150, 7);
		final RigidRegistration.Result own = registered(movie);
		assertArrayEquals(Images.values(own.mean()), Images.values(new OtherChannel(movie, own.motion(), BlankRows.NONE)
			.result(own, TaskExecutors.singleThreaded(), Progress.NONE).mean()));
	}

	@Test
	void motionOfOtherFramesIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> new OtherChannel(new FrameMovie(96, 80,
			List.of(new float[96 * 80]), null, null), Motion.none(2), BlankRows.NONE));
	}
}
