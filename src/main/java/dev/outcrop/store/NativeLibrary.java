package dev.outcrop.store;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native library inside the driver's jar, unpacked once a user instead of once a process.
 *
 * <p>Left to itself the driver unpacks 1 MB into the temporary folder in every process and compares it byte by byte: 75
 * ms, and a file that stays behind when the process is killed. A copy is kept in the user's own cache, which nobody else
 * may write to, and never in a project, which may be somebody else's. Where the cache cannot be used, the driver goes its
 * own way.
 *
 * @param cache the folder that holds the copies, one folder a driver and machine
 */
record NativeLibrary(Path cache) {

    /** The driver's own setting; a user's choice wins. */
    private static final String PATH = "org.sqlite.lib.path";

    private static final String OWNER_ONLY = "rwx------";

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

    static NativeLibrary ofThisUser() {
        return new NativeLibrary(Path.of(System.getProperty("user.home"), ".cache", "outcrop"));
    }

    /** Tells the driver where the copy is; makes it where there is none yet. */
    void use() {
        if (System.getProperty(PATH) != null) {
            return;
        }
        try {
            System.setProperty(PATH, unpacked().toString());
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("SQLite's library is unpacked for this process alone: {}", e.toString());
        }
    }

    /**
     * The folder with the library in it.
     *
     * @throws IOException where the cache cannot be written, or is not the user's alone
     * @throws UnsupportedOperationException where files have no POSIX permissions to tell that by
     */
    Path unpacked() throws IOException {
        claimCache();
        var folder = cache.resolve(name());
        var library = folder.resolve(LibraryLoaderUtil.getNativeLibName());
        if (!Files.exists(library)) {
            Files.createDirectories(folder);
            unpack(library);
        }
        return folder;
    }

    private void claimCache() throws IOException {
        if (!cache.isAbsolute()) {
            throw new IOException("the user has no home");
        }
        if (!Files.exists(cache, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(
                    cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        }
        var owner = Files.getOwner(cache, LinkOption.NOFOLLOW_LINKS).getName();
        var permissions =
                PosixFilePermissions.toString(Files.getPosixFilePermissions(cache, LinkOption.NOFOLLOW_LINKS));
        if (!owner.equals(System.getProperty("user.name")) || !permissions.equals(OWNER_ONLY)) {
            throw new IOException(cache + " has the permissions " + permissions + " and belongs to " + owner);
        }
    }

    /** The driver's jar by name and size, and the machine: asking the driver itself would take 30 ms. */
    private static String name() throws IOException {
        try {
            var source = SQLiteJDBCLoader.class.getProtectionDomain().getCodeSource();
            var jar = Path.of(source.getLocation().toURI());
            var machine = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
            return jar.getFileName() + "-" + Files.size(jar) + "-" + machine.replace(' ', '_');
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("the driver is not in a jar", e);
        }
    }

    /** Written aside, put on the disk and then renamed, so that nobody ever sees half of it. */
    private static void unpack(Path library) throws IOException {
        var resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library.getFileName();
        var aside = Files.createTempFile(library.getParent(), "unpacking", ".tmp");
        try (var in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the driver has no " + resource);
            }
            Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
            try (var written = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(aside, library, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
