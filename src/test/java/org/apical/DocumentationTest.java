package org.apical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sources and the pages say of other pages: that is there. */
class DocumentationTest {

	private static final Path ROOT = Path.of("").toAbsolutePath();
	private static final List<String> FOLDERS = List.of("docs", "test-images", "workflows", "plugins", "src", ".github");

	/** "docs/science.md, section 4.2" or "docs/science.md, sections 2, 4.3 and 7". */
	private static final Pattern CITATION =
		Pattern.compile("(docs/[\\w/-]+\\.md), sections? (\\d+(?:\\.\\d+)?(?:(?:, | and |, and )\\d+(?:\\.\\d+)?)*)");
	private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
	private static final Pattern NUMBERED = Pattern.compile("#+ (\\d+(?:\\.\\d+)?) .*");
	private static final Pattern PAGE = Pattern.compile("\\bdocs/[\\w/-]+\\.md\\b");
	/** The ways in which a comment once named texts that do not come with the program. */
	private static final Pattern UNKNOWN_TEXT = Pattern.compile("\\b(?:SCIENCE|CONTRACT|DESIGN|LAYOUT)(?:\\.md| §|'s )");

	private static final Pattern FENCE = Pattern.compile("(?ms)^[ \\t]*(```+|~~~+).*?^[ \\t]*\\1[`~]*[ \\t]*$");
	private static final Pattern CODE = Pattern.compile("(`+)(?!`).+?(?<!`)\\1(?!`)", Pattern.DOTALL);
	private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
	private static final Pattern LINK =
		Pattern.compile("\\]\\(\\s*<?((?:[^()<>\\s]|\\([^()\\s]*\\))+)>?(?:\\s+\"[^\"]*\")?\\s*\\)");
	private static final Pattern REFERENCE =
		Pattern.compile("(?m)^ {0,3}\\[[^\\]]+\\]:\\s+<?(\\S+?)>?(?:\\s+\"[^\"]*\")?$");
	private static final Pattern TAG = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
	private static final Pattern HEADING = Pattern.compile("(?m)^ {0,3}#{1,6} +(.*?)(?: +#+)? *$");
	private static final Pattern ELSEWHERE = Pattern.compile("(?:https?|mailto):.*");
	private static final Pattern LINES = Pattern.compile("L\\d+(?:-L\\d+)?");

	@Test
	void everySectionThatTheSourcesCiteIsThere() {
		final List<String> wrong = new ArrayList<>();
		int citations = 0;
		for (final Path source : sources()) {
			final String text = read(source);
			final Matcher citation = CITATION.matcher(text.contains("docs/") ? unwrapped(text) : "");
			while (citation.find()) {
				citations++;
				final Path page = ROOT.resolve(citation.group(1));
				final List<String> sections = Files.isRegularFile(page) ? sections(read(page)) : List.of();
				NUMBER.matcher(citation.group(2)).results().filter(number -> !sections.contains(number.group()))
					.forEach(number -> wrong.add(name(source) + " cites " + citation.group(1) + ", section " + number.group()));
			}
		}
		assertEquals(List.of(), wrong);
		assertTrue(citations > 30, "only " + citations + " citations were found");
	}

	@Test
	void everyPageThatTheSourcesNameIsThere() {
		final List<String> wrong = new ArrayList<>();
		for (final Path source : sources()) {
			PAGE.matcher(read(source)).results().filter(page -> !Files.isRegularFile(ROOT.resolve(page.group())))
				.forEach(page -> wrong.add(name(source) + " names " + page.group()));
		}
		assertEquals(List.of(), wrong);
	}

	@Test
	void noSourceCitesATextThatDoesNotComeWithTheProgram() {
		final List<String> wrong = new ArrayList<>();
		for (final Path source : sources()) {
			UNKNOWN_TEXT.matcher(read(source)).results()
				.forEach(found -> wrong.add(name(source) + " cites " + found.group().strip()));
		}
		assertEquals(List.of(), wrong);
	}

