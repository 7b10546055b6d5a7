package org.bitebudget.ocr.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The receipts in a directory. */
public final class ReceiptImages {

    private static final List<String> TYPES = List.of(".jpg", ".jpeg", ".png", ".webp", ".pdf");

    private ReceiptImages() {}

    /**
     * Images and PDFs in the directory, or in its folder {@code img}, by name.
     *
     * @throws BadFileException if it is no directory, or holds none
     */
    public static List<Path> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new BadFileException(directory + " is no directory");
        }
        Path folder = Files.isDirectory(directory.resolve("img")) ? directory.resolve("img") : directory;
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> images = files.filter(ReceiptImages::isReceipt).sorted().toList();
            if (images.isEmpty()) {
                throw new BadFileException("there is no image or PDF in " + folder);
            }
            return images;
        }
    }

    private static boolean isReceipt(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return TYPES.stream().anyMatch(name::endsWith);
    }
}
