package org.bitebudget.stack.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bitebudget.stack.home.JsonFiles;

/** How far a file has been sent, kept in a file of its own until all of it has been. */
final class FeedProgress {

    private final Path file;
    private Totals totals;

    private FeedProgress(Path file, Totals totals) {
        this.file = file;
        this.totals = totals;
    }

    /**
     * What has been sent so far.
     *
     * @param batches how many batches of each store were answered
     * @param rows rows in them
     * @param accepted rows the gateway took
     * @param rejected rows it refused
     * @param duplicates taken rows that were there already
     */
    record Totals(Map<String, Integer> batches, long rows, long accepted, long rejected, long duplicates) {

        /** Copies the map. */
        Totals {
            batches = Map.copyOf(batches);
        }
    }

    /** The progress of a file with these batches; another file, or a changed one, has another progress. */
    static FeedProgress of(Path directory, Path feed, String store, int batchRows) throws IOException {
        String identity = String.join(
                "\n",
                feed.toRealPath().toString(),
                Long.toString(Files.size(feed)),
                Files.getLastModifiedTime(feed).toString(),
                store,
                Integer.toString(batchRows));
        Path file = directory.resolve(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)) + ".json");
        return new FeedProgress(
                file, Files.exists(file) ? JsonFiles.read(file, Totals.class) : new Totals(Map.of(), 0, 0, 0, 0));
    }

    boolean wasSent(FeedBatch batch) {
        return batch.number() < totals.batches().getOrDefault(batch.store(), 0);
    }

    /** The gateway has answered the batch. */
    void sent(FeedBatch batch, long accepted, long rejected, long duplicates) {
        Map<String, Integer> batches = new LinkedHashMap<>(totals.batches());
        batches.put(batch.store(), batch.number() + 1);
        totals = new Totals(
                batches,
                totals.rows() + batch.rows().size(),
                totals.accepted() + accepted,
                totals.rejected() + rejected,
                totals.duplicates() + duplicates);
        JsonFiles.write(file, totals);
    }

    Totals totals() {
        return totals;
    }

    /** All of the file was sent. */
    void finished() throws IOException {
        Files.deleteIfExists(file);
    }
}
