package org.bitebudget.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitebudget.ocr.batch.ReceiptImages;
import org.bitebudget.ocr.batch.RecogniserFiles;
import org.bitebudget.ocr.decode.DecodedPage;
import org.bitebudget.ocr.decode.ImageDecoder;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.ocr.engine.PageMode;
import org.bitebudget.ocr.engine.ReceiptRecogniser;
import org.bitebudget.ocr.engine.TesseractEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How long a receipt takes to be read, beside one bare pass of Tesseract over the same image on the same thread. */
@Command(
        name = "receipts",
        description = {
            "Reads the images of a directory on one thread: our passes with preparation and parser, beside one bare pass of",
            "Tesseract over the same image. Processor time is that of the whole process. Needs no running stack."
        })
final class ReceiptsBench implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Directory of receipts, or with a folder img that holds them.")
    private Path directory;

    @Mixin
    private RecogniserFiles recogniserFiles;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        List<Path> images = ReceiptImages.in(directory);
        List<Double> bare = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        int totals = 0;
        Duration bareProcessor = Duration.ZERO;
        Duration ourProcessor = Duration.ZERO;
        ReceiptParser parser = new ReceiptParser();
        try (TesseractEngine engine = recogniserFiles.engine();
                ReceiptRecogniser recogniser = new ReceiptRecogniser(recogniserFiles.engine())) {
            for (Path image : images) {
                byte[] file = Files.readAllBytes(image);
                try {
                    Duration processorStart = ProcessorTime.ofThis();
                    long start = System.nanoTime();
                    for (DecodedPage page : ImageDecoder.decode(file)) {
                        engine.read(page.image(), "eng", PageMode.BLOCK);
                    }
                    long middle = System.nanoTime();
                    Duration processorMiddle = ProcessorTime.ofThis();
                    boolean total = parser.parse(recogniser.recognise(file), LocalDate.MAX, "")
                                    .total()
                            != null;
                    long end = System.nanoTime();
                    bareProcessor = bareProcessor.plus(processorMiddle).minus(processorStart);
                    ourProcessor = ourProcessor.plus(ProcessorTime.ofThis()).minus(processorMiddle);
                    bare.add((middle - start) / 1e9);
                    ours.add((end - middle) / 1e9);
                    totals += total ? 1 : 0;
                } catch (UnreadableImageException e) {
                    System.err.println(image.getFileName() + ": " + e.getMessage());
                }
                System.err.printf("\r%d of %d", ours.size(), images.size());
            }
        }
        System.err.println();
        Quantiles bareTimes = Quantiles.of(bare);
        Quantiles ourTimes = Quantiles.of(ours);
        new BenchReport("receipts", "one thread, trained data best-int, engines kept open")
                .count("images", images.size())
                .count("imagesWithTotal", totals)
                .figure("medianSeconds", ourTimes.median())
                .figure("p95Seconds", ourTimes.p95())
                .figure("bareTesseractMedianSeconds", bareTimes.median())
                .figure("bareTesseractP95Seconds", bareTimes.p95())
                .figure("cpuSecondsPerImage", ourProcessor.toNanos() / 1e9 / ours.size())
                .figure("bareTesseractCpuSecondsPerImage", bareProcessor.toNanos() / 1e9 / ours.size())
                .figure("ratioMedianToBareTesseract", ourTimes.median() / bareTimes.median())
                .publish(out);
        return 0;
    }
}
