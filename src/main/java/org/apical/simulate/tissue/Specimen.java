package org.apical.simulate.tissue;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What distinguishes one animal and its microscope from another, all drawn.
 *
 * @param pixelUm side of a pixel in both planes, µm
 * @param somata somata in the field of the soma plane
 * @param branches branches in and around the field of the tuft plane
 * @param protein the indicator
 * @param kinetics how fast the indicator is in the soma
 * @param brightness how bright it is
 * @param lateralUm SD of the lateral point-spread function in focus, µm
 * @param rayleighUm distance from the focus at which the beam is √2 times as wide, µm
 * @param photons photons a pixel and frame of a typical soma or branch at rest
 * @param counts counts per photon
 * @param excess SD of the counts of one photon over their mean
 * @param readSd SD of the read noise, counts
 * @param bleached share of the light that is lost in 30 min
 * @param hazeSoma light of the neuropil over that of a typical soma at rest
 * @param hazeTuft light of the neuropil over that of a typical branch at rest
 * @param hazeFollows correlation of the neuropil's light with the activity of the population
 * @param hazeSd SD of the neuropil's relative change of light
 * @param expressionLogSd spread of the cells' brightness (SD of its logarithm)
 * @param dayLogSd spread of a cell's brightness from day to day, likewise
 * @param deadShare share of the cells that are overfilled, bright and unresponsive
 * @param filledShare share of the live cells whose nucleus is not dark
 * @param beads brightness of varicosities over that of the branch between them
 * @param spinesPerUm spines per µm of branch
 * @param spikeDff ΔF/F that a spike gives in a typical soma
 * @param branchOwn mean height of a branch's own events over that of a spike in the soma
 * @param jitterPx SD of the movement at rest, px
 * @param driftPx drift over a session, px
 * @param lickPx amplitude of the movement with licking, px
 * @param runShare share of the time that the animal runs
 * @param bend share of the movement that differs across the field
 * @param focusDayUm SD of the focus from day to day, µm
 * @param focusDriftUm drift of the focus over a session, µm
 * @param vessels vessels whose shadows cross the field
 * @param vignette loss of light in the corners
 */
