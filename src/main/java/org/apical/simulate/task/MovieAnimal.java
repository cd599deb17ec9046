package org.apical.simulate.task;

import java.util.List;
import java.util.Map;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;

/** One simulated animal whose movies can be drawn. Its neurons are those that the study's table names. */
public interface MovieAnimal {

	/** The role of every neuron. */
	List<Role> roles();

	int sessions();

	/** The traces and trials of a session, from 0. */
	SessionTraces session(int session);

	/** The plane of a kind, the same tissue on all days. */
	MoviePlane plane(Kind kind);

	/** What was drawn for this animal alone, by name with its unit; empty if all animals are alike. */
	Map<String, Number> drawn();

	/**
	 * True modulation of a neuron's dendritic signal, ΔF/F·s: the coefficient of hit in the least-squares fit of
	 * the integral of u over the 2 s after the outcome on hit, with an intercept for every session; 0 if every
	 * session had only one outcome.
	 */
	default double modulationDffS(final int neuron) {
		double covariance = 0;
		double variance = 0;
		for (int s = 0; s < sessions(); s++) {
			final SessionTraces session = session(s);
			for (int k = 0; k < session.trials().size(); k++) {
				final double hit = (session.trials().get(k).outcome() == Outcome.HIT ? 1 : 0) - session.hitRate();
				covariance += hit * session.instructiveDffS(neuron, k);
				variance += hit * hit;
			}
		}
		return variance > 0 ? covariance / variance : 0;
	}
}
