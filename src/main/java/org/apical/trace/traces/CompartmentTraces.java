package org.apical.trace.traces;

import java.util.List;
import org.apical.trace.events.Event;

/**
 * All traces of one compartment in one session; NaN where there is no value.
 *
 * @param compartment name of the compartment
 * @param fluorescence fluorescence as read, by frame of its plane
 * @param neuropil fluorescence of its neuropil ring
 * @param dff ΔF/F
 * @param parts ΔF/F of its disjoint pixel parts, part × frame
 * @param deconvolved rate of action potentials in an arbitrary unit
 * @param timesS times at which its centre row was scanned, s on the session clock
 * @param events calcium events in order of time
 * @param quality how far ΔF/F can be trusted
 */
public record CompartmentTraces(String compartment, float[] fluorescence, float[] neuropil, float[] dff,
	float[][] parts,
	float[] deconvolved, double[] timesS, List<Event> events, TraceQuality quality)
{

	public CompartmentTraces {
		final int frames = timesS.length;
		if (fluorescence.length != frames || neuropil.length != frames || dff.length != frames
			|| deconvolved.length != frames)
		{
			throw new IllegalArgumentException("traces of " + compartment + " differ in length");
		}
		fluorescence = fluorescence.clone();
		neuropil = neuropil.clone();
		dff = dff.clone();
		parts = parts.clone();
		deconvolved = deconvolved.clone();
		timesS = timesS.clone();
		events = List.copyOf(events);
	}

	@Override
	public float[] fluorescence() {
		return fluorescence.clone();
	}

	@Override
	public float[] neuropil() {
		return neuropil.clone();
	}

	@Override
	public float[] dff() {
		return dff.clone();
	}

	@Override
	public float[][] parts() {
		return parts.clone();
	}

	@Override
	public float[] deconvolved() {
		return deconvolved.clone();
	}

	@Override
	public double[] timesS() {
		return timesS.clone();
	}
}
