package org.apical.io.movie;

import java.util.List;

/** A movie that reports how its files were understood where they are ambiguous. */
public interface Understood {

	/** One sentence for each ambiguity, with the remedy if the file was meant otherwise. */
	List<String> notes();
}
