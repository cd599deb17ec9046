package org.apical.learning.fit;

import java.util.List;
import org.apical.learning.likelihood.Likelihood;
import org.apical.learning.likelihood.Regression;
import org.apical.learning.rules.Values;

/**
 * The likelihood of several animals that learn by one rule with the same parameters. Only c0, the dendritic signal
 * where the rule predicts none, differs between animals: c0 ~ N(0, 1), integrated out.
 */
final class Group implements Likelihood {

	private final List<Likelihood> animals;

	Group(final List<Likelihood> animals) {
		this.animals = List.copyOf(animals);
	}

	/** The regression on the rule's linear parameters except c0. */
	@Override
	public Regression regression(final Values at) {
		Regression sums = null;
		for (final Likelihood animal : animals) {
			final Regression own = animal.regression(at).withoutFirst();
			if (sums == null) {
				sums = own;
			} else {
				sums.add(own);
			}
		}
		return sums;
	}
}
