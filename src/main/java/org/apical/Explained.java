package org.apical;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a parameter of an algorithm means, for the people who set it: shown by the command line's help, as the tool tip
 * in Fiji, and in messages about a value that is out of bounds.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Explained {

	/** One sentence, with the unit and the bounds. */
	String value();
}
