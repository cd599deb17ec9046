package org.apical.report.chapters;

import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.image.Mask;
import org.apical.io.text.CsvTable;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Footprints;
import org.apical.report.figures.Html;
import org.apical.report.figures.MeanImage;
import org.apical.report.figures.Outline;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.figures.Text;
import org.apical.report.results.Followed;
import org.apical.report.results.Results;
import org.apical.report.results.Site;

/**
 * The same compartments over the days: how every day was aligned, every day's mean image in the coordinates of the
 * reference session with the reference's outlines on it (one colour for each neuron), and which tuft belongs to which
 * soma.
 */
public final class DaysChapter implements Chapter {

	private static final int WIDTH_PX = 228;
	private static final int LINKED_PX = 360;
	private static final int MOST_DAYS = 6;
	private static final int MOST_ANIMALS = 6;
	private static final double GOLDEN = 0.618033988749895;

	private final Footprints footprints;

	public DaysChapter(final Footprints footprints) {
		this.footprints = footprints;
	}

	@Override
	public String id() {
		return "days";
	}

	@Override
	public String title() {
		return "The same cells over days";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final List<List<String>> alignments = new ArrayList<>();
		results.animals().forEach(animal -> alignments.addAll(alignments(results, animal)));
		if (alignments.isEmpty()) {
			return Html.missing("No alignment of days: this folder has no <animal>/align/align.csv.");
		}
		final List<String> animals =
			results.animals().stream().filter(animal -> results.has(Path.of(animal, "align"))).limit(MOST_ANIMALS).toList();
		final StringBuilder html = new StringBuilder();
		final StringBuilder others = new StringBuilder();
		for (final String animal : animals) {
			final boolean first = html.isEmpty();
			final boolean doubtful =
				alignments(results, animal).stream().anyMatch(row -> row.stream().anyMatch(cell -> cell.startsWith(Html.BAD)));
			(first ? html : others).append(first || doubtful ? days(results, figures, animal) : "")
				.append(links(results, figures, animal));
		}
		if (!others.isEmpty()) {
			html.append(
				Html.folded("The other animals: their tufts, and their days where an alignment is weak or failed", false,
					others.toString()));
		}
		return html.append(Followed.html(results)).append(Html.folded("How every day was aligned", false, Html.table(
			List.of("animal", "session", "plane", "alignment", "correlation", "warp up to, px"), alignments))).toString();
	}

