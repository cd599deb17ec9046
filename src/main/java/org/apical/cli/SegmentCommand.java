package org.apical.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apical.Problems;
import org.apical.io.CsvTable;
import org.apical.segment.SeededSegmentation;
import org.apical.study.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code apical segment}: ROIs of one movie. */
@Command(name = "segment", modelTransformer = SegmentCommand.Algorithm.class,
	description = "Finds ROIs around given points of one movie by local correlation; registers the movie first where no "
		+ "motion is given.")
final class SegmentCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private RoiOptions roi;

	@Option(names = "--seeds", paramLabel = "CSV", required = true,
		description = "table of points: neuron, x_px, y_px (a study's neurons.csv will do)")
	private Path seeds;

	@Mixin
	private MovieOptions options;

	@Override
	public Integer call() {
		final SeededSegmentation.Parameters parameters =
			ParameterOptions.read(spec, SeededSegmentation.Parameters.defaults());
		final List<Seed> points = points();
		final int found = options.with("segment", roi.movie(), single -> single.segment(parameters, points,
			roi.kind(), roi.pixelUm(), roi.motion(), options.out())).size();
		System.out.println(roi.movie() + ": " + found + " ROIs of " + points.size() + " points");
		return 0;
	}

	private List<Seed> points() {
		final Problems problems = new Problems();
		final CsvTable table =
			new CsvTable(seeds, seeds.toString(), problems, List.of("neuron", "x_px", "y_px"), List.of());
		final List<Seed> points = new ArrayList<>();
		for (int row = 0; row < table.rows(); row++) {
			points.add(new Seed(table.text(row, "neuron"), table.requiredNumber(row, "x_px"),
				table.requiredNumber(row, "y_px")));
		}
		problems.throwIfAny();
		return points;
	}

	static final class Algorithm implements IModelTransformer {

		@Override
		public CommandSpec transform(final CommandSpec command) {
			ParameterOptions.add(command, SeededSegmentation.Parameters.defaults());
			return command;
		}
	}
}
