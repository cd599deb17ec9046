package org.apical.flow.validity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apical.ApicalException;
import org.apical.io.text.CsvOut;
import org.apical.signal.conditions.LearningPrediction;
import org.apical.signal.controls.Gate;
import org.apical.signal.roles.Contrast;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.signal.verdict.Verdict;

/**
 * Writes the table of validity: all shares in {@code validity.csv}, a short {@code validity.md}, lines for the
 * console.
 */
final class ValidityTable {

	private static final double ALPHA = 0.05;
	private static final Map<String, Function<WindowResult, Contrast>> ESTIMATES = new LinkedHashMap<>();

	static {
		ESTIMATES.put("moments", WindowResult::contrast);
		ESTIMATES.put("leave_one_out", WindowResult::leaveOneOut);
		ESTIMATES.put("gain_adjusted", WindowResult::gainAdjusted);
		ESTIMATES.put("network_adjusted", WindowResult::networkAdjusted);
		ESTIMATES.put("naive_ols", WindowResult::naiveOls);
	}

	private ValidityTable() {}

	static void write(final Path folder, final List<ValidityRow> rows) {
		try (CsvOut out = new CsvOut(folder.resolve("validity.csv"),
			cells(rows.get(0)).keySet().toArray(String[]::new)))
		{
			rows.forEach(row -> out.row(cells(row).values().toArray()));
		}
		text(folder.resolve("validity.md"), markdown(rows));
	}

	/** Writes the table of condition (iv), {@code learning.csv} and {@code learning.md}. */
	static void writeLearning(final Path folder, final List<LearningValidity> rows) {
		final StringBuilder text =
			new StringBuilder("| simulated | studies | met, split trials | naive version |\n|---|---|---|---|\n");
		try (CsvOut out = new CsvOut(folder.resolve("learning.csv"), "condition", "slope", "studies", "as_expected", "met",
			"animals", "permutation", "naive"))
		{
			for (final LearningValidity row : rows) {
				out.row(row.name(), row.slope(), row.studies().size(), row.asExpected(), row.share(LearningPrediction::p),
					row.share(LearningPrediction::pAnimal), row.share(LearningPrediction::pPermutation),
					row.share(LearningPrediction::pNaive));
				text.append(String.format(Locale.ROOT, "| %s | %d | %s | %s |\n", row.name(), row.studies().size(),
					share(row.share(LearningPrediction::p)), share(row.share(LearningPrediction::pNaive))));
			}
		}
		text(folder.resolve("learning.md"), text.toString());
	}

	private static void text(final Path file, final String text) {
		try {
			Files.writeString(file, text);
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written", e);
		}
	}

	/** Column → value: shares of the studies, except for the first columns, D and the settings. */
	private static Map<String, Object> cells(final ValidityRow row) {
		final Map<String, Object> cells = new LinkedHashMap<>();
		cells.put("condition", row.condition().name());
		cells.put("expected", row.condition().expected().label());
		cells.put("as_expected", row.asExpected());
		cells.put("studies", row.studies().size());
		cells.put("role_dependent", row.roleDependent());
		cells.put("role_dependent_upper95", row.roleDependentUpper());
		for (final Verdict verdict : Verdict.values()) {
			cells.put("verdict_" + verdict.label().replace('-', '_'), row.verdict(verdict));
		}
		ESTIMATES.forEach((name, contrast) -> {
			cells.put(name + "_permutation", row.share(r -> contrast.apply(r).pRolePermutation() < ALPHA));
			cells.put(name + "_t", row.share(r -> contrast.apply(r).pAnimal() < ALPHA));
		});
		cells.put("gate_fail", row.share(r -> r.gate().status() == Gate.Status.FAIL));
		cells.put("gate_imprecise", row.share(r -> r.gate().status() == Gate.Status.IMPRECISE));
		cells.put("d", row.meanD());
		cells.put("d_true", row.condition().parameters().trueDifferenceDffS());
		cells.put("ci95_covers", row.covered());
		cells.put("warned", row.warned());
		cells.put("warned_of_role_dependent", row.warnedOfRoleDependent());
		cells.put("settings", row.condition().settings().entrySet().stream()
			.map(setting -> setting.getKey() + "=" + setting.getValue()).collect(Collectors.joining(" ")));
		return cells;
	}

	private static String markdown(final List<ValidityRow> rows) {
		final StringBuilder text = new StringBuilder("| simulated | studies | `role-dependent` | `opposing` | "
			+ "`opposing-relative` | `equivalent` | warned | naive OLS, t | naive OLS, permutation | "
			+ "95 % interval holds D | |\n"
			+ "|---|---|---|---|---|---|---|---|---|---|---|\n");
		for (final ValidityRow row : rows) {
			text.append(String.format(Locale.ROOT, "| %s | %d | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n",
				row.condition().name(), row.studies().size(), share(row.roleDependent()),
				share(row.verdict(Verdict.OPPOSING)), share(row.verdict(Verdict.OPPOSING_RELATIVE)),
				share(row.verdict(Verdict.EQUIVALENT)), share(row.warned()),
				share(row.share(r -> r.naiveOls().pAnimal() < ALPHA)),
				share(row.share(r -> r.naiveOls().pRolePermutation() < ALPHA)), share(row.covered()), remark(row)));
		}
		return text.toString();
	}

	private static String remark(final ValidityRow row) {
		return row.condition().expected() == ValidityCondition.Expected.KNOWN_TO_FAIL
			? "known to fail" : row.asExpected() ? "" : "not as it should be";
	}

	private static String share(final double share) {
		return String.format(Locale.ROOT, "%.3f", share);
	}

	static String header() {
		return String.format(Locale.ROOT, "%-66s %7s %5s %5s %5s %5s  %s", "condition", "studies", "role", "opp", "rel",
			"equ",
			"perm/t of moments, leave-one-out, gain-adjusted, network-adjusted, naive OLS; gate fail, imprecise; covers; "
				+ "warned");
	}

	/** One line of the table on the console. */
	static String line(final ValidityRow row) {
		return String.format(Locale.ROOT, "%-66s %7d %.3f %.3f %.3f %.3f  %s; %.3f %.3f; %.3f; %.3f%s",
			row.condition().name(),
			row.studies().size(), row.roleDependent(), row.verdict(Verdict.OPPOSING),
			row.verdict(Verdict.OPPOSING_RELATIVE), row.verdict(Verdict.EQUIVALENT),
			ESTIMATES.values().stream().map(contrast -> rejections(row, contrast))
				.collect(Collectors.joining(" ")),
			row.share(r -> r.gate().status() == Gate.Status.FAIL),
			row.share(r -> r.gate().status() == Gate.Status.IMPRECISE), row.covered(), row.warned(),
			row.asExpected() ? "" : "  NOT AS EXPECTED");
	}

	private static String rejections(final ValidityRow row, final Function<WindowResult, Contrast> contrast) {
		return String.format(Locale.ROOT, "%.3f/%.3f", row.share(r -> contrast.apply(r).pRolePermutation() < ALPHA),
			row.share(r -> contrast.apply(r).pAnimal() < ALPHA));
	}
}
