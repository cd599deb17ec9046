package org.apical.flow.stages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.io.study.StudyFile;

/** The stages in their order. */
public final class Chain {

	private static final List<Stage> STAGES = List.of(new MotionStage(), new AlignStage(), new SegmentStage(),
		new MatchStage(), new TraceStage(), new SignalStage(), new LearningStage(), new ReportStage());

	/** Stages that work plane by plane, so that a plane may have parameters of its own. */
	private static final List<String> OF_PLANES = List.of("motion", "segment", "trace");

	private Chain() {}

	/** Names of the stages, in order. */
	public static List<String> names() {
		return STAGES.stream().map(Stage::name).toList();
	}

	/** A stage's parameters with their defaults, as records. */
	public static List<Record> parameters(final String stage) {
		return STAGES.get(position(stage)).parameters();
	}

	/** @throws InvalidInputException if there is no stage of that name */
	static int position(final String stage) {
		return IntStream.range(0, STAGES.size()).filter(i -> STAGES.get(i).name().equals(stage)).findFirst()
			.orElseThrow(() -> new InvalidInputException(
				"there is no stage " + stage + "; the stages are " + String.join(", ", names())));
	}

	/** All stages up to one, or all there are. */
	static List<Stage> until(final Optional<String> last) {
		return STAGES.subList(0, last.map(Chain::position).orElse(STAGES.size() - 1) + 1);
	}

	/**
	 * Adds a problem for every parameter of a study file that no stage has, or that is out of bounds.
	 *
	 * @param file how messages call the study file
	 */
	static void checkParameters(final StudyFile.Resolved input, final String file, final Problems problems) {
		check(input.parameters(), names(), file + ", parameters", problems);
		TraceStage.checkIndicators(input.study().animals(), input.parameters("trace"), file, problems);
		SignalStage.checkWindow(input.parameters("signal"), file + ", parameters.signal", problems);
		input.planeParameters().forEach(
			(plane, parameters) -> check(parameters, OF_PLANES, file + ", " + plane + " parameters", problems));
	}

	private static void check(final Map<String, Map<String, Object>> byStage, final List<String> stages,
		final String where, final Problems problems)
	{
		byStage.forEach((stage, values) -> {
			if (!stages.contains(stage)) {
				problems.add(where, stage + " has no parameters here; " + String.join(", ", stages) + " have");
				return;
			}
			final String place = where + "." + stage;
			final List<Record> defaults = parameters(stage);
			ParameterFields.checkNames(defaults, values.keySet(), place, problems);
			defaults.forEach(record -> ParameterFields.bind(record, values, place, problems));
		});
	}
}
