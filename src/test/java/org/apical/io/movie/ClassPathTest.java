package org.apical.io.movie;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import loci.formats.ImageReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The fat Bio-Formats jar brings libraries of its own, of other versions: ours must win. */
class ClassPathTest {

	private static String origin(final Class<?> type) {
		return type.getProtectionDomain().getCodeSource().getLocation().toString();
	}

	@ParameterizedTest
	@ValueSource(classes = {ObjectMapper.class, com.fasterxml.jackson.core.JsonParser.class, Yaml.class})
	void librariesThatBioFormatsBringsTooAreOurs(final Class<?> type) {
		assertFalse(origin(type).equals(origin(ImageReader.class)), origin(type));
	}

}