record Specimen(int widthPx, int heightPx, double pixelUm, int somata, int branches, Protein protein, Kinetics kinetics,
	Kinetics dendriteKinetics, Brightness brightness, double lateralUm, double rayleighUm, double photons, double counts,
	double excess, double readSd, double bleached, double hazeSoma, double hazeTuft, double hazeFollows, double hazeSd,
	double expressionLogSd, double dayLogSd, double deadShare, double filledShare, double beads, double spinesPerUm,
	double spikeDff, double branchOwn, double jitterPx, double driftPx, double lickPx, double runShare, double bend,
	double focusDayUm, double focusDriftUm, int vessels, double vignette)
{

	private static final int[] SIDES_PX = {160, 192, 224, 256, 256, 256, 320, 384, 512};
	private static final int LEAST_SIDE_PX = 160;
	/** Integral of a transient of height 1 of a typical indicator, s; slower ones are given smaller transients. */
	private static final double TYPICAL_AREA_S = 0.45;

	static Specimen draw(final TissueStudy study, final int animal) {
		final Draw draw = study.draw(Draw.Part.SPECIMEN, animal);
		final int width = SIDES_PX[draw.whole(0, SIDES_PX.length - 1)];
		final int height = Math.max(LEAST_SIDE_PX, 4 * (int) Math.round(width * draw.uniform(0.6, 1) / 4));
		final double pixelUm = draw.uniform(0.7, 1.15);
		final double somaUm2 = width * pixelUm * height * pixelUm;
		final double tuftUm2 = (width + 2 * Anatomy.AROUND_PX) * pixelUm * (height + 2 * Anatomy.AROUND_PX) * pixelUm;
		final int somata = within(somaUm2 * draw.logUniform(4e-4, 1.6e-3), 25, 120);
		final int branches = within(tuftUm2 * draw.logUniform(1.5e-3, 7e-3), 190, 530);
		final Protein protein = Protein.values()[draw.whole(0, Protein.values().length - 1)];
		final Kinetics kinetics = protein.kinetics(draw);
		final Kinetics dendrite = new Kinetics(kinetics.riseS(), kinetics.decayS() * draw.uniform(0.75, 1.05));
		return new Specimen(width, height, pixelUm, somata, branches, protein, kinetics, dendrite, protein.brightness(draw),
			draw.uniform(0.3, 0.5), draw.uniform(2, 4.5), draw.logUniform(1.5, 12), draw.logUniform(12, 70),
			draw.uniform(0.25, 0.5), draw.uniform(2, 12), draw.uniform(0.03, 0.2), draw.uniform(0.2, 0.8),
			draw.uniform(0.15, 0.6), draw.uniform(0.3, 0.8), draw.uniform(0.04, 0.15), draw.uniform(0.35, 0.7),
			draw.uniform(0.08, 0.35), draw.uniform(0.02, 0.12), draw.uniform(0.05, 0.3), draw.uniform(1.3, 2.6),
			draw.uniform(0, 0.8), draw.logUniform(0.3, 1.1) * Math.sqrt(TYPICAL_AREA_S / kinetics.areaS()),
			draw.uniform(0.3, 0.9), draw.uniform(0.5, 1.8),
			draw.uniform(0.5, 6), draw.logUniform(1, 6), draw.uniform(0.05, 0.35), draw.uniform(0.05, 0.3),
			draw.uniform(0.5, 2), draw.uniform(0.3, 2), draw.whole(1, 5), draw.uniform(0, 0.4));
	}

	private static int within(final double value, final int low, final int high) {
		return (int) Math.max(low, Math.min(high, Math.round(value)));
	}

	Map<String, Number> drawn() {
		final Map<String, Number> drawn = new LinkedHashMap<>();
		drawn.put("width_px", widthPx);
		drawn.put("height_px", heightPx);
		drawn.put("pixel_um", pixelUm);
		drawn.put("somata", somata);
		drawn.put("branches", branches);
		drawn.put("rise_s", kinetics.riseS());
		drawn.put("decay_soma_s", kinetics.decayS());
		drawn.put("decay_dendrite_s", dendriteKinetics.decayS());
		drawn.put("hill", brightness.hill());
		drawn.put("most_dff", brightness.most());
		drawn.put("lateral_psf_sd_um", lateralUm);
		drawn.put("rayleigh_um", rayleighUm);
		drawn.put("photons_per_pixel", photons);
		drawn.put("gain", counts);
		drawn.put("excess_noise_cv", excess);
		drawn.put("read_sd", readSd);
		drawn.put("bleached_in_30_min", bleached);
		drawn.put("haze_soma", hazeSoma);
		drawn.put("haze_tuft", hazeTuft);
		drawn.put("haze_follows", hazeFollows);
		drawn.put("haze_sd", hazeSd);
		drawn.put("expression_log_sd", expressionLogSd);
		drawn.put("day_log_sd", dayLogSd);
		drawn.put("dead_share", deadShare);
		drawn.put("filled_share", filledShare);
		drawn.put("beads", beads);
		drawn.put("spines_per_um", spinesPerUm);
		drawn.put("spike_dff", spikeDff);
		drawn.put("branch_own", branchOwn);
		drawn.put("jitter_px", jitterPx);
		drawn.put("drift_px", driftPx);
		drawn.put("lick_px", lickPx);
		drawn.put("run_share", runShare);
		drawn.put("bend", bend);
		drawn.put("focus_day_um", focusDayUm);
		drawn.put("focus_drift_um", focusDriftUm);
		drawn.put("vessels", vessels);
		drawn.put("vignette", vignette);
		return drawn;
	}
}
