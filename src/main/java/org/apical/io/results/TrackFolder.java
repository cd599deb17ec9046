package org.apical.io.results;

import java.nio.file.Path;
import java.util.List;
import org.apical.io.text.CsvOut;
import org.apical.match.RoiTracking.Tracked;

/**
 * Which ROIs are the same neuron across days: {@code matches.csv} (neuron, session, roi, probability, status),
 * one row for each ROI; neurons, sessions and ROIs count from 1. A neuron that is seen on one day only is
 * {@code unknown}, without a probability.
 */
public final class TrackFolder {

	private TrackFolder() {}

	public static void write(final Path folder, final List<Tracked> rois) {
		try (
			CsvOut table = new CsvOut(folder.resolve("matches.csv"), "neuron", "session", "roi", "probability", "status"))
		{
			for (final Tracked roi : rois) {
				table.row(roi.neuron() + 1, roi.day() + 1, roi.roi() + 1, roi.probability(),
					roi.matched() ? "matched" : "unknown");
			}
		}
	}
}