	private static List<List<String>> alignments(final Results results, final String animal) {
		final Optional<CsvTable> table =
			results.table(Path.of(animal, "align", "align.csv"), "session", "plane", "warp_max_px", "correlation", "status");
		final List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < table.map(CsvTable::rows).orElse(0); i++) {
			final CsvTable t = table.orElseThrow();
			rows.add(List.of(animal, t.text(i, "session"), t.text(i, "plane"),
				(t.text(i, "status").equals("ok") ? "" : Html.BAD) + t.text(i, "status"),
				String.format(Locale.ROOT, "%.2f", t.number(i, "correlation")),
				String.format(Locale.ROOT, "%.1f", t.number(i, "warp_max_px"))));
		}
		return rows;
	}

	private String days(final Results results, final Figures figures, final String animal) {
		final String reference = results.referenceSession(animal);
		final List<Site> drawn = Site.read(results, animal, reference).stream().filter(Site::placed).toList();
		final StringBuilder html = new StringBuilder();
		for (final String plane : results.planes(animal, reference)) {
			final List<String> pictures = new ArrayList<>();
			for (final String session : results.sessions(animal).stream().limit(MOST_DAYS).toList()) {
				final Map<String, String> status = new HashMap<>();
				Site.read(results, animal, session).forEach(site -> status.put(site.compartment(), site.status()));
				results.image(Path.of(animal, "align", session + "-" + plane + "-mean.tif")).ifPresent(image -> pictures.add(
					figures.picture("days-" + animal + "-" + session + "-" + plane, picture(image, animal + " " + session + " "
						+ plane, outlines(animal, reference, plane, drawn, status, (double) WIDTH_PX / image.dimension(0))))));
			}
			if (!pictures.isEmpty()) {
				html.append(figures.figure(html.isEmpty() ? animal + ": every day's mean image aligned to session " + reference
					+ ", with that session's outlines, one colour for each neuron. Solid: a ROI was matched that day; dashed: no"
					+ " ROI was found, and the outline is used instead; missing: unknown. Check that the outlines lie on the same"
					+ " structures every day." : animal + ", plane " + plane + ", shown the same way.",
					pictures.toArray(String[]::new)));
			}
		}
		return html.toString();
	}

	private String outlines(final String animal, final String session, final String plane, final List<Site> sites,
		final Map<String, String> status, final double scale)
	{
		final StringBuilder body = new StringBuilder();
		for (final Site site : sites) {
			final String today = status.getOrDefault(site.compartment(), "unknown");
			if (site.plane().equals(plane) && !today.equals("unknown")) {
				body.append("<g fill=\"none\" stroke-width=\"1.2\" stroke=\"").append(colour(sites, site.neuron())).append('"')
					.append(today.equals("forced") ? " stroke-dasharray=\"3 2\"" : "").append("><title>")
					.append(Html.escape(site.compartment() + ", " + today)).append("</title>")
					.append(shape(animal, session, site, scale)).append("</g>\n");
			}
		}
		return body.toString();
	}

	private String shape(final String animal, final String session, final Site site, final double scale) {
		final Optional<Mask> mask = footprints.mask(animal, session, site.plane(), site.compartment());
		return mask.map(pixels -> "<path d=\"" + Outline.path(pixels, scale) + "\"/>").orElse("<circle cx=\""
			+ Text.plain((site.xPx() + 0.5) * scale) + "\" cy=\"" + Text.plain((site.yPx() + 0.5) * scale) + "\" r=\"4\"/>");
	}

	/** The neuron's colour: hues a golden section apart, in the order of the neurons. */
	private static String colour(final List<Site> sites, final String neuron) {
		final int number = sites.stream().map(Site::neuron).distinct().toList().indexOf(neuron);
		return Palette.css(Color.getHSBColor((float) (number * GOLDEN % 1), 0.75f, 1));
	}

	private static Svg picture(final Img<FloatType> image, final String name, final String body) {
		final double scale = (double) WIDTH_PX / image.dimension(0);
		return new Svg(WIDTH_PX, (int) Math.ceil(image.dimension(1) * scale), name,
			new MeanImage(image, WIDTH_PX).element(scale) + body + caption(name));
	}

	private static String caption(final String text) {
		return "<text x=\"6\" y=\"14\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#fff\" stroke=\"#000\""
			+ " stroke-width=\"3\" paint-order=\"stroke\">" + Html.escape(text) + "</text>\n";
	}

	/** Soma plane and tuft plane of the reference session side by side, a line from each soma to each of its tufts. */
	private String links(final Results results, final Figures figures, final String animal) {
		final String reference = results.referenceSession(animal);
		final List<Site> sites = Site.read(results, animal, reference).stream().filter(Site::placed).toList();
		final Optional<Site> soma = sites.stream().filter(site -> site.kind().equals("soma")).findFirst();
		final Optional<Site> tuft = sites.stream().filter(site -> site.kind().equals("tuft")).findFirst();
		if (soma.isEmpty() || tuft.isEmpty()) {
			return "";
		}
		final Optional<Img<FloatType>> left = mean(results, animal, reference, soma.get().plane());
		final Optional<Img<FloatType>> right = mean(results, animal, reference, tuft.get().plane());
		if (left.isEmpty() || right.isEmpty()) {
			return "";
		}
		final double leftScale = (double) LINKED_PX / left.get().dimension(0);
		final double rightScale = (double) LINKED_PX / right.get().dimension(0);
		final Map<String, Double> confidence = confidence(results, animal, reference);
		final Map<String, String> all = new HashMap<>();
		sites.forEach(site -> all.put(site.compartment(), site.status()));
		final StringBuilder body = new StringBuilder(new MeanImage(left.get(), LINKED_PX).element(leftScale));
		body.append(outlines(animal, reference, soma.get().plane(), sites, all, leftScale));
		body.append("<g transform=\"translate(").append(LINKED_PX).append(" 0)\">")
			.append(new MeanImage(right.get(), LINKED_PX).element(rightScale))
			.append(outlines(animal, reference, tuft.get().plane(), sites, all, rightScale)).append("</g>\n");
		for (final Site to : sites) {
			sites.stream().filter(from -> from.kind().equals("soma") && from.neuron().equals(to.neuron())
				&& from.plane().equals(soma.get().plane()) && to.plane().equals(tuft.get().plane()))
				.forEach(from -> body.append(line(from, leftScale, to, rightScale, colour(sites, to.neuron()),
					confidence.getOrDefault(to.compartment(), 0.0))));
		}
		sites.stream().filter(site -> site.plane().equals(soma.get().plane()))
			.forEach(site -> body.append(name(site, leftScale)));
		final int height =
			(int) Math.ceil(Math.max(left.get().dimension(1) * leftScale, right.get().dimension(1) * rightScale));
		return figures.figure(animal + ", session " + reference + ": lines from somata (left) to their tufts (right). A"
			+ " fainter line is a less certain link. Links by given points have confidence 1.",
			figures.picture("links-" + animal, new Svg(2 * LINKED_PX, height, "Somata and their tufts", body.toString())));
	}

	/** The neuron's name, drawn above its soma. */
	private static String name(final Site soma, final double scale) {
		return "<text x=\"" + Text.plain((soma.xPx() + 0.5) * scale) + "\" y=\""
			+ Text.plain(Math.max(12, (soma.yPx() + 0.5 - Math.sqrt(soma.areaPx() / Math.PI)) * scale - 4))
			+ "\" text-anchor=\"middle\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#fff"
			+ "\" stroke=\"#000\" stroke-width=\"2.5\" paint-order=\"stroke\">" + Html.escape(soma.neuron()) + "</text>\n";
	}

	private static Optional<Img<FloatType>> mean(final Results results, final String animal, final String session,
		final String plane)
	{
		return results.image(Path.of(animal, session, "motion", plane, "mean.tif"));
	}

	private static Map<String, Double> confidence(final Results results, final String animal, final String session) {
		final Map<String, Double> confidence = new HashMap<>();
		results.table(Path.of(animal, "match", "compartments.csv"), "compartment", "session", "link_confidence")
			.ifPresent(table -> {
				for (int i = 0; i < table.rows(); i++) {
					if (table.text(i, "session").equals(session)) {
						confidence.put(table.text(i, "compartment"), table.number(i, "link_confidence"));
					}
				}
			});
		return confidence;
	}

	private static String line(final Site from, final double leftScale, final Site to, final double rightScale,
		final String colour, final double confidence)
	{
		final double sure = Double.isNaN(confidence) ? 0.5 : Math.max(0.15, confidence);
		return "<line x1=\"" + Text.plain((from.xPx() + 0.5) * leftScale) + "\" y1=\""
			+ Text.plain((from.yPx() + 0.5) * leftScale) + "\" x2=\"" + Text.plain(LINKED_PX + (to.xPx() + 0.5) * rightScale)
			+ "\" y2=\"" + Text.plain((to.yPx() + 0.5) * rightScale) + "\" stroke=\"" + colour + "\" stroke-width=\"1.5\""
			+ " stroke-opacity=\"" + Text.plain(sure) + "\"><title>"
			+ Html.escape(to.compartment() + String.format(Locale.ROOT,
				", confidence %.2f", confidence))
			+ "</title></line>\n";
	}
}
