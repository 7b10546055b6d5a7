package org.bitebudget.ocr;

import java.nio.file.Path;
import org.bitebudget.embedded.parts.Parts;
import org.bitebudget.ocr.worker.WorkerCommand;

/** Where the tests' recogniser is. */
public final class TestEngine {

    private TestEngine() {}

    /** Directory of the trained data; fetched at the first call. */
    public static Path trainedData() {
        return Parts.fromEnvironment().trainedData();
    }

    /** Directory the native libraries are unpacked into. */
    public static Path libraries() {
        return Path.of("target", "ocr-libraries");
    }

    /** How to start a worker with a Java heap of that size. */
    public static WorkerCommand worker(int heapMegabytes) {
        return new WorkerCommand(libraries(), trainedData(), heapMegabytes);
    }
}
