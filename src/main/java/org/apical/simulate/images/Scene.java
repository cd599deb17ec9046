package org.apical.simulate.images;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apical.image.FieldTransform;
import org.apical.study.Kind;
import org.apical.study.Position;

/**
 * The content of one plane of one animal: the neurons' footprints, constant light, and the out-of-focus
 * neuropil at rest with its three modes of fluctuation. Light is in units of the photons that a pixel of a soma
 * or tuft gives at rest. Inside a footprint the neuropil is {@value #CONTAMINATION} of the surrounding
 * neuropil, which is the contamination coefficient of its ROI.
 */
public final class Scene {

	/** Share of the surrounding neuropil's light that a ROI gets: the α of neuropil subtraction. */
	public static final double CONTAMINATION = 0.7;
	static final double NEURON_LIGHT = 0.75;
	private static final double NEUROPIL_LIGHT = 0.36;
	private static final double STATIC_LIGHT = 0.03;
	private static final double PSF_PX = 1;
	private static final double SOMA_RADIUS_PX = 7.5;
	private static final double NUCLEUS_RADIUS_PX = 4;
	private static final double NUCLEUS_LIGHT = 0.35;
	private static final double CALIBRE_RADIUS_PX = 0.8;
	private static final double VESSEL_SHADE = 0.75;
	private static final int BLOBS = 6;
	/** Number of random growths of a tuft, of which the one with the fewest points near other tufts is used. */
	private static final int GROWTHS = 4;

	private final int widthPx;
	private final int heightPx;
	private final int marginPx;
	private final double borderPx;
	private final FieldTransform day;
	private float[][] sources;
	private final List<Footprint> footprints = new ArrayList<>();
	private final List<Position> positions = new ArrayList<>();
	private final PhaseMap still;
	private final PhaseMap[] neuropil = new PhaseMap[Neuropil.MODES];

	/**
	 * Draws the plane of a kind.
	 *
	 * @param day transform from the undisplaced scene to the scene of a day
	 */
	Scene(final Kind kind, final StudySimulation.Parameters parameters, final FieldTransform day,
		final UniformRandomProvider random)
	{
		this.day = day;
		widthPx = parameters.widthPx();
		heightPx = parameters.heightPx();
		final double farthestPx = MotionTrace.FARTHEST_UM / StudySimulation.pixelUm(kind);
		marginPx = (int) Math.ceil(parameters.dayOffsetPx() + farthestPx) + 2;
		borderPx = Math.min(widthPx / 5.0, parameters.dayOffsetPx() + 0.5 * farthestPx + 4);
		final Canvas neurons = canvas();
		if (kind == Kind.SOMA) {
			somata(parameters.neurons(), neurons, random);
		} else {
			tufts(parameters.neurons(), neurons, random);
		}
		final Function<Canvas.Light, Canvas> shaded = shade(random);
		final Canvas lasting = canvas();
		blobs(lasting, random);
		still = new PhaseMap(seen(lasting));
		neuropil(shaded, neurons, random);
	}

	private Canvas canvas() {
		return new Canvas(widthPx, heightPx, marginPx);
	}

	private Canvas seen(final Canvas canvas) {
		if (day == FieldTransform.IDENTITY) {
			return canvas;
		}
		if (sources == null) {
			sources = canvas.sources(day);
		}
		return canvas.moved(sources);
	}

	private void somata(final int count, final Canvas neurons, final UniformRandomProvider random) {
		for (final Position centre : Scatter.place(count, widthPx, heightPx, borderPx + SOMA_RADIUS_PX / 2, random)) {
			final Canvas soma = canvas();
			soma.paint(centre.xPx(), centre.yPx(), SOMA_RADIUS_PX,
				(x, y) -> Math.hypot(x - centre.xPx(), y - centre.yPx()) < NUCLEUS_RADIUS_PX ? NUCLEUS_LIGHT : 1);
			add(soma, neurons);
			positions.add(centre);
		}
	}

	private void tufts(final int count, final Canvas neurons, final UniformRandomProvider random) {
		final List<Tuft> tufts = new ArrayList<>();
		for (final Position root : Scatter.place(count, widthPx, heightPx, borderPx + 2, random)) {
			final List<Position> taken = points(tufts);
			final Tuft tuft = IntStream.range(0, GROWTHS)
				.mapToObj(i -> Tuft.grow(root, widthPx, heightPx, borderPx, random))
				.min(Comparator.comparingInt(grown -> grown.near(taken))).orElseThrow();
			final Canvas canvas = canvas();
			for (final Tuft.Branch branch : tuft.branches()) {
				branch.points().forEach(
					point -> canvas.paint(point.xPx(), point.yPx(), CALIBRE_RADIUS_PX, (x, y) -> branch.brightness()));
			}
			add(canvas, neurons);
			tufts.add(tuft);
		}
		for (final Tuft tuft : tufts) {
			positions.add(tuft.clearest(points(tufts.stream().filter(other -> other != tuft).toList())));
		}
	}

