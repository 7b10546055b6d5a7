package org.bitebudget.stack.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.scan.ReceiptScan.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands in images and prints their readings. */
@Command(
        name = "scan",
        description = {
            "Hands in receipts one at a time, waits for each reading and prints it.",
            "One image prints its lines; several, or a directory, print one row each and the times from photo to reading."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every image was read",
            "1:an image was refused, failed or took too long",
            "3:the stack is not up"
        })
public final class ScanCommand implements Callable<Integer> {

    private static final List<String> KINDS = List.of(".jpg", ".jpeg", ".png", ".webp", ".pdf");

    @Parameters(
            paramLabel = "IMAGE",
            arity = "1..*",
            description = "JPEG, PNG, WebP or PDF files, or directories that hold them or have them in img.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for a reading (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--json", description = "Print JSON: every reading as served, and a summary.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Path> images = images();
        ReceiptScan scan = new ReceiptScan(Api.ofEnvironment(System.getenv()), Duration.ofSeconds(seconds));
        boolean rows = images.size() > 1 && !json;
        if (rows) {
            System.out.print(ReadingTable.header());
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Path image : images) {
            Outcome outcome = scan.run(image);
            outcomes.add(outcome);
            if (rows) {
                System.out.print(ReadingTable.row(outcome));
            } else if (json && images.size() > 1) {
                System.err.printf("%d of %d %s%n", outcomes.size(), images.size(), outcome.state());
            }
        }
        ScanSummary summary = ScanSummary.of(outcomes);
        if (json) {
            System.out.println(JsonFiles.text(document(outcomes, summary)));
        } else if (rows) {
            System.out.printf(
                    "%d images, %d with a total, %d not read; photo to reading: median %.2f s, p95 %.2f s%n",
                    summary.images(),
                    summary.withTotal(),
                    summary.failed(),
                    summary.medianSeconds(),
                    summary.p95Seconds());
        } else {
            System.out.print(ReadingTable.whole(outcomes.get(0)));
        }
        return summary.failed() == 0 ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private List<Path> images() throws IOException {
        List<Path> images = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                Path below = path.resolve("img");
                try (Stream<Path> files = Files.list(Files.isDirectory(below) ? below : path)) {
                    files.filter(ScanCommand::isImage).sorted().forEach(images::add);
                }
            } else if (Files.isReadable(path)) {
                images.add(path);
            } else {
                throw new CommandFailedException(ExitCodes.USAGE, "Can't read " + path);
            }
        }
        if (images.isEmpty()) {
            throw new CommandFailedException(ExitCodes.USAGE, "There is no image in " + paths);
        }
        return images;
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return KINDS.stream().anyMatch(name::endsWith);
    }

    private static Map<String, Object> document(List<Outcome> outcomes, ScanSummary summary) {
        List<Map<String, Object>> images = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Map<String, Object> image = new LinkedHashMap<>();
            image.put("image", outcome.image().toString());
            image.put("state", outcome.state());
            image.put("reason", outcome.reason());
            image.put("duplicate", outcome.duplicate());
            image.put("seconds", outcome.seconds());
            image.put("receipt", outcome.receipt());
            images.add(image);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("images", images);
        document.put("summary", summary);
        return document;
    }
}
