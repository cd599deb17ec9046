package org.apical.io;

import java.util.List;

/** A movie that can say how its files were understood where they leave a doubt. */
interface Understood {

	/** One sentence for each doubt, with what to do if it was meant otherwise. */
	List<String> notes();
}