	private static List<Position> points(final List<Tuft> tufts) {
		return tufts.stream().flatMap(tuft -> tuft.points().stream()).toList();
	}

	private void add(final Canvas neuron, final Canvas neurons) {
		neuron.blur(PSF_PX).normalized();
		footprints.add(new Footprint(seen(neuron)));
		for (int i = 0; i < neuron.values.length; i++) {
			neurons.values[i] = Math.max(neurons.values[i], neuron.values[i]);
		}
	}

	/** Adds two vessels: slightly bent dark tubes that cross the field and let a quarter of the light pass. */
	private Function<Canvas.Light, Canvas> shade(final UniformRandomProvider random) {
		final double[] angle = {Math.PI * random.nextDouble(), Math.PI * random.nextDouble()};
		final double[] place = {random.nextDouble(), random.nextDouble()};
		final double[] radius = {3 + 2 * random.nextDouble(), 1.5 + random.nextDouble()};
		return light -> canvas().fill((x, y) -> {
			double passed = 1;
			for (int i = 0; i < angle.length; i++) {
				final double across = (x - place[i] * widthPx) * Math.cos(angle[i])
					+ (y - place[i] * heightPx) * Math.sin(angle[i]) + 3 * Math.sin(0.05 * (x + y));
				passed *= 1 - VESSEL_SHADE / (1 + Math.exp(2 * (Math.abs(across) - radius[i])));
			}
			return passed * light.at(x, y);
		});
	}

	/** Draws small bright spots of constant light, and a constant background. */
	private void blobs(final Canvas lasting, final UniformRandomProvider random) {
		for (final Position at : Scatter.place(BLOBS, widthPx, heightPx, 0, random)) {
			final double light = 0.3 + 0.4 * random.nextDouble();
			lasting.paint(at.xPx(), at.yPx(), 1 + 1.5 * random.nextDouble(), (x, y) -> light);
		}
		lasting.blur(PSF_PX);
		for (int i = 0; i < lasting.values.length; i++) {
			lasting.values[i] += (float) STATIC_LIGHT;
		}
	}

	private void neuropil(final Function<Canvas.Light, Canvas> shaded, final Canvas neurons,
		final UniformRandomProvider random)
	{
		final Texture fine = new Texture(2.5, neurons, random);
		final Texture coarse = new Texture(8, neurons, random);
		final Canvas rest = shaded.apply(
			(x, y) -> NEUROPIL_LIGHT * Math.max(0.2, 1 + 0.15 * fine.at(x, y) + 0.15 * coarse.at(x, y)));
		for (int i = 0; i < rest.values.length; i++) {
			rest.values[i] *= (float) (1 - (1 - CONTAMINATION) * Math.min(1, 1.5 * neurons.values[i]));
		}
		neuropil[0] = new PhaseMap(seen(rest));
		neuropil[1] = new PhaseMap(seen(weighted(rest, (x, y) -> Math.cos(Math.PI * x / widthPx))));
		neuropil[2] = new PhaseMap(seen(weighted(rest, (x, y) -> Math.cos(Math.PI * y / heightPx))));
	}

	private Canvas weighted(final Canvas rest, final Canvas.Light weight) {
		final Canvas weighted = canvas().fill(weight);
		for (int i = 0; i < rest.values.length; i++) {
			weighted.values[i] *= rest.values[i];
		}
		return weighted;
	}

	/** Centre of a neuron's soma, or the clearest point of its brightest branch, in the undisplaced scene. */
	public Position position(final int neuron) {
		return positions.get(neuron);
	}

	/** Footprint of a neuron in the undisplaced scene, row by row, with a peak of 1. */
	public float[] mask(final int neuron) {
		final float[] mask = new float[widthPx * heightPx];
		footprints.get(neuron).add(1, 0, 0, mask, widthPx, heightPx);
		return mask;
	}

	Footprint footprint(final int neuron) {
		return footprints.get(neuron);
	}

	/**
	 * Writes the light without the neurons, displaced by quarters of a pixel: {@code scale} · (still + (1 +
	 * change₀) · neuropil₀ + change₁ · neuropil₁ + change₂ · neuropil₂).
	 */
	void background(final float[] change, final float scale, final int dxQuarters, final int dyQuarters,
		final float[] frame)
	{
		final float[] lasting = still.phase(dxQuarters, dyQuarters);
		final float[] common = neuropil[0].phase(dxQuarters, dyQuarters);
		final float[] left = neuropil[1].phase(dxQuarters, dyQuarters);
		final float[] top = neuropil[2].phase(dxQuarters, dyQuarters);
		final float whole = scale * (1 + change[0]);
		final float side = scale * change[1];
		final float upper = scale * change[2];
		int from = still.start(dxQuarters, dyQuarters);
		for (int y = 0; y < heightPx; y++, from += still.rowStep()) {
			final int into = y * widthPx;
			for (int x = 0; x < widthPx; x++) {
				frame[into + x] = scale * lasting[from + x] + whole * common[from + x] + side * left[from + x]
					+ upper * top[from + x];
			}
		}
	}
}
