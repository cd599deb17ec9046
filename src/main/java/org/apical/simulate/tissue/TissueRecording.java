package org.apical.simulate.tissue;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apical.image.FieldTransform;
import org.apical.simulate.task.MovieRecording;
import org.apical.simulate.task.MovieStudy;
import org.apical.study.Kind;
import org.apical.study.Position;

/**
 * One plane of one session. The footprints of all cells take time and memory: they are kept while memory lasts, until
 * the movie is drawn.
 */
final class TissueRecording implements MovieRecording {

	/** Share of the branches that are not seen on a day although they are in focus. */
	private static final double GONE = 0.05;
	/** Rate of the events that a branch has for itself, Hz. */
	private static final double BRANCH_HZ = 0.15;
	private static final double BRANCH_GAIN_LOG_SD = 0.15;
	private static final double LEAST_FOCUS_UM = 1.5;
	/** Light of a basal dendrite over that of its soma. */
	private static final float BASAL_LIGHT = 0.35f;
	/** Share of the neuropil's light that a soma takes the place of. */
	private static final float DISPLACED = 0.5f;

	private final TissueStudy study;
	private final int animal;
	private final int session;
	private final Kind kind;
	private final TissuePlane plane;
	private final Specimen specimen;
	private final Anatomy anatomy;
	private final DaysActivity activity;
	private final TissueDay day;
	private final TissueMotion motion;
	private final int first;
	private final double reachUm;
	private SoftReference<List<Source>> kept = new SoftReference<>(null);

	TissueRecording(final TissueStudy study, final int animal, final int session, final Kind kind,
		final TissuePlane plane)
	{
		this.study = study;
		this.animal = animal;
		this.session = session;
		this.kind = kind;
		this.plane = plane;
		specimen = plane.tissue().specimen();
		anatomy = plane.tissue().anatomy();
		activity = plane.tissue().day(session);
		day = TissueDay.draw(study, animal, session, kind, specimen);
		first = MovieStudy.firstStep(kind);
		motion = new TissueMotion(study, animal, session, kind, first, specimen, activity);
		reachUm = Math.max(LEAST_FOCUS_UM, 0.7 * specimen.focusDriftUm() + 1);
	}

	@Override
	public int frames() {
		return study.parameters().framesPerSession();
	}

	@Override
	public float dxPx(final int frame) {
		return (float) motion.xPx(frame, 0.5);
	}

	@Override
	public float dyPx(final int frame) {
		return (float) motion.yPx(frame, 0.5);
	}

	@Override
	public FieldTransform transform() {
		return day.transform();
	}

	@Override
	public Position dayOffset() {
		final double x = (specimen.widthPx() - 1) / 2.0;
		final double y = (specimen.heightPx() - 1) / 2.0;
		final Position middle = day.transform().apply(x, y);
		return new Position(middle.xPx() - x, middle.yPx() - y);
	}

	/** Depth of the focus in a frame: 0 near, 1 far, as in {@link Footprint}. */
	float focus(final int frame) {
		return (float) Math.max(0, Math.min(1, 0.5 + motion.focusUm(frame) / (2 * reachUm)));
	}

	/** Mean depth of the focus, likewise. */
	float meanFocus() {
		double sum = 0;
		for (int t = 0; t < frames(); t++) {
			sum += focus(t);
		}
		return (float) (sum / frames());
	}

	/** All that shines besides the neuropil. */
	List<Source> sources() {
		final List<Source> known = kept.get();
		if (known != null) {
			return known;
		}
		final List<Source> made = makeSources();
		kept = new SoftReference<>(made);
		return made;
	}

	private List<Source> makeSources() {
		final Canvas near = new Canvas(specimen);
		final Canvas far = new Canvas(specimen);
		final double[] dayLight = dayLight();
		return kind == Kind.SOMA ? somata(near, far, dayLight) : tufts(near, far, dayLight);
	}

	private double[] dayLight() {
		final Draw draw = study.draw(Draw.Part.EXPRESSION, animal, session);
		final double[] light = new double[anatomy.neurons()];
		for (int n = 0; n < light.length; n++) {
			light[n] = session == 0 ? 1 : draw.logNormal(1, specimen.dayLogSd());
		}
		return light;
	}

	private List<Source> somata(final Canvas near, final Canvas far, final double[] dayLight) {
		final List<Source> sources = new ArrayList<>();
		for (int n = 0; n < anatomy.somata().size(); n++) {
			for (final Branch branch : anatomy.basal(n)) {
				paint(branch, near, far);
			}
			near.scale(BASAL_LIGHT);
			far.scale(BASAL_LIGHT);
			final Soma soma = anatomy.somata().get(n);
			soma.paint(near, day.transform(), day.focusUm() - reachUm, specimen.pixelUm());
			soma.paint(far, day.transform(), day.focusUm() + reachUm, specimen.pixelUm());
			sources.add(new Source(n, soma.light() * dayLight[n], Canvas.lift(near, far), somaDff(n)));
		}
		for (final Branch trunk : anatomy.trunks()) {
			paint(trunk, near, far);
			sources.add(new Source(trunk.neuron(), trunk.light(), Canvas.lift(near, far), somaDff(trunk.neuron())));
		}
		return sources;
	}

	private void paint(final Branch branch, final Canvas near, final Canvas far) {
		branch.paint(near, day.transform(), day.focusUm() - reachUm, specimen);
		branch.paint(far, day.transform(), day.focusUm() + reachUm, specimen);
	}

