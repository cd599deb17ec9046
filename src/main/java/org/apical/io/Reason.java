package org.apical.io;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used, in words: Java's messages are often the file's name alone. */
final class Reason {

	private Reason() {}

	static String of(final Exception e) {
		if (e instanceof NoSuchFileException) {
			return "there is no such file";
		}
		if (e instanceof FileAlreadyExistsException) {
			return "there is a file where a folder should be";
		}
		if (e instanceof AccessDeniedException) {
			return "permission denied";
		}
		final String message = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
		return message == null ? e.getClass().getSimpleName() : message;
	}
}
