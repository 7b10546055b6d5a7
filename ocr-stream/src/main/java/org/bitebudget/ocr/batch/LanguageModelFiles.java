package org.bitebudget.ocr.batch;

import java.io.IOException;
import java.nio.file.Path;
import org.bitebudget.ocr.embedding.MiniLm;
import picocli.CommandLine.Option;

/** Options of commands that use the language model: where its native libraries go. */
public final class LanguageModelFiles {

    @Option(
            names = "--model-libraries",
            paramLabel = "DIR",
            defaultValue = "${env:BITEBUDGET_MODEL_LIBRARIES:-var/model-libraries}",
            description = "Directory that the language model's native libraries are unpacked into.")
    private Path libraries;

    /** The model, working on all processors; it is for the caller to close. */
    public MiniLm open() throws IOException {
        return MiniLm.open(libraries, Runtime.getRuntime().availableProcessors());
    }
}
