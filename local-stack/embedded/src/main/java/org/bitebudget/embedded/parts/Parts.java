package org.bitebudget.embedded.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

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

    /** ClickHouse's library; fetched at the first call. */
    public Path clickHouseLibrary() {
        String version = pinned.getProperty("clickhouse.version");
        NpmPackage npm = new NpmPackage(
                pinned.getProperty("clickhouse.package"), version, pinned.getProperty("clickhouse.integrity"));
        return cache.folder("clickhouse-" + version, npm::unpackInto).resolve("package/libchdb.so");
    }
}
