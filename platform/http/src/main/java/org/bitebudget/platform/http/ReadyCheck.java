package org.bitebudget.platform.http;

import java.util.Optional;

/** One thing an app needs before it can do its work. May block for some seconds; runs on a worker thread. */
@FunctionalInterface
public interface ReadyCheck {

    /**
     * What is missing, in a few words without secrets, or nothing if all is well.
     *
     * @throws Exception if it could not be found out, which counts as missing
     */
    Optional<String> missing() throws Exception;

    /** A check that only knows yes and no. */
    static ReadyCheck of(Probe probe, String whenNot) {
        return () -> probe.holds() ? Optional.empty() : Optional.of(whenNot);
    }

    /** A yes or no that may block or fail. */
    @FunctionalInterface
    interface Probe {
        /** Whether it holds. */
        boolean holds() throws Exception;
    }
}
