package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.trace.events.Indicator;
import org.apical.trace.extract.Extraction;
import org.apical.trace.traces.Traces;

/**
 * How the traces of one plane are made: with the parameters that the study gives the stage {@code trace}. The stages
 * {@code match} and {@code trace} both make traces, and both make them so.
 */
record PlaneTraces(PlaneRun at, Extraction.Parameters extraction, Traces.Parameters parameters) {

	private static final String STAGE = "trace";

	static PlaneTraces of(final PlaneRun at) {
		return new PlaneTraces(at, at.parameters(STAGE, Extraction.Parameters.defaults()),
			at.parameters(STAGE, Traces.Parameters.defaults()));
	}

	/** All that the traces depend on beside the movie and its motion, for the key of a unit. */
	ObjectNode settings() {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.<ObjectNode>set("plane", Settings.plane(at.plane())).<ObjectNode>set("parameters",
			ParameterFields.json(parameters)).set("extraction", ParameterFields.json(extraction));
		return json;
	}

	Traces maker() {
		return new Traces(parameters, at.animal().indicator().flatMap(Indicator::of).orElse(Indicator.DEFAULT).kinetics());
	}

	/**
	 * Reads the fluorescence of some ROIs.
	 *
	 * @param others further ROIs, which the neuropil of these must leave out
	 */
	Extraction.Result extract(final List<Mask> rois, final List<Mask> others, final TaskExecutor executor,
		final Progress progress)
	{
		final Motion motion = at.motion();
		try (Movie movie = at.movie()) {
			return new Extraction(extraction).extract(movie, motion, rois, others, at.plane().kind(),
				at.plane().pixelSizeUm(), at.blank(), executor, progress);
		}
	}

	/** ΔF/F and events of what {@link #extract} read. */
	List<Traces.RoiTraces> made(final Extraction.Result fluorescence, final TaskExecutor executor) {
		return maker().of(fluorescence, at.plane().kind(), at.plane().frameRateHz(), executor, Progress.NONE);
	}
}
