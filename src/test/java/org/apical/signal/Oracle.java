package org.apical.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.apical.io.Json;

/** Numbers that NumPy, SciPy, statsmodels and scikit-learn found; see {@code conditions_oracle.py}. */
final class Oracle {

	private Oracle() {}

	static JsonNode of(final String part) {
		try {
			return Json.read(Path.of(Oracle.class.getResource("conditions.json").toURI())).get(part);
		} catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	static double[] array(final JsonNode numbers) {
		return StreamSupport.stream(numbers.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
	}

	static double[][] matrix(final JsonNode rows) {
		return StreamSupport.stream(rows.spliterator(), false).map(Oracle::array).toArray(double[][]::new);
	}
}