	@Test
	void theSectionsOfTheMethodAreNumberedInOrder() {
		final List<String> sections = sections(read(ROOT.resolve("docs/science.md")));
		assertEquals(new HashSet<>(sections).size(), sections.size(), "a number stands twice: " + sections);
		int chapter = 0;
		int section = 0;
		for (final String number : sections) {
			final String next = number.contains(".") ? chapter + "." + ++section : String.valueOf(++chapter);
			section = number.contains(".") ? section : 0;
			assertEquals(next, number);
		}
	}

	@Test
	void everyLinkOfEveryPageLeadsToAFileAndAHeadingThatAreThere() {
		final List<String> wrong = new ArrayList<>();
		int links = 0;
		for (final Path page : pages()) {
			for (final String link : links(name(page), read(page), wrong)) {
				links++;
				problem(page, link).ifPresent(what -> wrong.add(name(page) + ": " + link + " " + what));
			}
		}
		assertEquals(List.of(), wrong, "links that lead nowhere");
		assertTrue(links > 0, "no link was found");
	}

	@Test
	void aLinkThatLeadsNowhereIsSeen() {
		final Path page = ROOT.resolve("docs/design.md");
		for (final String good : List.of("science.md", "../README.md", "science.md#412-further-controls", "#tests",
			"https://example.org/a_(b)", "../pom.xml#L12"))
		{
			assertEquals(Optional.empty(), problem(page, good), good);
		}
		assertEquals(Optional.of("leads to no file"), problem(page, "none.md"));
		assertEquals(Optional.of("leads to no file"), problem(page, "Science.md"));
		assertEquals(Optional.of("leads to no heading"), problem(page, "science.md#no-such-heading"));
		assertEquals(Optional.of("leads to no heading"), problem(page, "../pom.xml#name"));
		assertEquals(Optional.of("leaves the repository"), problem(page, "../../elsewhere.md"));
	}

	@Test
	void aPagesLinksAreReadWhereverTheyStand() {
		final List<String> wrong = new ArrayList<>();
		final String page = "[one](a.md) and ![two\nlines](b.png \"title\")\n\n```\n[code](c.md)\n```\n`[code](d.md)` "
			+ "<img src=\"e.png\"> [far](https://example.org/a_(b))\n\n[ref]: f.md\n<!-- [hidden](g.md) -->\n";
		assertEquals(List.of("a.md", "b.png", "https://example.org/a_(b)", "f.md", "e.png"), links("page", page, wrong));
		assertEquals(List.of(), wrong);
		links("page", "[with blanks](a b.md)", wrong);
		assertEquals(1, wrong.size());
	}

	@Test
	void aCitationIsReadAcrossTheLinesOfAComment() {
		final Matcher citation = CITATION
			.matcher(unwrapped("/**\n * As docs/science.md, sections 4.4,\n * 5 and\n * 12.10 say.\n */"));
		assertTrue(citation.find());
		assertEquals(List.of("4.4", "5", "12.10"),
			NUMBER.matcher(citation.group(2)).results().map(number -> number.group()).toList());
	}

	@Test
	void anchorsFollowTheRulesOfGitHub() {
		assertEquals(Set.of("42-replicate-moments", "p-and-p", "the-link", "the-link-1", "a--b", "some_key"),
			anchors("# 4.2 Replicate moments\n## P+ and P−\n## The [link](x.md)\n## The `link`\n## a & b\n### some_key\n"
				+ "```\n# no heading\n```\n"));
	}

	/** Comments without what begins their lines, so that a citation may go on in the next one. */
	private static String unwrapped(final String source) {
		return source.replaceAll("\\r?\\n[ \\t]*(?:\\*|//|#|///)?[ \\t]*", " ");
	}

	private static List<String> sections(final String page) {
		return FENCE.matcher(page).replaceAll("").lines().map(NUMBERED::matcher).filter(Matcher::matches)
			.map(heading -> heading.group(1)).toList();
	}

	/** @param wrong gets what looks like a link and cannot be read as one */
	private static List<String> links(final String page, final String markdown, final List<String> wrong) {
		final String text = prose(markdown);
		final List<String> links = new ArrayList<>();
		final Matcher link = LINK.matcher(text);
		int last = -1;
		while (link.find()) {
			links.add(link.group(1));
			last = unread(page, text, last, link.start(), wrong);
		}
		unread(page, text, last, text.length(), wrong);
		REFERENCE.matcher(text).results().forEach(reference -> links.add(reference.group(1)));
		TAG.matcher(text).results().forEach(tag -> links.add(tag.group(1)));
		return links;
	}

