package org.apical.simulate.tissue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apical.simulate.task.Decoder;
import org.apical.simulate.task.Learning;
import org.apical.simulate.task.MovieAnimal;
import org.apical.simulate.task.MoviePlane;
import org.apical.simulate.task.SessionTraces;
import org.apical.simulate.task.Task;
import org.apical.study.Kind;
import org.apical.study.Role;

/** One animal: its tissue, and what its neurons do day after day. */
final class TissueAnimal implements MovieAnimal {

	/** Length of the calibration without cursor, s. */
	private static final double CALIBRATION_S = 600;
	private static final double NAMED_LOG_SD = 0.25;
	private static final double OTHERS_LOG_SD = 0.9;
	private static final double OTHERS_MEAN = -0.6;
	private static final double DRIFT_SD = 0.08;

	private final TissueStudy study;
	private final TissueStudy.Parameters parameters;
	private final int animal;
	private final Specimen specimen;
	private final Anatomy anatomy;
	private final List<Role> roles;
	private final List<Firing> firing = new ArrayList<>();
	private final List<DaysActivity> days = new ArrayList<>();
	private Decoder decoder;
	private Task task;

	TissueAnimal(final TissueStudy study, final int animal) {
		this.study = study;
		this.parameters = study.parameters();
		this.animal = animal;
		this.specimen = Specimen.draw(study, animal);
		this.anatomy = new Anatomy(study, animal, specimen);
		this.roles = rolesOfAll();
		final Draw draw = study.draw(Draw.Part.CALIBRATION, animal);
		final double[] activity = new double[anatomy.neurons()];
		for (int n = 0; n < activity.length; n++) {
			firing.add(Firing.draw(specimen, draw));
			activity[n] = n < parameters.named() ? draw.normal(0, NAMED_LOG_SD) : draw.normal(OTHERS_MEAN, OTHERS_LOG_SD);
		}
		calibrate(activity, draw);
		live(activity);
	}

	private List<Role> rolesOfAll() {
		final List<Role> all = new ArrayList<>();
		all.addAll(Collections.nCopies(parameters.plus(), Role.P_PLUS));
		all.addAll(Collections.nCopies(parameters.minus(), Role.P_MINUS));
		all.addAll(Collections.nCopies(anatomy.neurons() - all.size(), Role.NEUTRAL));
		return all;
	}

	private void calibrate(final double[] activity, final Draw draw) {
		final int frames = (int) (CALIBRATION_S * parameters.frameRateHz());
		final Population rest = new Population(specimen, anatomy, firing, activity, parameters.stepS(), draw);
		final OnlineReading reading = new OnlineReading(parameters.named(), specimen, draw);
		final float[] running = Behaviour.running(specimen, 2 * frames, parameters.stepS(), draw);
		final double[][] read = new double[parameters.named()][frames];
		final List<double[]> inOrder = new ArrayList<>();
		for (int t = 0; t < frames; t++) {
			rest.step(2 * t, running[2 * t]);
			rest.step(2 * t + 1, running[2 * t + 1]);
			final double[] now = reading.of(rest);
			inOrder.add(now);
			for (int n = 0; n < now.length; n++) {
				read[n][t] = now[n];
			}
		}
		decoder = new Decoder(roles(), read);
		task = Task.calibrated(trialsWithoutCursor(inOrder));
	}

	private List<double[]> trialsWithoutCursor(final List<double[]> read) {
		final int length = (int) Math.round(Task.LONGEST_S * parameters.frameRateHz());
		final List<double[]> trials = new ArrayList<>();
		for (int first = 0; first + length <= read.size(); first += length) {
			trials.add(read.subList(first, first + length).stream()
				.mapToDouble(dff -> decoder.read(dff, 2 * parameters.stepS())).toArray());
		}
		return trials;
	}

	private void live(final double[] first) {
		double[] activity = first;
		for (int session = 0; session < parameters.sessions(); session++) {
			final Draw draw = study.draw(Draw.Part.LOOP, animal, session);
			final float[] running = Behaviour.running(specimen, parameters.steps(), parameters.stepS(), draw);
			final DaysActivity day = new ClosedLoop(parameters, specimen, roles,
				new Population(specimen, anatomy, firing, activity, parameters.stepS(), draw),
				new OnlineReading(parameters.named(), specimen, draw), decoder, task, running, draw).run(specimen.brightness());
			days.add(day);
			activity = next(activity, day.traces(), study.draw(Draw.Part.LEARNING, animal, session));
		}
	}

	private double[] next(final double[] activity, final SessionTraces traces, final Draw draw) {
		final double[] named = Learning.nextDay(Arrays.copyOf(activity, parameters.named()), traces, roles(),
			parameters.told(), draw.random());
		final double[] next = Arrays.copyOf(named, activity.length);
		for (int n = named.length; n < next.length; n++) {
			next[n] = activity[n] + draw.normal(0, DRIFT_SD);
		}
		return next;
	}

	@Override
	public List<Role> roles() {
		return roles.subList(0, parameters.named());
	}

	@Override
	public int sessions() {
		return parameters.sessions();
	}

	@Override
	public SessionTraces session(final int session) {
		return days.get(session).traces();
	}

	@Override
	public MoviePlane plane(final Kind kind) {
		return new TissuePlane(study, animal, kind, this);
	}

	@Override
	public Map<String, Number> drawn() {
		return specimen.drawn();
	}

	Specimen specimen() {
		return specimen;
	}

	Anatomy anatomy() {
		return anatomy;
	}

	DaysActivity day(final int session) {
		return days.get(session);
	}
}
