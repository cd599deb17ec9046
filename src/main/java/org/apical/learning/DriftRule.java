package org.apical.learning;

import java.util.EnumSet;
import java.util.Set;

/** M0: nothing teaches; activity drifts and decays. */
final class DriftRule implements LearningRule {

	@Override
	public String id() {
		return "M0";
	}

	@Override
	public String name() {
		return "drift";
	}

	@Override
	public Family family() {
		return Family.NONE;
	}

	@Override
	public double drive(final Day day) {
		return 0;
	}

	@Override
	public double signal(final Day day) {
		return 0;
	}

	@Override
	public Set<Parameter> parameters() {
		return EnumSet.complementOf(EnumSet.of(Parameter.ETA, Parameter.G));
	}
}
