package org.apical.io.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

	@Test
	void theNearestWordNeedsTheFewestEdits() {
		final List<String> known = List.of("rate_hz", "rois", "series", "offset_s", "frames", "frame_times");
		assertEquals("rate_hz", Nearest.to("ratehz", known));
		assertEquals("offset_s", Nearest.to("ofset_s", known));
		assertEquals("frames", Nearest.to("frame", known));
		assertEquals("frame_times", Nearest.to("frame_time", known));
	}

	@Test
	void theFirstInOrderIsTakenOfSeveral() {
		assertEquals("a", Nearest.to("x", List.of("b", "a")));
	}
}
