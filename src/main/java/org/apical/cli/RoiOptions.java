package org.apical.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.study.Kind;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that commands on the ROIs of one movie share. */
final class RoiOptions {

	@Parameters(paramLabel = "MOVIE", description = "a movie of any format Bio-Formats reads")
	private Path movie;

	@Option(names = "--motion", paramLabel = "DIR", description = "folder that register has written")
	private Optional<Path> motion;

	@Option(names = "--kind", paramLabel = "KIND", defaultValue = "soma",
		description = "what the ROIs are: soma, trunk or tuft (default: ${DEFAULT-VALUE})")
	private String kind;

	@Option(names = "--pixel-um", paramLabel = "P", defaultValue = "NaN",
		description = "side of a pixel, µm (default: the size in the file)")
	private double pixelUm;

	Path movie() {
		return movie;
	}

	Optional<Path> motion() {
		return motion;
	}

	double pixelUm() {
		return pixelUm;
	}

	/** @throws InvalidInputException if there is no such kind */
	Kind kind() {
		return Kind.of(kind).orElseThrow(() -> new InvalidInputException(
			"--kind is '" + kind + "', must be soma, trunk or tuft"));
	}
}
