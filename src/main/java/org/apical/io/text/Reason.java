package org.apical.io.text;

import java.io.EOFException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file could not be used: Java's messages are often only the file's name. */
public final class Reason {

	private Reason() {}

	/** The reason, without the file's name. */
	public static String of(final Throwable e) {
		if (e instanceof NoSuchFileException) {
			return "there is no such file";
		}
		if (e instanceof FileAlreadyExistsException) {
			return "there is a file where a folder should be";
		}
		if (e instanceof AccessDeniedException) {
			return "permission denied";
		}
		if (e instanceof CharacterCodingException) {
			return "it holds bytes that are not UTF-8";
		}
		if (e instanceof OutOfMemoryError) {
			return "it asks for more memory than there is";
		}
		final String message = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
		if (message == null) {
			return e instanceof EOFException ? "it ends too early" : e instanceof RuntimeException ? "it is damaged"
				: e.getClass().getSimpleName();
		}
		return message;
	}
}
