package org.apical.signal.roles;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.apical.io.text.Json;

/** Numbers that NumPy, SciPy, statsmodels and scikit-learn found; see {@code conditions_oracle.py}. */
public final class Oracle {

	private Oracle() {}

	public static JsonNode of(final String part) {
		try {
			return Json.read(Path.of(Oracle.class.getResource("/org/apical/signal/conditions.json").toURI())).get(part);
		} catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	public static double[] array(final JsonNode numbers) {
		return StreamSupport.stream(numbers.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
	}

	public static double[][] matrix(final JsonNode rows) {
		return StreamSupport.stream(rows.spliterator(), false).map(Oracle::array).toArray(double[][]::new);
	}
}
