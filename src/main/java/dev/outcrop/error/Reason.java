package dev.outcrop.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why something could not be done with a file, in words: Java's own message is often the file's name alone. */
public final class Reason {

    private Reason() {}

    /** Such as {@code No such file or directory} or {@code Read-only file system}, without a full stop. */
    public static String of(IOException failure) {
        if (failure instanceof FileSystemException of && of.getReason() != null) {
            return of.getReason();
        }
        if (failure instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (failure instanceof FileAlreadyExistsException there) {
            return "There is a file in the way: " + there.getFile();
        }
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }
}
