package org.apical.flow.stages;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.io.results.TraceFolder;
import org.apical.match.CompartmentMatching.Match;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Session;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.Uncorrected;

/**
 * A session's compartments and their traces, as the stages that come after them read both.
 *
 * @param compartments in the order of {@code compartments.csv}
 * @param traces in the same order
 */
record SessionTraces(List<Compartment> compartments, List<CompartmentTraces> traces) {

	static SessionTraces read(final Path results, final Animal animal, final Session session) {
		final List<Compartment> compartments =
			TraceStage.matches(results, animal, session).stream().map(Match::compartment).toList();
		return new SessionTraces(compartments, TraceFolder.read(results.resolve(TraceStage.folder(animal, session)),
			compartments.stream().map(Compartment::compartment).toList()));
	}

	/** Whether neuropil was taken off any. */
	boolean corrected() {
		return traces.stream().anyMatch(Uncorrected::differs);
	}

	/** The traces as they would be if no neuropil had been taken off. */
	SessionTraces uncorrected(final StudyRun run, final Animal animal, final Session session) {
		final Map<String, PlaneTraces> planes = PlaneRun.of(run, animal, session).stream()
			.collect(Collectors.toMap(at -> at.plane().id(), PlaneTraces::of));
		return new SessionTraces(compartments, IntStream.range(0, traces.size()).mapToObj(row -> {
			final PlaneTraces plane = planes.get(compartments.get(row).plane());
			return Uncorrected.of(traces.get(row), plane.parameters(), plane.at().plane().frameRateHz());
		}).toList());
	}

	/** Mean ΔF/F of a plane's compartments by frame; NaN in a frame in which that of none is known. */
	double[] brightness(final String plane, final int frames) {
		final double[] sum = new double[frames];
		final int[] known = new int[frames];
		for (int row = 0; row < traces.size(); row++) {
			final float[] dff = compartments.get(row).plane().equals(plane) ? traces.get(row).dff() : new float[0];
			for (int frame = 0; frame < dff.length; frame++) {
				if (Float.isFinite(dff[frame])) {
					sum[frame] += dff[frame];
					known[frame]++;
				}
			}
		}
		return IntStream.range(0, frames).mapToDouble(frame -> sum[frame] / known[frame]).toArray();
	}

	/** Rows of the compartments of a kind that were seen that day. */
	IntStream seen(final Kind kind) {
		return IntStream.range(0, compartments.size()).filter(row -> compartments.get(row).kind() == kind
			&& compartments.get(row).status() != Compartment.Status.UNKNOWN);
	}
}
