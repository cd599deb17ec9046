package org.apical.io.movie;

import java.util.List;

/** A movie that can say how its files were understood where they leave a doubt. */
public interface Understood {

	/** One sentence for each doubt, with what to do if it was meant otherwise. */
	List<String> notes();
}
