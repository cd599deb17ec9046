package org.apical.flow.run;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.apical.Progress;

/** Adds up the progress of a stage's units; each unit counts the same. */
final class StageProgress {

	private final double[] fractions;
	private final DoubleConsumer listener;
	private final BooleanSupplier cancelled;

	StageProgress(final int units, final DoubleConsumer listener, final BooleanSupplier cancelled) {
		this.fractions = new double[units];
		this.listener = listener;
		this.cancelled = cancelled;
	}

	Progress unit(final int index) {
		return (done, total) -> {
			if (cancelled.getAsBoolean()) {
				throw new CancellationException();
			}
			report(index, total == 0 ? 1 : (double) done / total);
		};
	}

	private synchronized void report(final int index, final double fraction) {
		fractions[index] = Math.max(fractions[index], fraction);
		double sum = 0;
		for (final double f : fractions) {
			sum += f;
		}
		listener.accept(sum / fractions.length);
	}
}
