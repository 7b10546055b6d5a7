package org.bitebudget.embedded.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.zip.GZIPInputStream;

/** The programs the embedded stack needs besides its class path, in the versions that {@code parts.properties} pins. */
public final class Parts {

    private final PartsCache cache;
    private final Properties pinned = new Properties();

    /** Parts that are kept in the given cache. */
    public Parts(PartsCache cache) {
        this.cache = cache;
        try (InputStream in = Parts.class.getResourceAsStream("/org/bitebudget/embedded/parts.properties")) {
            pinned.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("parts.properties is missing", e);
        }
    }

    /** Parts that are kept in the cache that the environment names. */
    public static Parts fromEnvironment() {
        return new Parts(PartsCache.fromEnvironment());
    }

    /** The directory of the registry's distribution; unpacked at the first call. */
    public Path registry() {
        String version = pinned.getProperty("registry.version");
        return cache.folder("registry-" + version, directory -> new Archive(
                        new MavenArtifact("io.apicurio", "apicurio-registry-app", version, "all", "tar.gz").file())
                .unpackInto(directory));
    }

    /** The directory with the recogniser's trained data, one {@code .traineddata} file a language; fetched at the first call. */
    public Path trainedData() {
        String version = pinned.getProperty("tessdata.version");
        return cache.folder("tessdata-" + version, directory -> {
            for (String language : pinned.getProperty("tessdata.languages").split(" ")) {
                Path unpacked = Files.createDirectory(directory.resolve(language));
                String integrity = pinned.getProperty("tessdata.integrity." + language);
                new NpmPackage("@tesseract.js-data/" + language, version, integrity).unpackInto(unpacked);
                Path packed = unpacked.resolve("package/4.0.0_best_int/" + language + ".traineddata.gz");
                try (InputStream data = new GZIPInputStream(Files.newInputStream(packed))) {
                    Files.copy(data, directory.resolve(language + ".traineddata"));
                }
            }
        });
    }

    /** ClickHouse's library; fetched at the first call. */
    public Path clickHouseLibrary() {
        String version = pinned.getProperty("clickhouse.version");
        NpmPackage npm = new NpmPackage(
                pinned.getProperty("clickhouse.package"), version, pinned.getProperty("clickhouse.integrity"));
        return cache.folder("clickhouse-" + version, npm::unpackInto).resolve("package/libchdb.so");
    }
}
