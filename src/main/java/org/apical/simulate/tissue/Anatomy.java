package org.apical.simulate.tissue;

import java.util.ArrayList;
import java.util.List;
import org.apical.study.Position;

/**
 * The tissue of an animal in both planes, the same on all days. Neurons are numbered: first those that the study's
 * table names, then the others with a soma in or near the field, then those whose soma lies elsewhere and of which only
 * dendrites are seen.
 */
final class Anatomy {

	/** How far around the field tissue reaches that can come into view on another day, px. */
	static final double AROUND_PX = 45;
	private static final int TRIES = 400;
	/** Branches of a named neuron that at least partly lie in focus in the field of the reference session. */
	private static final double LEAST_IN_FOCUS = 0.2;

	private final Specimen specimen;
	private final int named;
	private final List<Soma> somata = new ArrayList<>();
	private final List<List<Branch>> basal = new ArrayList<>();
	private final List<Branch> trunks = new ArrayList<>();
	private final List<Branch> tufts = new ArrayList<>();
	private int neurons;

	Anatomy(final TissueStudy study, final int animal, final Specimen specimen) {
		this.specimen = specimen;
		this.named = study.parameters().named();
		placeSomata(study.draw(Draw.Part.SOMATA, animal));
		final Draw draw = study.draw(Draw.Part.BRANCHES, animal);
		growTufts(draw);
		growTrunks(draw);
	}

	private void placeSomata(final Draw draw) {
		final double area = specimen.widthPx() * (double) specimen.heightPx();
		final double around = (specimen.widthPx() + 2 * AROUND_PX) * (specimen.heightPx() + 2 * AROUND_PX);
		final int count = (int) Math.max(named + 5, specimen.somata() * around / area);
		for (int n = 0; n < count; n++) {
			final boolean chosen = n < named;
			final double border = chosen ? 18 : -AROUND_PX;
			Soma best = null;
			double most = Double.NEGATIVE_INFINITY;
			for (int i = 0; i < 12 && most < 0; i++) {
				final Position at = new Position(draw.uniform(border, specimen.widthPx() - border),
					draw.uniform(border, specimen.heightPx() - border));
				final Soma soma = Soma.draw(specimen, at, draw.normal(0, chosen ? 1.8 : 5), chosen, draw);
				final double clear = clearPx(soma);
				if (clear > most) {
					most = clear;
					best = soma;
				}
			}
			somata.add(best);
			basal.add(growBasal(n, best, draw));
		}
		neurons = count;
	}

	/** Distance to the nearest soma beyond the one at which the two would touch, px; neighbours may touch a little. */
	private double clearPx(final Soma soma) {
		final double pixelUm = specimen.pixelUm();
		return somata.stream().mapToDouble(other -> Math.hypot(soma.xPx() - other.xPx(), soma.yPx() - other.yPx())
			- 0.9 * (soma.radiusPx(pixelUm) + other.radiusPx(pixelUm))).min().orElse(1);
	}

	private List<Branch> growBasal(final int neuron, final Soma soma, final Draw draw) {
		final List<Branch> branches = new ArrayList<>();
		final int count = draw.whole(2, 5);
		for (int i = 0; i < count; i++) {
			final double angle = draw.uniform(0, 2 * Math.PI);
			final double startPx = 0.8 * soma.radiusPx(specimen.pixelUm());
			branches.add(Branch.grow(specimen, neuron, soma.light(),
				new Branch.Start(soma.xPx() + startPx * Math.cos(angle), soma.yPx() + startPx * Math.sin(angle), soma.zUm(),
					angle, draw.normal(0, 0.35)),
				draw.uniform(12, 45), draw.uniform(0.9, 1.7), draw));
		}
		return branches;
	}

