package org.apical.study;

import java.nio.file.Path;
import java.util.List;

/**
 * Traces of one plane that another program made, and whose they are.
 *
 * @param path the program's folder or file
 * @param links which of its ROIs are used, in the order of the program's ROIs
 * @param parts whether the traces of disjoint parts of the ROIs' pixels are known, and not only those of whole ROIs
 */
public record TraceSource(Path path, List<Link> links, boolean parts) {

	/**
	 * A ROI and the neuron it belongs to.
	 *
	 * @param neuron neuron id
	 * @param roi as the program calls it
	 */
	public record Link(String neuron, String roi) {}

	public TraceSource {
		links = List.copyOf(links);
	}
}
