package org.bitebudget.forecast.table;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads LightGBM's native library from a directory of this process. The wrapper unpacks it under a fixed name in the temporary directory; a second
 * process that starts meanwhile overwrites it there and the first one crashes (SIGBUS).
 */
public final class PrivateLightGbm {
    private static final String TEMPORARY = "java.io.tmpdir";

    private static boolean loaded;

    private PrivateLightGbm() {}

    /** Does nothing if it is loaded already. */
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        String before = System.getProperty(TEMPORARY);
        try {
            Path directory = Files.createTempDirectory("lightgbm");
            System.setProperty(TEMPORARY, directory.toString());
            LGBMBooster.loadNative();
            loaded = true;
            for (String name : new String[] {"lib_lightgbm.so", "lib_lightgbm_swig.so"}) {
                directory.resolve(name).toFile().deleteOnExit();
            }
            directory.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException("LightGBM's native library can't be unpacked", e);
        } finally {
            System.setProperty(TEMPORARY, before);
        }
    }
}
