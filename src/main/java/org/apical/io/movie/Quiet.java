package org.apical.io.movie;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Keeps Bio-Formats and its libraries from logging on the user's console. */
final class Quiet {

	private static final String[] LOGGERS = {"loci", "ome"};

	private Quiet() {}

	/** Turns logging off; the root logger only if its level is DEBUG, its default, so that nobody has set it. */
	static void bioFormats() {
		try {
			for (final String name : LOGGERS) {
				off(name);
			}
			if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root && root.getLevel() == Level.DEBUG) {
				root.setLevel(Level.OFF);
			}
		} catch (final LinkageError e) {
			// another logging library is in place, with settings of its own
		}
	}

	private static void off(final String name) {
		if (LoggerFactory.getLogger(name) instanceof Logger logger) {
			logger.setLevel(Level.OFF);
		}
	}
}
