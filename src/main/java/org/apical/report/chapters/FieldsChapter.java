package org.apical.report.chapters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apical.image.Mask;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Footprints;
import org.apical.report.figures.Html;
import org.apical.report.figures.MeanImage;
import org.apical.report.figures.Outline;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.figures.Text;
import org.apical.report.results.Results;
import org.apical.report.results.Site;
import org.apical.study.Kind;
import org.apical.study.Role;

/** The mean image of every plane of each animal's reference session, with the compartments that were found. */
public final class FieldsChapter implements Chapter {

	private static final int LARGE_PX = 480;
	private static final int SMALL_PX = 228;

	/** The most bytes that all images together may take, so that the page stays small. */
	private static final double BUDGET = 2.5e6;

	/** The most labels on an image. More would hide it; then only P+ and P− neurons are labelled. */
	private static final int LABELS = 30;

	private final Footprints footprints;

	public FieldsChapter(final Footprints footprints) {
		this.footprints = footprints;
	}

	@Override
	public String id() {
		return "fields";
	}

	@Override
	public String title() {
		return "Fields of view";
	}

	/** A plane of an animal's reference session that has a mean image. */
	private record Field(String animal, String session, String plane, List<Site> sites) {

		private Path image() {
			return Path.of(animal, session, "motion", plane, "mean.tif");
		}

		private String name() {
			return "field-" + animal + "-" + plane;
		}

		private int depth() {
			return sites.stream().findFirst().flatMap(site -> Kind.of(site.kind())).map(Enum::ordinal)
				.orElse(Kind.values().length);
		}
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final List<Field> fields = new ArrayList<>();
		results.animals().forEach(animal -> fields.addAll(fields(results, animal)));
		final List<String> first = new ArrayList<>();
		final List<String> others = new ArrayList<>();
		final int largestPx = (int) Math.min(LARGE_PX, Math.sqrt(BUDGET * 0.75 / Math.max(1, fields.size())));
		for (final Field field : fields) {
			final boolean large = field.animal().equals(fields.get(0).animal());
			results.image(field.image()).ifPresent(image -> (large ? first : others).add(figures.picture(field.name(),
				picture(results, field, new MeanImage(image, largestPx), large ? LARGE_PX : SMALL_PX, large))));
		}
		if (first.isEmpty() && others.isEmpty()) {
			return Html.missing("No mean images: this folder has no <animal>/<session>/motion/<plane>/mean.tif.");
		}
		final String colours = results.study().isPresent() || results.pairs().isPresent()
			? "Blue: P+, vermilion: P−, grey: neutral." : "Grey: roles are not known without study.json.";
		return (first.isEmpty() ? "" : figures.figure(fields.get(0).animal() + ", session " + fields.get(0).session()
			+ " (reference): mean image of every plane with the compartments found in it, contrast stretched. " + colours
			+ " A dashed outline was forced: no ROI was found there that day. Check that outlines lie on cells.",
			first.toArray(String[]::new)))
			+ (others.isEmpty() ? "" : "<div class=\"small\">"
				+ figures.figure("The other animals, shown the same way.", others.toArray(String[]::new)) + "</div>\n");
	}

	private static List<Field> fields(final Results results, final String animal) {
		final String session = results.referenceSession(animal);
		final List<Site> sites = Site.read(results, animal, session);
		return results.planes(animal, session).stream()
			.map(plane -> new Field(animal, session, plane,
				sites.stream().filter(site -> site.plane().equals(plane) && site.placed()).toList()))
			.sorted(Comparator.comparingInt(Field::depth)).toList();
	}

	private Svg picture(final Results results, final Field field, final MeanImage image, final int widthPx,
		final boolean labels)
	{
		final double scale = (double) widthPx / image.widthPx();
		final int heightPx = (int) Math.ceil(image.heightPx() * scale);
		final StringBuilder body = new StringBuilder(image.element(scale));
		for (final Site site : field.sites()) {
			final Role role = results.role(field.animal(), site.neuron());
			body.append(outline(field, site, role, scale));
			if (labels && (field.sites().size() <= LABELS || role == Role.P_PLUS || role == Role.P_MINUS)) {
				body.append(label(site, role, scale, widthPx));
			}
		}
		body.append(caption(field.animal() + " " + field.plane()));
		return new Svg(widthPx, heightPx, "Mean image of " + field.animal() + ", " + field.plane() + ", with "
			+ field.sites().size() + " compartments", body.toString());
	}

	private String outline(final Field field, final Site site, final Role role, final double scale) {
		return "<g fill=\"none\" stroke-width=\"1.5\" stroke=\"" + Palette.css(Palette.onImage(role)) + "\""
			+ (site.status().equals("forced") ? " stroke-dasharray=\"4 3\"" : "") + "><title>"
			+ Html.escape(site.compartment() + ", " + Text.role(role) + ", " + site.status()) + "</title>"
			+ shape(field, site, scale) + "</g>\n";
	}

	private String shape(final Field field, final Site site, final double scale) {
		final Optional<Mask> mask = footprints.mask(field.animal(), field.session(), field.plane(), site.compartment());
		return mask.map(pixels -> "<path d=\"" + Outline.path(pixels, scale) + "\"/>")
			.orElseGet(() -> "<circle cx=\"" + Text.plain((site.xPx() + 0.5) * scale) + "\" cy=\""
				+ Text.plain((site.yPx() + 0.5) * scale) + "\" r=\"" + Text.plain(radius(site) * scale) + "\"/>");
	}

	/** Radius in pixels of the circle that has the compartment's area; 5 if the area is not known. */
	private static double radius(final Site site) {
		return site.areaPx() > 0 ? Math.sqrt(site.areaPx() / Math.PI) : 5;
	}

	private static String label(final Site site, final Role role, final double scale, final int widthPx) {
		final double right = (site.xPx() + 0.5 + radius(site)) * scale + 3;
		final boolean turned = right > widthPx - 40;
		final double x = turned ? (site.xPx() + 0.5 - radius(site)) * scale - 3 : right;
		return "<text x=\"" + Text.plain(x) + "\" y=\"" + Text.plain((site.yPx() + 0.5) * scale + 4) + "\" text-anchor=\""
			+ (turned ? "end" : "start") + "\" font-family=\"sans-serif\" font-size=\"11\" font-weight=\"bold\" fill=\""
			+ Palette.css(Palette.onImage(role)) + "\" stroke=\"#000\" stroke-width=\"2.5\" paint-order=\"stroke\">"
			+ Html.escape(site.neuron()) + "</text>\n";
	}

	private static String caption(final String text) {
		return "<text x=\"6\" y=\"16\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#fff\" stroke=\"#000\""
			+ " stroke-width=\"3\" paint-order=\"stroke\">" + Html.escape(text) + "</text>\n";
	}
}
