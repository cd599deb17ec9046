package org.apical.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.study.Seed;

/** Gives ROIs their ids: their neurons' names, or numbers that are not the name of a neuron. */
final class Numbering {

	private Numbering() {}

	/**
	 * @param seeds the seeds, in whose order the named ROIs come first
	 * @param rois the ROIs; those without a name have an empty id
	 * @param silent the silent somata, which come last and have no signal-to-noise ratio
	 */
	static List<Roi> of(final List<Seed> seeds, final List<Roi> rois, final List<Mask> silent) {
		final List<Roi> all = new ArrayList<>();
		seeds.forEach(seed -> rois.stream().filter(roi -> roi.id().equals(seed.neuron())).forEach(all::add));
		final List<Roi> others = new ArrayList<>(rois.stream().filter(roi -> roi.id().isEmpty()).toList());
		silent.forEach(mask -> others.add(new Roi("", mask, Double.NaN)));
		final Set<String> names = seeds.stream().map(Seed::neuron).collect(Collectors.toSet());
		int number = 1;
		for (final Roi roi : others) {
			while (names.contains(Integer.toString(number))) {
				number++;
			}
			all.add(new Roi(Integer.toString(number++), roi.mask(), roi.snr()));
		}
		return all;
	}
}