	private void growTufts(final Draw draw) {
		for (int n = 0; n < named; n++) {
			tufts.addAll(namedTuft(n, draw));
		}
		for (int n = named; n < somata.size() && tufts.size() < specimen.branches(); n++) {
			final Soma soma = somata.get(n);
			final double light = soma.dead() ? soma.light() : draw.logNormal(0.8, specimen.expressionLogSd());
			tufts.addAll(tuft(n, light, soma.xPx() + draw.normal(0, 25) / specimen.pixelUm(),
				soma.yPx() + draw.normal(0, 25) / specimen.pixelUm(), draw.normal(0, 6), draw.whole(1, 6), draw));
		}
		while (tufts.size() < specimen.branches()) {
			tufts.addAll(tuft(neurons++, draw.logNormal(0.6, specimen.expressionLogSd()),
				draw.uniform(-AROUND_PX, specimen.widthPx() + AROUND_PX),
				draw.uniform(-AROUND_PX, specimen.heightPx() + AROUND_PX), draw.normal(0, 7), draw.whole(1, 5), draw));
		}
	}

	/** A tuft of which the person who chose the neuron saw at least one branch in the field. */
	private List<Branch> namedTuft(final int n, final Draw draw) {
		final double light = Math.max(0.4, draw.logNormal(1, specimen.expressionLogSd()));
		List<Branch> best = List.of();
		double most = -1;
		for (int i = 0; i < TRIES && most < LEAST_IN_FOCUS; i++) {
			final Soma soma = somata.get(n);
			final List<Branch> tuft = tuft(n, light, soma.xPx() + draw.normal(0, 25) / specimen.pixelUm(),
				soma.yPx() + draw.normal(0, 25) / specimen.pixelUm(), draw.normal(0, 4), draw.whole(2, 6), draw);
			final double seen = tuft.stream().mapToDouble(branch -> branch.inFocus(specimen, 2)).max().orElse(0);
			if (seen > most) {
				most = seen;
				best = tuft;
			}
		}
		return best;
	}

	/** Branches that spring from a root, or from one another. */
	private List<Branch> tuft(final int neuron, final double light, final double xPx, final double yPx, final double zUm,
		final int count, final Draw draw)
	{
		final List<Branch> tuft = new ArrayList<>();
		final double calibreUm = draw.uniform(0.8, 2);
		for (int b = 0; b < count; b++) {
			final double slope = draw.normal(0, 0.12);
			Branch.Start start = new Branch.Start(xPx, yPx, zUm, draw.uniform(0, 2 * Math.PI), slope);
			if (b > 0 && draw.chance(0.6)) {
				final Branch.Start from = tuft.get(draw.whole(0, b - 1)).at(draw.uniform(0.1, 0.9),
					(draw.chance(0.5) ? 1 : -1) * draw.uniform(0.5, 1.3));
				start = new Branch.Start(from.xPx(), from.yPx(), from.zUm(), from.angle(), slope);
			}
			tuft.add(Branch.grow(specimen, neuron, light, start, draw.logUniform(35, 160),
				Math.max(0.7, calibreUm * draw.uniform(0.75, 1.1)), draw));
		}
		return tuft;
	}

	/** Apical trunks of deeper neurons that cross the soma plane, steep or slanted. */
	private void growTrunks(final Draw draw) {
		final int count = (int) (somata.size() * draw.uniform(0.3, 1.5));
		for (int i = 0; i < count; i++) {
			final double slope = draw.chance(0.75) ? draw.uniform(3, 12) : draw.uniform(0.3, 1.5);
			final double lengthUm = 22 * Math.sqrt(1 + slope * slope) / slope;
			trunks.add(Branch.grow(specimen, draw.whole(named, neurons - 1), draw.logNormal(0.6, specimen.expressionLogSd()),
				new Branch.Start(draw.uniform(-AROUND_PX, specimen.widthPx() + AROUND_PX),
					draw.uniform(-AROUND_PX, specimen.heightPx() + AROUND_PX), -11, draw.uniform(0, 2 * Math.PI), slope),
				lengthUm, draw.uniform(1.8, 2.4), draw));
		}
	}

	/** Number of all neurons. */
	int neurons() {
		return neurons;
	}

	boolean dead(final int neuron) {
		return neuron < somata.size() && somata.get(neuron).dead();
	}

	List<Soma> somata() {
		return somata;
	}

	List<Branch> basal(final int neuron) {
		return basal.get(neuron);
	}

	List<Branch> trunks() {
		return trunks;
	}

	List<Branch> tufts() {
		return tufts;
	}
}
