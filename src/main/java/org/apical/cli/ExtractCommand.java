package org.apical.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apical.InvalidInputException;
import org.apical.flow.stages.TraceTables;
import org.apical.study.Kind;
import org.apical.trace.events.Indicator;
import org.apical.trace.events.Kinetics;
import org.apical.trace.extract.Extraction;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.Traces;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code apical extract}: traces of one movie. */
@Command(name = "extract", modelTransformer = ExtractCommand.Algorithm.class,
	description = "Extracts fluorescence, neuropil, ΔF/F and events of ROIs that were drawn or found elsewhere."
		+ " If no motion is given, the movie is registered first.")
final class ExtractCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private RoiOptions roi;

	@Option(names = "--rois", paramLabel = "ROIS", required = true,
		description = "ImageJ ROI set (.zip) or single ROI (.roi), folder of suite2p, or file of CaImAn")
	private Path rois;

	@Option(names = "--indicator", paramLabel = "NAME", defaultValue = "jGCaMP7f",
		description = "calcium indicator, whose published decay is the prior of the decay that is found from the traces"
			+ " (default: ${DEFAULT-VALUE})")
	private String indicator;

	@Mixin
	private MovieOptions options;

	@Override
	public Integer call() {
		final Extraction.Parameters extraction = ParameterOptions.read(spec, Extraction.Parameters.defaults());
		final Traces.Parameters traces = ParameterOptions.read(spec, Traces.Parameters.defaults());
		final TraceTables.Parameters tables = ParameterOptions.read(spec, TraceTables.Parameters.defaults());
		final Kinetics kinetics = Indicator.of(indicator).orElseThrow(() -> new InvalidInputException(
			"--indicator '" + indicator + "' is not known; known are " + Indicator.labels()
				+ "; for another give its decay with --decay-s instead"))
			.kinetics();
		final Kind drawn = roi.kind();
		final List<CompartmentTraces> found = options.with("extract", roi.movie(),
			single -> single.extract(extraction, traces, rois, drawn, roi.pixelUm(), kinetics, roi.motion(), tables,
				options.out()));
		System.out.println(roi.movie() + ": " + found.size() + " ROIs");
		warn(found, drawn);
		return 0;
	}

	private void warn(final List<CompartmentTraces> traces, final Kind kind) {
		final long floored = traces.stream().filter(trace -> trace.quality().floored()).count();
		if (floored > 0) {
			System.err
				.println(roi.movie() + ": " + floored + " of " + traces.size() + " ROIs had their baseline held at its floor"
					+ " in more than 1 % of the frames, so the scale of their ΔF/F is arbitrary (floored_frames in quality.csv);"
					+ " lower " + (kind == Kind.SOMA ? "--neuropil-coefficient" : "--neuropil-coefficient-dendrite")
					+ ", or set --detector-offset where dark pixels are not 0");
		}
		final long crowded = traces.stream().filter(trace -> trace.quality().audit().crowded()).count();
		if (crowded > 0) {
			System.err.println(roi.movie() + ": " + crowded + " of " + traces.size() + " ROIs have so many events that a"
				+ " percentile lies above their baseline and their ΔF/F is too small (quiet_fraction in quality.csv); set"
				+ " --baseline quiet or maximin, or lower --baseline-percentile");
		}
	}

	static final class Algorithm implements IModelTransformer {

		@Override
		public CommandSpec transform(final CommandSpec command) {
			ParameterOptions.add(command, Extraction.Parameters.defaults());
			ParameterOptions.add(command, Traces.Parameters.defaults());
			ParameterOptions.add(command, TraceTables.Parameters.defaults());
			return command;
		}
	}
}
