package org.apical.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.Bounds;
import org.apical.Explained;

/**
 * Finds out which tuft belongs to which soma, from what both do over all days.
 *
 * <p>A tuft has one owner or none: P(i owns j) = w_i·l_ij / (n + Σ_k w_k·l_kj), with the likelihood ratio l of {@link
 * LinkEvidence}, a prior w = exp(−d²/2r²) of the lateral distance d, scaled to Σ w = 1 over somata, and the odds n =
 * {@value #NO_OWNER_ODDS} of an owner that is not in the soma plane. A point that a person has set on the tuft of a
 * neuron says that it is this neuron's, with the odds {@value #GIVEN_ODDS} against all others together, whose weights
 * are then scaled to 1.
 *
 * <p>A ROI that the footprint's place gives to a tuft on a day ({@link #onDay}) is checked in the same way.
 */
public final class SomaTuftLinking {

	/** The usual distance of a tuft from its soma, and the confidence that a link must have. */
	public record Parameters(
		@Explained("usual lateral distance of a tuft from its soma, µm, 10 to 10000")
		double lateralReachUm,
		@Explained("smallest confidence at which a tuft is given to a soma, 0.5 to 1")
		double minimumConfidence)
	{

		public Parameters {
			Bounds.within("lateral_reach_um", lateralReachUm, 10, 10_000);
			Bounds.within("minimum_confidence", minimumConfidence, 0.5, 1);
		}

		public static Parameters defaults() {
			return new Parameters(200, 0.9);
		}
	}

	/**
	 * A soma or a tuft on all days.
	 *
	 * @param xUm horizontal position, µm, in coordinates that both planes share
	 * @param yUm vertical position, µm, in the same coordinates
	 * @param days what it does on each day; all cells have the same number of frames on a day, or none
	 */
	public record Cell(String name, double xUm, double yUm, List<Course> days) {

		public Cell {
			days = List.copyOf(days);
		}
	}

	/** A tuft's most probable owner and its probability. */
	public record Link(String soma, String tuft, double confidence) {}

	private static final double NO_OWNER_ODDS = 0.3;
	private static final double GIVEN_ODDS = 9;

	private final Parameters parameters;
	private final List<Cell> somata;
	private final List<Cell> tufts;
	private final Map<String, String> given;
	private final LinkEvidence evidence;

	/**
	 * @param given tuft → the soma to which a point gives it
	 * @param frameRateHz frames a second of all courses
	 */
	public SomaTuftLinking(final Parameters parameters, final List<Cell> somata, final List<Cell> tufts,
		final Map<String, String> given, final double frameRateHz)
	{
		this.parameters = parameters;
		this.somata = List.copyOf(somata);
		this.tufts = List.copyOf(tufts);
		this.given = Map.copyOf(given);
		evidence = somata.isEmpty() || tufts.isEmpty() ? null : new LinkEvidence(somata, tufts, frameRateHz);
	}

	/**
	 * Whether a tuft is given to its most probable owner: if that is the one a point says, and more probable than not; or
	 * if it is as probable as the parameters ask.
	 */
	public boolean sure(final Link link) {
		return link.confidence >= (link.soma.equals(given.get(link.tuft)) ? 0.5 : parameters.minimumConfidence);
	}

	/**
	 * The most probable owner of every tuft, whatever its confidence, except for tufts that have no day in common with
	 * any soma.
	 */
	public List<Link> likeliest() {
		final List<Link> links = new ArrayList<>();
		for (int j = 0; j < tufts.size() && evidence != null; j++) {
			owner(j).ifPresent(links::add);
		}
		return links;
	}

	private Optional<Link> owner(final int tuft) {
		final int point = index(somata, given.getOrDefault(tufts.get(tuft).name, ""));
		final double[] prior = new double[somata.size()];
		double others = 0;
		for (int i = 0; i < prior.length; i++) {
			prior[i] = i == point ? 0 : lateral(somata.get(i), tufts.get(tuft));
			others += prior[i];
		}
		double all = point < 0 ? NO_OWNER_ODDS : NO_OWNER_ODDS / (1 + NO_OWNER_ODDS);
		final double[] odds = new double[prior.length];
		int best = 0;
		for (int i = 0; i < prior.length; i++) {
			final double weight = i == point ? GIVEN_ODDS
				: prior[i] / Math.max(others, Double.MIN_NORMAL) / (point < 0 ? 1 : 1 + NO_OWNER_ODDS);
			odds[i] = weight * (evidence.known(i, tuft) ? evidence.ratio(i, tuft) : i == point ? 1 : 0);
			all += odds[i];
			best = odds[i] > odds[best] ? i : best;
		}
		return odds[best] == 0 ? Optional.empty()
			: Optional.of(new Link(somata.get(best).name, tufts.get(tuft).name, odds[best] / all));
	}

	/**
	 * The probability that what is taken for the tuft on a day is the soma's.
	 *
	 * @param before the probability without knowing what both do on that day
	 * @param others the other days on which the tuft was surely seen
	 */
	public double onDay(final String soma, final String tuft, final int day, final double before,
		final List<Integer> others)
	{
		final int i = index(somata, soma);
		final int j = index(tufts, tuft);
		if (i < 0 || j < 0 || before >= 1) {
			return before;
		}
		final double odds = before / (1 - before) * evidence.ratio(i, j, day, others);
		return odds / (1 + odds);
	}

	private static int index(final List<Cell> cells, final String name) {
		for (int i = 0; i < cells.size(); i++) {
			if (cells.get(i).name.equals(name)) {
				return i;
			}
		}
		return -1;
	}

	private double lateral(final Cell soma, final Cell tuft) {
		final double d = Math.hypot(soma.xUm - tuft.xUm, soma.yUm - tuft.yUm) / parameters.lateralReachUm;
		return Math.exp(-d * d / 2);
	}
}
