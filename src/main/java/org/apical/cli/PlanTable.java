package org.apical.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apical.Progress;
import org.apical.io.text.CsvOut;
import org.apical.signal.power.Power;
import org.apical.signal.power.PowerCurve;
import org.apical.signal.power.PowerOfStudy.AnimalsNeeded;
import org.apical.signal.power.StudyNoise;
import org.apical.signal.power.StudySize;

/** The results of {@code apical plan}, as text for people and as a table for scripts. */
final class PlanTable {

	private final StudyNoise noise;
	private final StudySize size;
	private final double power;
	private final int[] animals;
	private final double[] effectsSd;
	private final List<PowerCurve> curves;
	private final List<AnimalsNeeded> needed;

	PlanTable(final StudyNoise noise, final StudySize size, final Power.Parameters parameters, final int[] animals,
		final double[] effectsSd)
	{
		this.noise = noise;
		this.size = size;
		this.power = parameters.power();
		this.animals = animals;
		this.effectsSd = effectsSd;
		final Power simulation = new Power(noise, size, parameters);
		curves = Arrays.stream(animals).mapToObj(a -> simulation.curve(a, Progress.NONE)).toList();
		needed = Arrays.stream(effectsSd)
			.mapToObj(d -> AnimalsNeeded.of(simulation, d, noise.sdResidual(), Progress.NONE)).toList();
	}

	void print(final PrintWriter to) {
		to.println(text("%d P+ and %d P− neurons per animal, %s days of %s trials. SD_r %s ΔF/F·s, SE of M %s, SD"
			+ " of M between neurons %s, SD of the role's slope between animals %s.", size.plusCells(), size.minusCells(),
			number(size.days()), number(size.trials()), number(noise.sdResidual()),
			number(noise.modulationSe(size)), number(noise.neuronSd()), number(noise.roleSlopeSd())));
		to.println("Fewer than " + StudySize.FEWEST_ANIMALS + " animals are untestable. If the control without a signal "
			+ "(the gate) is too imprecise, no effect counts, however large.");
		printVerdicts(to);
		printDetectable(to);
		printNeeded(to);
		to.flush();
	}

	private void printVerdicts(final PrintWriter to) {
		to.println(text("%nProbability of each verdict, and of passing the gate:%n"
			+ "animals  effect_sd  role_dependent  opposing   gate"));
		for (int a = 0; a < animals.length; a++) {
			for (final double effect : effectsSd) {
				final double d = effect * noise.sdResidual();
				to.println(text("%7d  %9s  %14.3f  %8.3f  %5.3f", animals[a], number(effect), curves.get(a).roleDependent(d),
					curves.get(a).opposing(d), curves.get(a).gatePassed()));
			}
		}
	}

	private void printDetectable(final PrintWriter to) {
		to.println(text("%nSmallest effect, in SD_r, found with probability %s:%nanimals  role_dependent  opposing",
			number(power)));
		for (int a = 0; a < animals.length; a++) {
			to.println(text("%7d  %14s  %8s", animals[a], sd(curves.get(a).detectable(power)),
				sd(curves.get(a).detectableOpposing(power))));
		}
	}

	private void printNeeded(final PrintWriter to) {
		to.println(text("%nAnimals needed to find an effect with probability %s:%neffect_sd  role_dependent  opposing",
			number(power)));
		for (final AnimalsNeeded effect : needed) {
			to.println(text("%9s  %14s  %8s", number(effect.effectSd()), count(effect.roleDependent()),
				count(effect.opposing())));
		}
	}

	/** The number with three significant digits. */
	private static String number(final double value) {
		return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
	}

	private String sd(final double d) {
		return Double.isFinite(d) ? text("%.3f", d / noise.sdResidual()) : "none";
	}

	private static String count(final OptionalInt animals) {
		return animals.isPresent() ? String.valueOf(animals.getAsInt()) : "> " + Power.MOST_ANIMALS;
	}

	/**
	 * Writes a row for each number of animals and effect. A cell is empty if no effect is large enough, or no number of
	 * animals great enough.
	 */
	void write(final Path file) {
		try (CsvOut table = new CsvOut(file, "animals", "effect_sd", "effect_dff_s", "role_dependent", "opposing",
			"gate_passed", "detectable_sd", "detectable_opposing_sd", "animals_needed", "animals_needed_opposing"))
		{
			for (int a = 0; a < animals.length; a++) {
				final PowerCurve curve = curves.get(a);
				for (int e = 0; e < effectsSd.length; e++) {
					final double d = effectsSd[e] * noise.sdResidual();
					table.row(animals[a], effectsSd[e], d, curve.roleDependent(d), curve.opposing(d), curve.gatePassed(),
						finite(curve.detectable(power)), finite(curve.detectableOpposing(power)),
						orNull(needed.get(e).roleDependent()), orNull(needed.get(e).opposing()));
				}
			}
		}
	}

	private Double finite(final double d) {
		return Double.isFinite(d) ? d / noise.sdResidual() : null;
	}

	private static Integer orNull(final OptionalInt count) {
		return count.isPresent() ? count.getAsInt() : null;
	}

	private static String text(final String format, final Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}
}
