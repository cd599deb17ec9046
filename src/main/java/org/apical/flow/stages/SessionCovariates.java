package org.apical.flow.stages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apical.image.Motion;
import org.apical.io.text.TimeColumns;
import org.apical.signal.pairs.Covariate;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Plane;
import org.apical.study.Session;
import org.apical.study.Study;

/**
 * What is known of a session beside its traces: how far the planes of soma and dendrite were displaced, px, where they
 * have a movie, and the columns of the session's table of covariates.
 */
final class SessionCovariates {

	private static final String MOTION_SOMA = "motion_soma";
	private static final String MOTION_DENDRITE = "motion_dendrite";

	private final Session session;
	private final Map<String, double[]> displacementPx = new HashMap<>();
	private final List<Covariate> ofTable = new ArrayList<>();

	private SessionCovariates(final Session session) {
		this.session = session;
	}

	/** @param motions of the session's planes that have a movie */
	static SessionCovariates read(final Session session, final Map<PlaneRun, Motion> motions) {
		final SessionCovariates covariates = new SessionCovariates(session);
		motions.forEach((at, motion) -> covariates.displacementPx.put(at.plane().id(), displacementPx(motion)));
		session.covariates().map(TimeColumns::read).ifPresent(columns -> columns.forEach((name, values) -> {
			if (!name.equals(TimeColumns.TIME)) {
				covariates.ofTable.add(new Covariate(name, columns.get(TimeColumns.TIME), values));
			}
		}));
		return covariates;
	}

	/** Of every session of the study, which need not have the same. */
	static List<String> names(final Study study) {
		final TreeSet<String> names = new TreeSet<>();
		study.animals().stream().flatMap(animal -> animal.sessions().stream())
			.flatMap(session -> session.filmed().stream())
			.forEach(plane -> names.add(plane.kind() == Kind.SOMA ? MOTION_SOMA : MOTION_DENDRITE));
		study.animals().stream().flatMap(animal -> animal.sessions().stream())
			.flatMap(session -> session.covariates().stream()).forEach(file -> names.addAll(TimeColumns.read(file).keySet()));
		names.remove(TimeColumns.TIME);
		return List.copyOf(names);
	}

	/** NaN in a frame that may not be used. */
	private static double[] displacementPx(final Motion motion) {
		final double[] px = new double[motion.frames()];
		for (int frame = 0; frame < px.length; frame++) {
			px[frame] = motion.valid(frame) ? Math.hypot(motion.dxPx(frame), motion.dyPx(frame)) : Double.NaN;
		}
		return px;
	}

	/** Those of a soma and a dendrite; one motion where both are in one plane. */
	List<Covariate> of(final Compartment soma, final Compartment dendrite) {
		final List<Covariate> covariates = new ArrayList<>(ofTable);
		motion(MOTION_SOMA, soma).ifPresent(covariates::add);
		if (!soma.plane().equals(dendrite.plane())) {
			motion(MOTION_DENDRITE, dendrite).ifPresent(covariates::add);
		}
		return covariates;
	}

	private Optional<Covariate> motion(final String name, final Compartment compartment) {
		final Plane plane = session.plane(compartment.plane());
		if (plane.movie().isEmpty()) {
			return Optional.empty();
		}
		final double[] px = displacementPx.get(plane.id());
		return Optional.of(new Covariate(name, PlaneRun.timesS(plane, compartment.yPx()), px));
	}
}
