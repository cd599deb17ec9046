package org.apical.trace.traces;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.Progress;
import org.apical.study.Kind;
import org.apical.trace.baseline.Baseline;
import org.apical.trace.baseline.NeuropilFit;
import org.apical.trace.baseline.QuietNeuropil;
import org.apical.trace.events.Event;
import org.apical.trace.events.Events;
import org.apical.trace.events.Kinetics;
import org.apical.trace.extract.Extraction;

/**
 * Computes ΔF/F of whole ROIs and of their parts, and events, from fluorescence.
 *
 * <p>F_c = (F − o) − α (F_np − o) with the detector's offset o and α fixed, from {@link QuietNeuropil} or from {@link
 * NeuropilFit}. {@link Baseline} gives ΔF/F, of a dendrite against the part of the baseline that is its own ({@link
 * OwnShare}), {@link Events} gives σ and events, {@link Audit} measures how far they can be trusted.
 *
 * <p><b>Parts.</b> F_c of a part uses the ROI's own α and neuropil trace, and its baseline is the ROI's, scaled
 * by mean F_c of the part over mean F_c of the ROI. A baseline found from the part alone would differ: a part
 * of five has about √5 times the noise, which draws a low percentile down and is only known roughly. In
 * simulation the parts' ΔF/F then came out 3 % smaller than the whole's; with the scaled baseline they agree.
 * What the parts share through the common baseline is slow and small (a percentile over 60 s); what they share
 * through the noise of the common neuropil trace is white in time, and amplitudes are only ever multiplied
 * between parts of different frames.
 */
public final class Traces {

	/** The parameter that has a plane's neuropil coefficient found. */
	private static final double FOUND = -1;
	/** How traces are made from fluorescence. */
	public record Parameters(
		@Explained("value of a pixel that receives no light, in the movie's units, below its mean; 0 where it is unknown")
		double detectorOffset,
		@Explained("share of the neuropil ring's fluorescence that is in a soma's ROI, 0 to 2")
		double neuropilCoefficient,
		@Explained("share of the neuropil ring's fluorescence that is in a trunk's or tuft's ROI, 0 to 2; -1 to find it for"
			+ " each plane from the frames in which its ROIs are quiet") double neuropilCoefficientDendrite,
		@Explained("whether the neuropil coefficient of each ROI is found by robust regression on its ring, between the"
			+ " bounds below") boolean fitNeuropil,
		@Explained("smallest neuropil coefficient of a regression, 0 to 2")
		double neuropilCoefficientMin,
		@Explained("largest neuropil coefficient of a regression, 0 to 2")
		double neuropilCoefficientMax,
		@Explained("how the baseline is found: percentile, maximin or quiet (mean of epochs without events)")
		String baseline,
		@Explained("percentile of the fluorescence taken as baseline, %, 0 to 50")
		double baselinePercentile,
		@Explained("window about each frame in which the baseline is sought, s, above 0")
		double baselineWindowS,
		@Explained("running mean before the baseline is sought, s, 0 for none")
		double baselineSmoothingS,
		@Explained("lowest baseline, as a fraction of the median uncorrected fluorescence, 0 to 1")
		double baselineFloor,
		@Explained("decay time constant of the fluorescence, s, 0.001 to 60; 0 to find it from all traces of a plane,"
			+ " with what is published for the indicator as prior") double decayS,
		@Explained("time constant of the indicator's rise, s, 0 to 5, for a second-order model of the calcium; 0 for a rise"
			+ " within a frame, which comes late by what is known for the indicator") double riseS,
		@Explained("smallest step of ΔF/F that is an event, over its standard error, 0 to 100")
		double eventThresholdSd)
	{

		public Parameters {
			Bounds.within("detector_offset", detectorOffset, -1e9, 1e9);
			Bounds.within("neuropil_coefficient", neuropilCoefficient, 0, 2);
			if (neuropilCoefficientDendrite != FOUND) {
				Bounds.within("neuropil_coefficient_dendrite", neuropilCoefficientDendrite, 0, 2);
			}
			Bounds.within("neuropil_coefficient_max", neuropilCoefficientMax, 0, 2);
			Bounds.within("neuropil_coefficient_min", neuropilCoefficientMin, 0, neuropilCoefficientMax);
			Bounds.oneOf("baseline", baseline, Baseline.PERCENTILE, Baseline.MAXIMIN, Baseline.QUIET);
			Bounds.within("baseline_percentile", baselinePercentile, 0, 50);
			Bounds.within("baseline_window_s", baselineWindowS, 1e-3, 1e6);
			Bounds.within("baseline_smoothing_s", baselineSmoothingS, 0, 1e3);
			Bounds.within("baseline_floor", baselineFloor, 0, 1);
			if (decayS != 0) {
				Bounds.within("decay_s", decayS, 0.001, 60);
			}
			Bounds.within("rise_s", riseS, 0, 5);
			Bounds.within("event_threshold_sd", eventThresholdSd, 0, 100);
		}

		public static Parameters defaults() {
			return new Parameters(0, 0.7, FOUND, false, 0, 1.2, Baseline.PERCENTILE, 8, 60, 0.3, 0.1, 0, 0, 3);
		}

		Baseline.Parameters f0() {
			return new Baseline.Parameters(baseline, baselinePercentile, baselineWindowS, baselineSmoothingS, baselineFloor);
		}

		/** The coefficient α of the ROIs of a plane. */
		double neuropilCoefficient(final Extraction.Result read, final Kind kind, final double rateHz) {
			if (kind == Kind.SOMA || neuropilCoefficientDendrite != FOUND) {
				return kind == Kind.SOMA ? neuropilCoefficient : neuropilCoefficientDendrite;
			}
			return Correction
				.rounded(QuietNeuropil.coefficient(IntStream.range(0, read.rois()).mapToObj(read::fluorescence).toList(),
					IntStream.range(0, read.rois()).mapToObj(read::neuropil).toList(), new Baseline(f0()), rateHz));
		}
	}

