package org.apical.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apical.ApicalException;
import org.apical.io.text.Reason;
import org.apical.report.chapters.Chapter;
import org.apical.report.chapters.ConditionsChapter;
import org.apical.report.chapters.CouplingChapter;
import org.apical.report.chapters.DaysChapter;
import org.apical.report.chapters.FieldsChapter;
import org.apical.report.chapters.GuideChapter;
import org.apical.report.chapters.LearningChapter;
import org.apical.report.chapters.ModulationChapter;
import org.apical.report.chapters.MotionChapter;
import org.apical.report.chapters.RobustnessChapter;
import org.apical.report.chapters.ScoresChapter;
import org.apical.report.chapters.SourcesChapter;
import org.apical.report.chapters.TracesChapter;
import org.apical.report.chapters.VerdictChapter;
import org.apical.report.chapters.WarningsChapter;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Footprints;
import org.apical.report.figures.Html;
import org.apical.report.results.Results;
import org.apical.study.Study;

/**
 * One self-contained page with the results, made from nothing but the files of a result folder: first the
 * verdict, then every stage that led to it, so that each can be judged by eye. A sentence says what is missing
 * and why.
 */
public final class ReportPage {

	private ReportPage() {}

	/** Writes the page like {@link #write(Path, Footprints)}, with compartments drawn as circles of their area. */
	public static Path write(final Path results) {
		return write(results, Footprints.NONE);
	}

	/**
	 * Writes {@code report.html} and {@code figures/*.svg} into the result folder. The same files give the same page.
	 *
	 * @param results a folder that {@code run}, {@code test} or {@code fit} has written
	 * @param footprints the compartments' outlines on the mean images
	 * @return the page
	 * @throws ApicalException if there is no such folder, or the page cannot be written
	 */
	public static Path write(final Path results, final Footprints footprints) {
		if (!Files.isDirectory(results)) {
			throw new ApicalException(results + ": is not a folder; give a result folder of run, test or fit");
		}
		final Figures figures = new Figures();
		final String page = page(new Results(results), footprints, figures);
		final Path file = results.resolve("report.html");
		try {
			final Path folder = Files.createDirectories(results.resolve("figures"));
			removeOthers(folder, figures.all().keySet());
			for (final var figure : figures.all().entrySet()) {
				Files.writeString(folder.resolve(figure.getKey() + ".svg"), figure.getValue());
			}
			Files.writeString(file, page);
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written (" + Reason.of(e) + ")", e);
		}
		return file;
	}

	/** Deletes the figures of an earlier page that this page does not have. */
	private static void removeOthers(final Path folder, final Set<String> names) throws IOException {
		try (DirectoryStream<Path> there = Files.newDirectoryStream(folder, "*.svg")) {
			for (final Path figure : there) {
				if (!names.contains(figure.getFileName().toString().replaceFirst("\\.svg$", ""))) {
					Files.delete(figure);
				}
			}
		}
	}

	private static String page(final Results results, final Footprints footprints, final Figures figures) {
		final String name = results.study().map(Study::name).orElse("Results");
		final StringBuilder contents = new StringBuilder("<nav><ol>\n");
		final StringBuilder body = new StringBuilder();
		for (final Chapter chapter : chapters(footprints)) {
			contents.append("<li><a href=\"#").append(chapter.id()).append("\">").append(Html.escape(chapter.title()))
				.append("</a></li>\n");
			body.append("<section id=\"").append(chapter.id()).append("\">\n").append(Html.element("h2", chapter.title()))
				.append(chapter.html(results, figures)).append("</section>\n");
		}
		contents.append("</ol></nav>\n");
		return "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head><meta charset=\"utf-8\"/>\n"
			+ "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
			+ Html.element("title", name + " – Apical") + "<style>\n" + style() + "</style></head>\n<body><main>\n"
			+ Html.element("h1", name) + Html.styled("p", "quiet", "Do neurons that must fire more and neurons that must fire"
				+ " less receive opposing dendritic signals?")
			+ contents + body + "</main></body></html>\n";
	}

	private static List<Chapter> chapters(final Footprints footprints) {
		return List.of(new VerdictChapter(), new RobustnessChapter(), new ScoresChapter(), new FieldsChapter(footprints),
			new DaysChapter(footprints), new MotionChapter(), new TracesChapter(), new CouplingChapter(),
			new ModulationChapter(), new ConditionsChapter(), new LearningChapter(),
			new WarningsChapter(), new GuideChapter(), new SourcesChapter());
	}

	private static String style() {
		try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