	private List<Source> tufts(final Canvas near, final Canvas far, final double[] dayLight) {
		final List<Source> sources = new ArrayList<>();
		final Draw gone = study.draw(Draw.Part.DAY, animal, session, kind.ordinal(), 1);
		for (int b = 0; b < anatomy.tufts().size(); b++) {
			final Branch branch = anatomy.tufts().get(b);
			final boolean seen = session == 0 || !gone.chance(GONE);
			paint(branch, near, far);
			final Footprint footprint = Canvas.lift(near, far);
			sources.add(new Source(branch.neuron(), seen ? branch.light() * dayLight[branch.neuron()] : 0, footprint,
				branchDff(b, branch.neuron())));
		}
		return sources;
	}

	private float[] somaDff(final int neuron) {
		final float[] dff = new float[frames()];
		for (int t = 0; t < dff.length; t++) {
			dff[t] = activity.soma()[neuron][2 * t + first];
		}
		return dff;
	}

	private float[] branchDff(final int b, final int neuron) {
		final float[] dff = new float[frames()];
		if (anatomy.dead(neuron)) {
			return dff;
		}
		final double stepS = study.parameters().stepS();
		final double gain = study.draw(Draw.Part.BRANCH_INPUT, animal, b).logNormal(1, BRANCH_GAIN_LOG_SD);
		final Draw draw = study.draw(Draw.Part.BRANCH_INPUT, animal, b, session);
		final Kinetics.Transients own = specimen.dendriteKinetics().new Transients(stepS);
		for (int i = 0; i < 2 * dff.length; i++) {
			own.step();
			if (draw.chance(BRANCH_HZ * stepS)) {
				own.add(draw.exponential(specimen.branchOwn() * specimen.spikeDff()), draw.uniform(0, stepS));
			}
			if (i % 2 == first) {
				dff[i / 2] = (float) (activity.gain()[i]
					* specimen.brightness().dff(gain * activity.tuft()[neuron][i] + own.value()))
					+ activity.told()[neuron][i];
			}
		}
		return dff;
	}

	/** ΔF/F of every named neuron: of all its parts in the image together, weighted with their light at rest. */
	@Override
	public float[][] dff() {
		final float focus = meanFocus();
		final int stride = specimen.widthPx() + 2 * Canvas.MARGIN_PX;
		final int named = study.parameters().named();
		final float[][] dff = new float[named][frames()];
		final double[] light = new double[named];
		final List<Source> sources = sources().stream().filter(source -> source.neuron() < named).toList();
		for (final Source source : sources) {
			final double own = 1e-6 + source.light()
				* source.footprint().sum(focus, stride, specimen.widthPx(), specimen.heightPx());
			light[source.neuron()] += own;
			for (int t = 0; t < frames(); t++) {
				dff[source.neuron()][t] += (float) own * source.dff()[t];
			}
		}
		for (int n = 0; n < named; n++) {
			for (int t = 0; t < frames(); t++) {
				dff[n][t] /= (float) light[n];
			}
		}
		return dff;
	}

	@Override
	public Optional<float[][]> masks() {
		final int named = study.parameters().named();
		final float focus = meanFocus();
		final Canvas canvas = new Canvas(specimen);
		final float[][] masks = new float[named][];
		final List<Source> sources = sources();
		for (int n = 0; n < named; n++) {
			canvas.clear();
			for (final Source source : sources) {
				if (source.neuron() == n) {
					source.footprint().add((float) source.light(), focus, canvas.values());
				}
			}
			masks[n] = canvas.image(specimen);
		}
		return Optional.of(masks);
	}

	@Override
	public Frames movie() {
		return draw()::frame;
	}

	/** The movie, likewise; its undisplaced scenes may be seen, too. */
	TissueMovie draw() {
		final Canvas canvas = new Canvas(specimen);
		final float[] haze = plane.haze().on(canvas, day.transform(), day.focusUm());
		final List<Source> sources = sources();
		kept.clear();
		if (kind == Kind.SOMA) {
			displaceNeuropil(haze, canvas, sources);
		}
		final Patches patches =
			new Patches(study, animal, session, kind, specimen, canvas, population());
		return new TissueMovie(study, animal, session, kind, specimen, this, motion, sources, haze,
			plane.vessels().passing(canvas, day.transform(), false), plane.vessels().passing(canvas, day.transform(), true),
			patches);
	}

	/** Where a soma is, there is no neuropil; what is above and below it shines on. */
	private void displaceNeuropil(final float[] haze, final Canvas canvas, final List<Source> sources) {
		final float[] bodies = canvas.values();
		for (final Source source : sources.subList(0, anatomy.somata().size())) {
			source.footprint().add(1, 0.5f, bodies);
		}
		for (int i = 0; i < haze.length; i++) {
			haze[i] *= 1 - DISPLACED * Math.min(1, bodies[i]);
		}
	}

	/** The mean activity of all neurons by frame, of mean 0 and SD 1. */
	private float[] population() {
		final float[] mean = new float[frames()];
		for (final float[] soma : activity.soma()) {
			for (int t = 0; t < mean.length; t++) {
				mean[t] += Math.min(3, soma[2 * t + first]);
			}
		}
		double sum = 0;
		double square = 0;
		for (final float value : mean) {
			sum += value;
			square += value * (double) value;
		}
		final double middle = sum / mean.length;
		final double sd = Math.sqrt(Math.max(1e-12, square / mean.length - middle * middle));
		for (int t = 0; t < mean.length; t++) {
			mean[t] = (float) ((mean[t] - middle) / sd);
		}
		return mean;
	}
}
