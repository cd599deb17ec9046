package org.apical.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.flow.tasks.SingleMovie;
import org.apical.io.movie.TiffImage;
import org.apical.motion.Quality;
import org.apical.motion.RigidRegistration;
import org.apical.study.ReferenceStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical register}: motion correction of single movies. */
@Command(name = "register", modelTransformer = RegisterCommand.Algorithm.class,
	description = "Finds the motion of single movies. One movie's results go into DIR, those of several each into a "
		+ "folder of its name in DIR.")
final class RegisterCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "MOVIE", arity = "1..*", description = "movies of any format Bio-Formats reads")
	private List<Path> movies;

	@Option(names = "--reference", paramLabel = "TIF",
		description = "image to register to (default: made from the movie)")
	private Optional<Path> reference;

	@Option(names = "--reference-stack", paramLabel = "TIF",
		description = "z-stack that contains the plane, to find the plane's depth")
	private Optional<Path> stack;

	@Option(names = "--slice-um", paramLabel = "D", defaultValue = "NaN", description = "distance between two slices, µm")
	private double sliceUm;

	@Option(names = "--write-movie", description = "also write the corrected movie, registered.tif (BigTIFF): 8-"
		+ " and 16-bit movies as 16-bit, with 0 outside the frame and in invalid frames; others as 32-bit float,"
		+ " with NaN there")
	private boolean writeMovie;

	@Mixin
	private MovieOptions options;

	@Override
	public Integer call() {
		final RigidRegistration.Parameters parameters =
			ParameterOptions.read(spec, RigidRegistration.Parameters.defaults());
		final Set<String> names = new HashSet<>();
		movies.stream().map(RegisterCommand::name).filter(name -> !names.add(name)).findFirst().ifPresent(name -> {
			throw new InvalidInputException("two movies are named " + name + "; register them into folders of their own");
		});
		final Problems problems = new Problems();
		movies.forEach(movie -> SingleMovie.check(movie, problems));
		problems.throwIfAny();
		reference.ifPresent(TiffImage::read);
		if (sliceUm <= 0) {
			throw new InvalidInputException("--slice-um is " + sliceUm + ", must be above 0");
		}
		final Optional<ReferenceStack> given = stack.map(file -> new ReferenceStack(file, sliceUm));
		int failed = 0;
		for (final Path movie : movies) {
			failed += register(movie, parameters, given) ? 0 : 1;
		}
		return failed == 0 ? 0 : Main.FAILED;
	}

	/** Registers a movie. If one of several movies fails, prints why and returns false, so that the others are done. */
	private boolean register(final Path movie, final RigidRegistration.Parameters parameters,
		final Optional<ReferenceStack> given)
	{
		final Path out = movies.size() == 1 ? options.out() : options.out().resolve(name(movie));
		try {
			final RigidRegistration.Result result = options.with("register", movie, single -> {
				if (!single.knowsRate()) {
					System.err.println(movie + ": does not say its frame rate, so time_s in motion.csv stays empty; give it with"
						+ " --rate-hz");
				}
				return single.register(parameters, reference, given, out);
			});
			final Quality quality = result.quality();
			if (writeMovie) {
				options.with("write", movie, single -> {
					single.write(out, out.resolve("registered.tif"));
					return null;
				});
			}
			System.out.printf(Locale.ROOT,
				"%s: %d frames, %d invalid, displacement %.2f px RMS, correlation %.3f before, %.3f after%n", movie,
				quality.frames(), quality.invalidFrames(), quality.displacementRmsPx(), quality.correlationBefore(),
				quality.correlationAfter());
			result.drift().warning().ifPresent(warning -> System.err.println(movie + ": " + warning));
			return true;
		} catch (final RuntimeException e) {
			if (movies.size() == 1 || !(ApicalException.innermost(e) instanceof ApicalException known)) {
				throw e;
			}
			System.err.println(movie + " failed: " + known.getMessage());
			return false;
		}
	}

	private static String name(final Path movie) {
		return movie.getFileName().toString().replaceFirst("(\\.ome)?\\.[^.]+$", "");
	}

	static final class Algorithm implements IModelTransformer {

		@Override
		public CommandSpec transform(final CommandSpec command) {
			ParameterOptions.add(command, RigidRegistration.Parameters.defaults());
			return command;
		}
	}
}