	/** Adds what looks like a link between two that could be read and is none. */
	private static int unread(final String page, final String text, final int from, final int to,
		final List<String> wrong)
	{
		for (int at = text.indexOf("](", from + 1); at >= 0 && at < to; at = text.indexOf("](", at + 1)) {
			wrong.add(page + ": cannot be read as a link: "
				+ text.substring(at, Math.min(text.length(), at + 40)).replace('\n', ' '));
		}
		return to;
	}

	private static Optional<String> problem(final Path page, final String link) {
		if (ELSEWHERE.matcher(link).matches()) {
			return Optional.empty();
		}
		final int hash = link.indexOf('#');
		final String file = hash < 0 ? link : link.substring(0, hash);
		final String anchor = hash < 0 ? "" : link.substring(hash + 1);
		final Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
		if (file.startsWith("/") || !target.startsWith(ROOT)) {
			return Optional.of("leaves the repository");
		}
		if (!Files.exists(target) || !sameCase(target)) {
			return Optional.of("leads to no file");
		}
		final boolean found = hash < 0 || (target.toString().endsWith(".md") ? anchors(read(target)).contains(anchor)
			: LINES.matcher(anchor).matches());
		return found ? Optional.empty() : Optional.of("leads to no heading");
	}

	/** GitHub minds capitals, and not every file system does. */
	private static boolean sameCase(final Path target) {
		try {
			return target.toRealPath().endsWith(ROOT.relativize(target).toString()) || target.equals(ROOT);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** As GitHub makes them of headings: lower case, no punctuation, hyphens for blanks, numbered where they repeat. */
	private static Set<String> anchors(final String page) {
		final Set<String> anchors = new HashSet<>();
		final Map<String, Integer> times = new HashMap<>();
		final Matcher heading = HEADING.matcher(FENCE.matcher(page).replaceAll(""));
		while (heading.find()) {
			final String plain = heading.group(1).replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT);
			final String anchor = plain.replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "").replace(' ', '-');
			final int before = times.merge(anchor, 1, Integer::sum) - 1;
			anchors.add(before == 0 ? anchor : anchor + "-" + before);
		}
		return anchors;
	}

	/** Without code and comments, in which nothing is a link. */
	private static String prose(final String page) {
		return CODE.matcher(COMMENT.matcher(FENCE.matcher(page).replaceAll("")).replaceAll("")).replaceAll("");
	}

	private static List<Path> pages() {
		final List<Path> pages = files(".md");
		for (final String one : List.of("README.md", "docs/science.md", "docs/commands.md", "docs/parameters.md")) {
			assertTrue(pages.contains(ROOT.resolve(one)), one + " is missing");
		}
		return pages;
	}

	private static List<Path> sources() {
		final List<Path> sources = new ArrayList<>();
		for (final String ending : List.of(".java", ".py", ".sh", ".yaml", ".yml", ".ijm", ".m", ".ipynb")) {
			sources.addAll(files(ending));
		}
		sources.remove(ROOT.resolve("src/test/java/org/apical/DocumentationTest.java"));
		assertFalse(sources.isEmpty());
		return sources;
	}

	/** In the root and the folders that people write into. */
	private static List<Path> files(final String ending) {
		final Map<String, Path> files = new TreeMap<>();
		collect(ROOT, 1, ending, files);
		FOLDERS.stream().map(ROOT::resolve).filter(Files::isDirectory)
			.forEach(folder -> collect(folder, Integer.MAX_VALUE, ending, files));
		return new ArrayList<>(files.values());
	}

	private static void collect(final Path folder, final int depth, final String ending, final Map<String, Path> files) {
		try (Stream<Path> found = Files.walk(folder, depth)) {
			found.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
				.forEach(file -> files.put(name(file), file));
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String name(final Path file) {
		return ROOT.relativize(file).toString().replace('\\', '/');
	}

	private static String read(final Path file) {
		try {
			return Files.readString(file);
		} catch (final IOException e) {
			throw new UncheckedIOException(name(file), e);
		}
	}
}
