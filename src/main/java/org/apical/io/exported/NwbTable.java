package org.apical.io.exported;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes a table of NWB: a group with a data set for each column. */
final class NwbTable {

	private static final String COMMON = "hdmf-common";

	private final NwbWriter nwb;
	private final String path;
	private final List<String> names = new ArrayList<>();

	NwbTable(final NwbWriter nwb, final String path, final String type, final String description, final int rows) {
		this.nwb = nwb;
		this.path = path;
		nwb.group(path, type);
		nwb.attribute(path, "description", description);
		nwb.integers(path + "/id", IntStream.range(0, rows).toArray());
		nwb.type(path + "/id", COMMON, "ElementIdentifiers");
	}

	void texts(final String name, final String description, final String... values) {
		nwb.texts(path + "/" + name, values);
		column(name, description);
	}

	void integers(final String name, final String description, final int... values) {
		nwb.integers(path + "/" + name, values);
		column(name, description);
	}

	void bytes(final String name, final String description, final byte... values) {
		nwb.bytes(path + "/" + name, values);
		column(name, description);
	}

	void doubles(final String name, final String description, final double... values) {
		nwb.doubles(path + "/" + name, values);
		column(name, description);
	}

	/** Declares a data set in the group, which must be written already, as a column. */
	void column(final String name, final String description) {
		nwb.type(path + "/" + name, COMMON, "VectorData");
		nwb.attribute(path + "/" + name, "description", description);
		names.add(name);
		nwb.attribute(path, "colnames", names.toArray(String[]::new));
	}

	/** Writes a data set that refers to all rows of a table, in order. */
	static void region(final NwbWriter nwb, final String path, final String table, final int rows) {
		nwb.integers(path, IntStream.range(0, rows).toArray());
		nwb.type(path, COMMON, "DynamicTableRegion");
		nwb.attribute(path, "description", "all ROIs of the plane");
		nwb.reference(path, "table", table);
	}
}
