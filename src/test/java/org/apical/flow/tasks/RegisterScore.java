package org.apical.flow.tasks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.match.RoiTracking.PairProbability;
import org.apical.match.RoiTracking.Tracked;

/**
 * The register score of CellReg (Sheintuch et al. 2017; its {@code compute_scores}): the mean over cells of the
 * mean over its ROIs and every other day of p(partner) − Σ p(other candidates) where it has a ROI that day, and of
 * 1 − Σ p(candidates) where it has none.
 */
final class RegisterScore {

	private RegisterScore() {}

	static double of(final List<Tracked> rois, final List<PairProbability> pairs, final int days) {
		final Map<List<Integer>, Map<Integer, Double>> candidates = new HashMap<>();
		for (final PairProbability pair : pairs) {
			put(candidates, pair.dayA(), pair.roiA(), pair.dayB(), pair.roiB(), pair.probability());
			put(candidates, pair.dayB(), pair.roiB(), pair.dayA(), pair.roiA(), pair.probability());
		}
		final Map<Integer, Map<Integer, Integer>> cells = new HashMap<>();
		rois.forEach(roi -> cells.computeIfAbsent(roi.neuron(), n -> new HashMap<>()).put(roi.day(), roi.roi()));
		return cells.values().stream().mapToDouble(cell -> ofCell(cell, candidates, days)).average().orElseThrow();
	}

	private static void put(final Map<List<Integer>, Map<Integer, Double>> candidates, final int day, final int roi,
		final int otherDay, final int otherRoi, final double probability)
	{
		candidates.computeIfAbsent(List.of(day, roi, otherDay), key -> new HashMap<>()).put(otherRoi, probability);
	}

	private static double ofCell(final Map<Integer, Integer> cell,
		final Map<List<Integer>, Map<Integer, Double>> candidates, final int days)
	{
		double good = 0;
		int comparisons = 0;
		for (final Map.Entry<Integer, Integer> roi : cell.entrySet()) {
			for (int day = 0; day < days; day++) {
				if (day != roi.getKey()) {
					final Map<Integer, Double> near =
						candidates.getOrDefault(List.of(roi.getKey(), roi.getValue(), day), Map.of());
					final double all = near.values().stream().mapToDouble(Double::doubleValue).sum();
					final double partner = cell.containsKey(day) ? near.getOrDefault(cell.get(day), 0.0) : 0;
					good += cell.containsKey(day) ? partner - (all - partner) : 1 - all;
					comparisons++;
				}
			}
		}
		return good / comparisons;
	}
}
