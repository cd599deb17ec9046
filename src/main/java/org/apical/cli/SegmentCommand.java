package org.apical.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apical.Problems;
import org.apical.image.Roi;
import org.apical.io.text.CsvTable;
import org.apical.segment.Growth;
import org.apical.segment.Segmentation;
import org.apical.study.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code apical segment}: ROIs of one movie. */
@Command(name = "segment", modelTransformer = SegmentCommand.Algorithm.class,
	description = "Finds the somata, trunks or tufts in one movie by activity and appearance, and those at given points. "
		+ "If no motion is given, the movie is registered first.")
final class SegmentCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private RoiOptions roi;

	@Option(names = "--seeds", paramLabel = "CSV",
		description = "table of points whose ROIs keep the neurons' names: neuron, x_px, y_px (a study's neurons.csv will "
			+ "do)")
	private Optional<Path> seeds;

	@Mixin
	private MovieOptions options;

	@Override
	public Integer call() {
		final Growth.Parameters growing =
			ParameterOptions.read(spec, Growth.Parameters.defaults());
		final Segmentation.Parameters parameters = ParameterOptions.read(spec, Segmentation.Parameters.defaults());
		final List<Seed> points = seeds.map(SegmentCommand::points).orElse(List.of());
		final List<Roi> found = options.with("segment", roi.movie(), single -> single.segment(growing, parameters,
			seeds.map(Path::toString).orElse(""), points, roi.kind(), roi.pixelUm(), roi.motion(), options.out()));
		final Set<String> names = points.stream().map(Seed::neuron).collect(Collectors.toSet());
		final long named = found.stream().filter(one -> names.contains(one.id())).count();
		System.out.println(roi.movie() + ": " + found.size() + " ROIs"
			+ (points.isEmpty() ? "" : ", " + named + " of them at the " + points.size() + " points"));
		return 0;
	}

	private static List<Seed> points(final Path seeds) {
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
			ParameterOptions.add(command, Growth.Parameters.defaults());
			ParameterOptions.add(command, Segmentation.Parameters.defaults());
			return command;
		}
	}
}