	/**
	 * Traces of one ROI; NaN where there is no value.
	 *
	 * @param dff ΔF/F by frame
	 * @param parts part × frame
	 * @param deconvolved deconvolved rate of action potentials in an arbitrary unit, by frame
	 * @param events calcium events in order of time
	 * @param quality how far ΔF/F can be trusted
	 */
	public record RoiTraces(float[] dff, float[][] parts, float[] deconvolved, List<Event> events, TraceQuality quality) {

		public RoiTraces {
			dff = dff.clone();
			parts = parts.clone();
			deconvolved = deconvolved.clone();
			events = List.copyOf(events);
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
	}

	/**
	 * ΔF/F of a ROI against the whole of its baseline.
	 *
	 * @param baseline mean of F0
	 * @param excess mean of F_c − F0
	 * @param displaced the neuropil whose place the ROI takes: (1 − α) times the mean of F_np
	 */
	private record Raised(float[] corrected, double alpha, float[] dff, float[][] parts, int flooredFrames,
		double baseline, double excess, double displaced)
	{}

	/** ΔF/F of a ROI, before its events are known. */
	private record Measured(float[] dff, float[][] parts, int flooredFrames, TraceAudit audit) {}

	private final Parameters parameters;
	private final Kinetics kinetics;

	/** @param indicator kinetics of the indicator; its decay is the prior if the parameter {@code decay_s} is 0 */
	public Traces(final Parameters parameters, final Kinetics indicator) {
		this.parameters = parameters;
		kinetics = (parameters.decayS > 0 ? indicator.withDecay(parameters.decayS) : indicator).withRise(parameters.riseS);
	}

	/** Traces of every ROI, in the order of the extraction. */
	public List<RoiTraces> of(final Extraction.Result extraction, final Kind kind, final double rateHz,
		final TaskExecutor executor, final Progress progress)
	{
		return of(extraction, List.of(), kind, rateHz, executor, progress);
	}

	/**
	 * Traces of every ROI, in the order of the extraction.
	 *
	 * @param known how the dendrites were corrected when their movie was at hand; empty if that is to be found
	 */
	public List<RoiTraces> of(final Extraction.Result extraction, final List<Correction> known, final Kind kind,
		final double rateHz, final TaskExecutor executor, final Progress progress)
	{
		final boolean given = !known.isEmpty() && kind != Kind.SOMA;
		final boolean givenAlpha = given && parameters.neuropilCoefficientDendrite == FOUND;
		final double alpha = givenAlpha ? Double.NaN : parameters.neuropilCoefficient(extraction, kind, rateHz);
		final Raised[] raised = new Raised[extraction.rois()];
		final AtomicLong done = new AtomicLong();
		executor.forEach(IntStream.range(0, raised.length).boxed().toList(), roi -> {
			raised[roi] = roi(extraction, roi, givenAlpha ? known.get(roi).neuropilCoefficient() : alpha, rateHz);
			progress.at(done.incrementAndGet(), 2L * raised.length);
		});
		final double[] own = given ? known.stream().mapToDouble(Correction::ownShare).toArray() : OwnShare.of(
			IntStream.range(0, raised.length).mapToObj(roi -> extraction.ownLights().get(roi).plus(raised[roi].displaced))
				.toList(),
			Arrays.stream(raised).mapToDouble(Raised::baseline).toArray(),
			Arrays.stream(raised).mapToDouble(Raised::excess).toArray());
		final Measured[] measured = new Measured[raised.length];
		executor.forEach(IntStream.range(0, raised.length).boxed().toList(),
			roi -> measured[roi] = measured(raised[roi], own[roi], rateHz));
		return withEvents(List.of(measured), rateHz, executor,
			(part, total) -> progress.at(measured.length + part, 2L * measured.length));
	}

