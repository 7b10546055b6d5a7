package org.bitebudget.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.bitebudget.ocr.batch.ReceiptImages;
import org.bitebudget.ocr.batch.RecogniserFiles;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.ocr.engine.EnginePool;
import org.bitebudget.ocr.engine.EnginePool.Work;
import org.bitebudget.ocr.engine.ReceiptRecogniser;
import org.bitebudget.ocr.engine.TesseractEngine;
import org.bitebudget.platform.files.DurableFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Images a minute in three ways, with as many workers each: through the topics, from upload to the job's end; in a batch, as
 * {@code read} does; and by bare Tesseract, which makes the same passes over the same prepared pictures and nothing else. The
 * three take turns round by round, so that a machine that slows down slows all of them.
 */
@Command(
        name = "ocr-stream",
        description = {
            "Reads the images of a directory through the topics, in a batch and with bare Tesseract, on a broker and a registry of",
            "its own. Images are repeated as needed, each time with other bytes at the end of the file and by another household."
        })
final class OcrStreamBench implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Directory of receipts, or with a folder img that holds them.")
    private Path data;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "500",
            description = "Images to read in each way (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Parts that they are read in (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--workers", paramLabel = "N", description = "Images read at once; by default as many as cores.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Mixin
    private RecogniserFiles recogniserFiles;

    private final ReceiptParser parser = new ReceiptParser();

    @Override
    public Integer call() throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (Path image : ReceiptImages.in(data)) {
            files.add(Files.readAllBytes(image));
        }
        Path home = Files.createTempDirectory("ocr-stream-bench");
        Sums stream = new Sums();
        Sums batch = new Sums();
        Sums bare = new Sums();
        try (RunningOcrStream running = new RunningOcrStream(home, recogniserFiles.trainedData(), workers);
                EnginePool<ReceiptRecogniser> recognisers =
                        new EnginePool<>(workers, () -> new ReceiptRecogniser(recogniserFiles.engine()));
                EnginePool<TesseractEngine> engines = new EnginePool<>(workers, recogniserFiles::engine)) {
            System.err.println("warming up, and noting which passes each image takes");
            List<List<RecordedEngine.Pass>> passes = passes(files);
            running.read(uploads(files, List.of(0, 1 % files.size()), "warm-up"));
            time(recognisers, List.of(0, 1 % files.size()), (image, engine) -> parsed(engine, files.get(image)));
            for (int round = 0; round < rounds; round++) {
                List<Integer> turn = turn(round, files.size());
                Duration before = running.processorTime();
                stream.add(turn.size(), running.read(uploads(files, turn, "round " + round)));
                stream.addProcessorTime(running.processorTime().minus(before));
                before = ProcessorTime.ofThis();
                batch.add(turn.size(), time(recognisers, turn, (image, engine) -> parsed(engine, files.get(image))));
                batch.addProcessorTime(ProcessorTime.ofThis().minus(before));
                before = ProcessorTime.ofThis();
                bare.add(turn.size(), time(engines, turn, (image, engine) -> repeated(engine, passes.get(image))));
                bare.addProcessorTime(ProcessorTime.ofThis().minus(before));
                System.err.printf(
                        Locale.ROOT,
                        "round %d of %d: stream %.1f, batch %.1f, Tesseract %.1f images a minute%n",
                        round + 1,
                        rounds,
                        stream.perMinute(),
                        batch.perMinute(),
                        bare.perMinute());
            }
        }
        DurableFiles.deleteTree(home);
        new BenchReport(
                        "ocr-stream",
                        "%d workers, %d rounds, %d different images, trained data best-int"
                                .formatted(workers, rounds, files.size()))
                .count("images", stream.images)
                .figure("imagesPerMinuteStream", stream.perMinute())
                .figure("imagesPerMinuteBatch", batch.perMinute())
                .figure("imagesPerMinuteTesseract", bare.perMinute())
                .figure("ratioStreamToBatch", stream.perMinute() / batch.perMinute())
                .figure("ratioStreamToTesseract", stream.perMinute() / bare.perMinute())
                .figure("ratioBatchToTesseract", batch.perMinute() / bare.perMinute())
                .figure("cpuSecondsPerImage", batch.processorSecondsPerImage())
                .figure("cpuSecondsPerImageStream", stream.processorSecondsPerImage())
                .figure("cpuSecondsPerImageTesseract", bare.processorSecondsPerImage())
                .publish(out);
        return 0;
    }

    /** The images of a round, by number: all in turn, as often as it takes. */
    private List<Integer> turn(int round, int different) {
        List<Integer> turn = new ArrayList<>();
        for (int i = round * count / rounds; i < (round + 1) * count / rounds; i++) {
            turn.add(i % different);
        }
        return turn;
    }

    /** Each image with its own bytes at the end, where decoders don't look, and by a household that never sent it before. */
    private static List<Upload> uploads(List<byte[]> files, List<Integer> turn, String round) {
        List<Upload> uploads = new ArrayList<>();
        for (int i = 0; i < turn.size(); i++) {
            byte[] ending = "%n%s %d".formatted(round, i).getBytes(StandardCharsets.UTF_8);
            byte[] file = files.get(turn.get(i));
            byte[] ended = new byte[file.length + ending.length];
            System.arraycopy(file, 0, ended, 0, file.length);
            System.arraycopy(ending, 0, ended, file.length, ending.length);
            uploads.add(new Upload(
                    UUID.nameUUIDFromBytes((round + i / files.size()).getBytes(StandardCharsets.UTF_8))
                            .toString(),
                    ended));
        }
        return uploads;
    }

    private List<List<RecordedEngine.Pass>> passes(List<byte[]> files) throws IOException {
        List<List<RecordedEngine.Pass>> passes = new ArrayList<>();
        RecordedEngine engine = new RecordedEngine(recogniserFiles.engine());
        try (ReceiptRecogniser recogniser = new ReceiptRecogniser(engine)) {
            for (byte[] file : files) {
                try {
                    recogniser.recognise(file);
                } catch (UnreadableImageException e) {
                    System.err.println("an image is refused: " + e.getMessage());
                }
                passes.add(engine.taken());
            }
        }
        return passes;
    }

    private Void parsed(ReceiptRecogniser recogniser, byte[] file) {
        try {
            parser.parse(recogniser.recognise(file), LocalDate.MAX, "");
        } catch (UnreadableImageException e) {
            // refused in all three ways
        }
        return null;
    }

    private static Void repeated(TesseractEngine engine, List<RecordedEngine.Pass> passes) {
        passes.forEach(pass -> pass.repeat(engine));
        return null;
    }

    /** What is done with an image. */
    @FunctionalInterface
    private interface ImageWork<E> {

        Void with(int image, E engine);
    }

    /** Seconds until the work is done for all images. */
    private static <E extends AutoCloseable> double time(EnginePool<E> engines, List<Integer> turn, ImageWork<E> work)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Future<Void>> running = new ArrayList<>();
        for (int image : turn) {
            Work<E, Void> one = engine -> work.with(image, engine);
            running.add(engines.submit(one));
        }
        for (Future<Void> end : running) {
            end.get();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Of one way over all rounds. */
    private static final class Sums {

        private int images;
        private double seconds;
        private double processorSeconds;

        void add(int moreImages, double moreSeconds) {
            images += moreImages;
            seconds += moreSeconds;
        }

        void addProcessorTime(Duration time) {
            processorSeconds += time.toNanos() / 1e9;
        }

        double perMinute() {
            return images / seconds * 60;
        }

        double processorSecondsPerImage() {
            return processorSeconds / images;
        }
    }
}
