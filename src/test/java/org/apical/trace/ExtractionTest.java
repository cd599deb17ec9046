package org.apical.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.imglib2.parallel.Parallelization;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.study.Kind;
import org.junit.jupiter.api.Test;

class ExtractionTest {

	private static final double[][] CENTRES = {{20, 20}, {44, 24}, {24, 46}, {48, 50}};

	private static Extraction.Result extract(final SimulatedCells cells, final List<Mask> masks) {
		return extract(cells, cells.motion(), masks, Extraction.BlankRows.NONE);
	}

	private static Extraction.Result extract(final SimulatedCells cells, final Motion motion, final List<Mask> masks,
		final Extraction.BlankRows blank)
	{
		return new Extraction(Extraction.Parameters.defaults()).extract(cells, motion, masks, List.of(), Kind.SOMA, 1, blank,
			TaskExecutors.singleThreaded(), Progress.NONE);
	}

	@Test
	void partsShareNoNoiseUnderSubPixelJitter() {
		final SimulatedCells cells = new SimulatedCells(48, 48, 12000, new double[][] {}, 0, 0, 3, 0.6, true, 5);
		final SimulatedCells still = cells;
		final List<Mask> masks = List.of(SimulatedCells.disc(24, 24, 7, 48, 48));
		final Extraction.Result read = extract(still, masks);
		double sum = 0;
		int pairs = 0;
		for (int p = 0; p < 5; p++) {
			for (int q = p + 1; q < 5; q++) {
				sum += correlation(high(read.part(0, p)), high(read.part(0, q)));
				pairs++;
			}
		}
		System.out.println("mean correlation of parts " + sum / pairs);
	}

	private static float[] high(final float[] trace) {
		final float[] d = new float[trace.length - 1];
		for (int t = 0; t < d.length; t++) {
			d[t] = trace[t + 1] - trace[t];
		}
		return d;
	}

	static double correlation(final float[] a, final float[] b) {
		double ma = 0;
		double mb = 0;
		for (int t = 0; t < a.length; t++) {
			ma += a[t] / a.length;
			mb += b[t] / b.length;
		}
		double ab = 0;
		double aa = 0;
		double bb = 0;
		for (int t = 0; t < a.length; t++) {
			ab += (a[t] - ma) * (b[t] - mb);
			aa += (a[t] - ma) * (a[t] - ma);
			bb += (b[t] - mb) * (b[t] - mb);
		}
		return ab / Math.sqrt(aa * bb);
	}
}
