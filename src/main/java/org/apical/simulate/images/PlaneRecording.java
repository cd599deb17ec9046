package org.apical.simulate.images;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.simulate.task.MovieRecording;
import org.apical.simulate.task.MovieStudy;
import org.apical.simulate.task.SessionTraces;
import org.apical.simulate.task.Streams;
import org.apical.study.Kind;
import org.apical.study.Position;

/** One plane of one session: the position of its scene, its motion and its movie. */
public final class PlaneRecording implements MovieRecording {

	/** Brightness of a silent neuron relative to its usual brightness. */
	private static final float SILENT_LIGHT = 0.5f;

	private final StudySimulation.Parameters parameters;
	private final Supplier<Scene> scene;
	private final FieldTransform bent;
	private final SessionTraces traces;
	private final int firstStep;
	private final float[][] dff;
	private final int dayDx;
	private final int dayDy;
	private final int[] dx;
	private final int[] dy;
	private final float[] brightness;
	private final Neuropil neuropil;
	private final UniformRandomProvider photons;

	/**
	 * Prepares the recording of a session, from 0; its random numbers depend only on the seed, animal, session
	 * and plane.
	 */
	public PlaneRecording(final StudySimulation.Parameters parameters, final long seed, final int animal,
		final int session, final Kind kind, final Scene usual, final SessionTraces traces)
	{
		this.parameters = parameters;
		this.traces = traces;
		firstStep = MovieStudy.firstStep(kind);
		dff = traces.frames(kind == Kind.SOMA, firstStep);
		final MotionTrace brain = new MotionTrace(traces.trials(), traces.steps(), traces.timeS(1),
			Streams.of(seed, Streams.Use.MOTION, animal, session));
		final UniformRandomProvider own = Streams.of(seed, Streams.Use.MOTION, animal, session, kind.ordinal());
		dx = brain.quarters(true, StudySimulation.pixelUm(kind), firstStep, own);
		dy = brain.quarters(false, StudySimulation.pixelUm(kind), firstStep, own);
		dayDx = session == 0 ? 0 : offset(own);
		dayDy = session == 0 ? 0 : offset(own);
		brightness = brightness(own);
		final UniformRandomProvider day = Streams.of(seed, Streams.Use.DAY, animal, session, kind.ordinal());
		bent = session == 0 ? FieldTransform.IDENTITY : DayBend.draw(parameters, day);
		scene = bent == FieldTransform.IDENTITY ? () -> usual
			: () -> StudySimulation.scene(parameters, seed, animal, kind, bent);
		silence(day);
		neuropil = new Neuropil(traces, Streams.of(seed, Streams.Use.NEUROPIL, animal, session, kind.ordinal()));
		photons = Streams.of(seed, Streams.Use.PHOTONS, animal, session, kind.ordinal());
	}

	private int offset(final UniformRandomProvider random) {
		return (int) Math.round(Canvas.FINE * parameters.dayOffsetPx() * (2 * random.nextDouble() - 1));
	}

	private float[] brightness(final UniformRandomProvider random) {
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final float[] brightness = new float[dff.length];
		for (int n = 0; n < brightness.length; n++) {
			brightness[n] = (float) Math.exp(parameters.expressionLogSd() * normal.sample());
		}
		return brightness;
	}

	private void silence(final UniformRandomProvider random) {
		for (int n = 0; n < dff.length; n++) {
			if (random.nextDouble() < parameters.silentShare()) {
				Arrays.fill(dff[n], 0);
				brightness[n] *= SILENT_LIGHT;
			}
		}
	}

	@Override
	public float[][] dff() {
		final float[][] copy = new float[dff.length][];
		for (int n = 0; n < copy.length; n++) {
			copy[n] = dff[n].clone();
		}
		return copy;
	}

	@Override
	public Position dayOffset() {
		return new Position(dayDx / (double) Canvas.FINE, dayDy / (double) Canvas.FINE);
	}

	@Override
	public FieldTransform transform() {
		return bent.then(Affine.translation(dayOffset().xPx(), dayOffset().yPx()));
	}

	@Override
	public float dxPx(final int frame) {
		return dx[frame] / (float) Canvas.FINE;
	}

	@Override
	public float dyPx(final int frame) {
		return dy[frame] / (float) Canvas.FINE;
	}

	@Override
	public int frames() {
		return traces.steps() / 2;
	}

	/** A mask is the same on all days, moved by the {@link #transform}. */
	@Override
	public Optional<float[][]> masks() {
		return Optional.empty();
	}

	@Override
	public Frames movie() {
		return movie(new PhotonNoise())::frame;
	}

	/** The movie; may be called only once, because drawing uses up the stream of random numbers. */
	public PlaneMovie movie(final PhotonNoise noise) {
		return new PlaneMovie(parameters, scene.get(), neuropil, dff, brightness, plus(dx, dayDx), plus(dy, dayDy),
			firstStep,
			noise, photons);
	}

	private static int[] plus(final int[] displacement, final int offset) {
		final int[] sum = displacement.clone();
		for (int t = 0; t < sum.length; t++) {
			sum[t] += offset;
		}
		return sum;
	}
}
