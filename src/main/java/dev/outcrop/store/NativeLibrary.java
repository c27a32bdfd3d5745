package dev.outcrop.store;

import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native library inside the driver's jar, unpacked once a user instead of once a process.
 *
 * <p>Left to itself the driver unpacks 1 MB into the temporary folder in every process and compares it byte by byte: 75
 * ms, and a file that stays behind when the process is killed. A copy in the user's own cache is used only while its size
 * and checksum are those of the jar's, and only from a folder that nobody else can write to, never from a project's.
 * Where any of this does not hold the driver's own way is taken.
 *
 * @param cache the folder that holds the copies, one folder a release of the driver
 */
record NativeLibrary(Path cache) {

    /** The driver's own setting; a user's choice wins. */
    private static final String PATH = "org.sqlite.lib.path";

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

    static NativeLibrary ofThisUser() {
        return new NativeLibrary(Path.of(System.getProperty("user.home"), ".cache", "outcrop"));
    }

    /** Lets the driver find the copy; unpacks it where there is none yet. */
    void use() {
        if (System.getProperty(PATH) != null) {
            return;
        }
        try {
            var folder = unpacked();
            System.setProperty(PATH, folder.toString());
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("SQLite's library is unpacked once more: {}", e.toString());
        }
    }

    /** The folder with the library in it. */
    Path unpacked() throws IOException {
        var name = LibraryLoaderUtil.getNativeLibName();
        var resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        var url = SQLiteJDBCLoader.class.getResource(resource);
        if (url == null || !(url.openConnection() instanceof JarURLConnection jar)) {
            throw new IOException("no " + resource + " in a jar");
        }
        var entry = jar.getJarEntry();
        var folder = cache.resolve("sqlite-%s-%08x".formatted(SQLiteJDBCLoader.getVersion(), entry.getCrc()));
        createFolder(folder);
        if (!isWhole(folder.resolve(name), entry)) {
            unpack(jar, folder.resolve(name));
        }
        return folder;
    }

    private void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(cache)) {
            Files.createDirectories(cache.toAbsolutePath().getParent());
            Files.createDirectories(
                    cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        var owner = Files.getOwner(cache, LinkOption.NOFOLLOW_LINKS).getName();
        var permissions =
                PosixFilePermissions.toString(Files.getPosixFilePermissions(cache, LinkOption.NOFOLLOW_LINKS));
        if (!owner.equals(System.getProperty("user.name")) || !permissions.endsWith("------")) {
            throw new IOException(cache + " is " + permissions + " of " + owner);
        }
        Files.createDirectories(folder);
    }

    private static boolean isWhole(Path library, JarEntry entry) throws IOException {
        if (!Files.exists(library) || Files.size(library) != entry.getSize()) {
            return false;
        }
        var checksum = new CRC32();
        checksum.update(Files.readAllBytes(library));
        return checksum.getValue() == entry.getCrc();
    }

    /** Written aside and renamed, so that no process sees half of it. */
    private static void unpack(JarURLConnection jar, Path library) throws IOException {
        var aside = Files.createTempFile(library.getParent(), "unpacking", ".tmp");
        try (var in = jar.getInputStream()) {
            Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(aside, library, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
