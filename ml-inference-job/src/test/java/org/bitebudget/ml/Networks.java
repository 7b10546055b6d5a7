package org.bitebudget.ml;

import java.nio.file.Path;

/** Where tests unpack the native libraries of the network: once for all builds on a machine, as they are large. */
public final class Networks {
    public static final Path CACHE = Path.of(System.getProperty("user.home"), ".djl.ai");

    private Networks() {}
}
