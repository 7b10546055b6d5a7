package org.bitebudget.ocr.batch;

import java.nio.file.Path;
import org.bitebudget.ocr.OcrConfig;
import org.bitebudget.ocr.engine.TesseractEngine;
import org.bitebudget.platform.config.Settings;
import picocli.CommandLine.Option;

/** Options of commands that recognise text: where the recogniser's files are. */
public final class RecogniserFiles {

    @Option(
            names = "--trained-data",
            paramLabel = "DIR",
            description = "Directory of the recogniser's .traineddata files; by default where the product keeps them.")
    private Path trainedData = OcrConfig.from(Settings.fromEnvironment()).trainedData();

    @Option(
            names = "--libraries",
            paramLabel = "DIR",
            defaultValue = "${env:BITEBUDGET_OCR_LIBRARIES:-var/ocr-libraries}",
            description = "Directory that the native libraries are unpacked into.")
    private Path libraries;

    /** Directory of the trained data. */
    public Path trainedData() {
        return trainedData;
    }

    /** A recogniser of these files; it belongs to one thread and is for the caller to close. */
    public TesseractEngine engine() {
        return new TesseractEngine(libraries, trainedData);
    }
}