	private Raised roi(final Extraction.Result extraction, final int roi, final double fixed, final double rateHz) {
		final float[] fluorescence = light(extraction.fluorescence(roi));
		final float[] neuropil = light(extraction.neuropil(roi));
		final double alpha = parameters.fitNeuropil ? NeuropilFit.coefficient(fluorescence, neuropil, rateHz,
			parameters.neuropilCoefficientMin, parameters.neuropilCoefficientMax, fixed) : fixed;
		final float[] corrected = corrected(fluorescence, neuropil, alpha);
		final Baseline.F0 f0 = new Baseline(parameters.f0()).f0(corrected, fluorescence, rateHz);
		final float[] dff = f0.dff(corrected, 1);
		final float[][] parts = new float[extraction.parts(roi)][];
		for (int part = 0; part < parts.length; part++) {
			final float[] partCorrected = corrected(light(extraction.part(roi, part)), neuropil, alpha);
			parts[part] = parts.length == 1 ? dff : f0.dff(partCorrected, scale(partCorrected, corrected));
		}
		final double baseline = mean(f0.f0(), corrected);
		return new Raised(corrected, alpha, dff, parts, f0.flooredFrames(), baseline,
			mean(corrected, corrected) - baseline, (1 - Math.min(1, alpha)) * mean(neuropil, corrected));
	}

	/** ΔF/F against the share of the baseline that is the ROI's own. */
	private Measured measured(final Raised roi, final double own, final double rateHz) {
		final float[] dff = divided(roi.dff, own);
		final float[][] parts = Arrays.stream(roi.parts).map(part -> part == roi.dff ? dff : divided(part, own))
			.toArray(float[][]::new);
		return new Measured(dff, parts, roi.flooredFrames,
			new Audit(new Baseline(parameters.f0()), parameters.f0(), rateHz).of(roi.corrected, dff, parts, roi.alpha, own));
	}

	private static float[] divided(final float[] dff, final double by) {
		final float[] divided = new float[dff.length];
		for (int t = 0; t < divided.length; t++) {
			divided[t] = (float) (dff[t] / by);
		}
		return divided;
	}

	/** The mean of values in the frames in which a trace has values. */
	private static double mean(final float[] values, final float[] trace) {
		double sum = 0;
		int count = 0;
		for (int t = 0; t < trace.length; t++) {
			if (!Float.isNaN(trace[t]) && !Float.isNaN(values[t])) {
				sum += values[t];
				count++;
			}
		}
		return sum / count;
	}

	/**
	 * Traces of ROIs whose ΔF/F, and that of their parts, is known already: adds their events.
	 *
	 * @param parts ΔF/F of the parts, ROI × part × frame
	 */
	public List<RoiTraces> ofDff(final List<float[]> dff, final List<float[][]> parts, final double rateHz,
		final TaskExecutor executor, final Progress progress)
	{
		return withEvents(IntStream.range(0, dff.size())
			.mapToObj(roi -> new Measured(dff.get(roi), parts.get(roi), 0, TraceAudit.NONE)).toList(), rateHz, executor,
			progress);
	}

	/** The events of all ROIs, whose decay is found from all of them. */
	private List<RoiTraces> withEvents(final List<Measured> rois, final double rateHz, final TaskExecutor executor,
		final Progress progress)
	{
		final Kinetics fitted = Events.fitted(rois.stream().map(roi -> roi.dff).toList(), rateHz, kinetics, executor);
		final RoiTraces[] traces = new RoiTraces[rois.size()];
		final AtomicLong done = new AtomicLong();
		executor.forEach(IntStream.range(0, traces.length).boxed().toList(), roi -> {
			traces[roi] = withEvents(rois.get(roi), rateHz, fitted);
			progress.at(done.incrementAndGet(), traces.length);
		});
		return List.of(traces);
	}

	private RoiTraces withEvents(final Measured roi, final double rateHz, final Kinetics fitted) {
		final Events.Result events = new Events(parameters.eventThresholdSd).find(roi.dff, rateHz, fitted);
		return new RoiTraces(roi.dff, roi.parts, events.deconvolved(), events.events(),
			new TraceQuality(events.noise(), fitted.decayS(), roi.flooredFrames, roi.dff.length, roi.audit));
	}

	/** Subtracts the detector's offset, in place: an offset left in F0 makes every ΔF/F too small. */
	private float[] light(final float[] read) {
		for (int t = 0; t < read.length; t++) {
			read[t] -= (float) parameters.detectorOffset;
		}
		return read;
	}

	private static float[] corrected(final float[] fluorescence, final float[] neuropil, final double alpha) {
		final float[] corrected = fluorescence.clone();
		for (int t = 0; t < corrected.length && alpha != 0; t++) {
			corrected[t] -= (float) (alpha * neuropil[t]);
		}
		return corrected;
	}

	/** Mean of a part over the mean of the whole, over the frames in which both have values. */
	private static double scale(final float[] part, final float[] whole) {
		double sum = 0;
		double total = 0;
		for (int t = 0; t < part.length; t++) {
			if (!Float.isNaN(part[t]) && !Float.isNaN(whole[t])) {
				sum += part[t];
				total += whole[t];
			}
		}
		return sum / total;
	}
}
