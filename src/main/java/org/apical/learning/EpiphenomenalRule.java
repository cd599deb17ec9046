package org.apical.learning;

/**
 * M8: dendrites carry the vector signal of {@link VectorRule}, neurons learn as by {@link ReinforceRule}: F = ηC,
 * Q = gbE. The rival to rule out before opposing dendrites are said to teach.
 */
final class EpiphenomenalRule implements LearningRule {

	private final LearningRule learning = new ReinforceRule();
	private final LearningRule dendrites = new VectorRule();

	@Override
	public String id() {
		return "M8";
	}

	@Override
	public String name() {
		return "epiphenomenal";
	}

	@Override
	public Family family() {
		return Family.EPIPHENOMENAL;
	}

	@Override
	public double drive(final Day day) {
		return learning.drive(day);
	}

	@Override
	public double signal(final Day day) {
		return dendrites.signal(day);
	}
}
