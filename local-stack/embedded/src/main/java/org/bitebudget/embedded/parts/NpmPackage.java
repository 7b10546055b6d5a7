package org.bitebudget.embedded.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package of the npm registry, fetched by the npm client that the machine has, as that is configured.
 *
 * @param name package name with its scope
 * @param version exact version
 * @param integrity {@code sha512-} and the archive's digest in Base64, as npm states it
 */
record NpmPackage(String name, String version, String integrity) {

    /** Downloads, checks and unpacks the package; its files land in {@code package/}. */
    void unpackInto(Path directory) throws IOException {
        run(directory, "npm", "pack", "--silent", name + "@" + version);
        Path archive = onlyArchive(directory);
        String found = "sha512-" + Base64.getEncoder().encodeToString(sha512(archive));
        if (!found.equals(integrity)) {
            throw new IOException("%s@%s is not what this version was pinned to: %s".formatted(name, version, found));
        }
        new Archive(archive).unpackInto(directory);
        Files.delete(archive);
    }

    private void run(Path directory, String... command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new IOException("npm is needed to fetch " + name + ": install Node.js with npm", e);
        }
        String output;
        try (InputStream printed = process.getInputStream()) {
            output = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            if (process.waitFor() != 0) {
                throw new IOException("npm could not fetch %s@%s: %s".formatted(name, version, output.strip()));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + name, e);
        }
    }

    private static Path onlyArchive(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> archives =
                    files.filter(file -> file.toString().endsWith(".tgz")).toList();
            if (archives.size() != 1) {
                throw new IOException("npm left " + archives + " where one archive was expected");
            }
            return archives.get(0);
        }
    }

    private static byte[] sha512(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-512", e);
        }
    }
}
