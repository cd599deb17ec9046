package org.apical.io.imported;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apical.image.Mask;

/** The traces of a table of ΔF/F, which has neither fluorescence nor pixels. */
record TableTraces(TraceTable table) implements ImportedTraces {

	@Override
	public List<String> notes() {
		return table.notes();
	}

	@Override
	public List<String> names() {
		return table.names();
	}

	@Override
	public int frames() {
		return table.timesS().length;
	}

	@Override
	public int widthPx() {
		return 0;
	}

	@Override
	public int heightPx() {
		return 0;
	}

	@Override
	public double rateHz() {
		return table.rateHz();
	}

	@Override
	public String rateSource() {
		return "the table's times";
	}

	@Override
	public double[] timesS() {
		return table.timesS();
	}

	@Override
	public Optional<Mask> mask(final int roi) {
		return Optional.empty();
	}

	@Override
	public boolean isCell(final int roi) {
		return true;
	}

	@Override
	public float[] fluorescence(final int roi) {
		final float[] missing = new float[frames()];
		Arrays.fill(missing, Float.NaN);
		return missing;
	}

	@Override
	public float[] neuropil(final int roi) {
		return fluorescence(roi);
	}

	@Override
	public Optional<float[]> dff(final int roi) {
		return Optional.of(table.dff()[roi]);
	}
}
