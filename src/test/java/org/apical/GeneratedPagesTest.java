package org.apical;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GeneratedPagesTest {

	@Test
	void thePageOfCommandsIsWhatTheCommandsSayOfThemselves() throws IOException {
		GeneratedPage.assertIsUpToDate(Path.of("docs", "commands.md"), CommandsPage.text());
	}

	@Test
	void thePageOfParametersIsWhatTheStagesRead() throws IOException {
		GeneratedPage.assertIsUpToDate(Path.of("docs", "parameters.md"), ParametersPage.text());
	}
}
