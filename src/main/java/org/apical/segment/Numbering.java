package org.apical.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.study.Seed;

/** Ids of ROIs: their neurons' names, or numbers that are no neuron's name. */
final class Numbering {

	private Numbering() {}

	/**
	 * @param seeds the named ones come in their order
	 * @param rois nameless ones have an empty id
	 * @param silent come last, without a signal-to-noise ratio
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
