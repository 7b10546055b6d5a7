package org.bitebudget.benchmarks;

/**
 * A file that a household hands in. Compares by identity.
 */
final class Upload {

    private final String household;
    private final byte[] file;

    Upload(String household, byte[] file) {
        this.household = household;
        this.file = file;
    }

    String household() {
        return household;
    }

    byte[] file() {
        return file;
    }
}
