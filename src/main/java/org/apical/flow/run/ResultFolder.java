package org.apical.flow.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.io.text.Reason;

/** A result folder that is locked by one run at a time. Closing it releases the lock. */
public final class ResultFolder implements AutoCloseable {

	private static final String TEMPORARY = ".unfinished-";
	private static final String LOCK = ".lock";

	private final FileChannel channel;
	private final FileLock lock;

	private ResultFolder(final FileChannel channel, final FileLock lock) {
		this.channel = channel;
		this.lock = lock;
	}

	/**
	 * Makes the folder if it is missing, locks it, and removes temporary folders that a killed run left.
	 *
	 * @throws InvalidInputException if the folder cannot be written, or another run has locked it
	 */
	public static ResultFolder hold(final Path folder) {
		try {
			Files.createDirectories(folder);
			final FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
			try {
				final ResultFolder held = new ResultFolder(channel, lock(channel, folder));
				clear(folder);
				return held;
			} catch (final IOException | ApicalException e) {
				channel.close();
				throw e;
			}
		} catch (final IOException e) {
			throw new InvalidInputException(folder + ": cannot be written (" + Reason.of(e) + "); choose another --out");
		}
	}

	private static FileLock lock(final FileChannel channel, final Path folder) throws IOException {
		final FileLock lock = tryLock(channel);
		if (lock == null) {
			throw new InvalidInputException(folder + ": another run is writing here; wait for it or choose another --out");
		}
		return lock;
	}

	private static FileLock tryLock(final FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		} catch (final OverlappingFileLockException e) {
			return null;
		}
	}

	private static void clear(final Path folder) throws IOException {
		final List<Path> left = new ArrayList<>();
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult preVisitDirectory(final Path dir, final BasicFileAttributes attributes) {
				if (dir.getFileName().toString().startsWith(TEMPORARY)) {
					left.add(dir);
					return FileVisitResult.SKIP_SUBTREE;
				}
				return FileVisitResult.CONTINUE;
			}
		});
		left.forEach(ResultFolder::delete);
	}

	/** Makes an empty folder beside the place to which it will be moved. */
	static Path temporary(final Path place) {
		final Path folder = place.resolveSibling(TEMPORARY + place.getFileName());
		delete(folder);
		try {
			return Files.createDirectories(folder);
		} catch (final IOException e) {
			throw new ApicalException(folder + ": cannot be made (" + Reason.of(e) + ")", e);
		}
	}

	static void moveIntoPlace(final Path temporary, final Path place) {
		delete(place);
		try {
			Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
		} catch (final IOException e) {
			throw new ApicalException(place + ": cannot be put in place (" + Reason.of(e) + ")", e);
		}
	}

	static void delete(final Path folder) {
		if (!Files.exists(folder)) {
			return;
		}
		try {
			Files.walkFileTree(folder, new SimpleFileVisitor<>() {
				@Override
				public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
					Files.delete(file);
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult postVisitDirectory(final Path dir, final IOException e) throws IOException {
					Files.delete(dir);
					return FileVisitResult.CONTINUE;
				}
			});
		} catch (final IOException e) {
			throw new ApicalException(folder + ": cannot be removed (" + Reason.of(e) + ")", e);
		}
	}

	@Override
	public void close() {
		try {
			lock.release();
			channel.close();
		} catch (final IOException e) {
			throw new ApicalException("lock cannot be released (" + Reason.of(e) + ")", e);
		}
	}
}
