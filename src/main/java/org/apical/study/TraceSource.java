package org.apical.study;

import java.nio.file.Path;
import java.util.List;

/**
 * Traces of one plane that another program made, and the neurons to which they belong.
 *
 * @param path the program's folder or file
 * @param links the ROIs that are used and their neurons, in the order of the program's ROIs
 * @param parts whether the traces of disjoint parts of the ROIs' pixels are known in addition to those of whole
 *            ROIs
 */
public record TraceSource(Path path, List<Link> links, boolean parts) {

	/**
	 * A ROI and the neuron it belongs to.
	 *
	 * @param neuron neuron id
	 * @param roi id of the ROI in the program
	 */
	public record Link(String neuron, String roi) {}

	public TraceSource {
		links = List.copyOf(links);
	}
}
