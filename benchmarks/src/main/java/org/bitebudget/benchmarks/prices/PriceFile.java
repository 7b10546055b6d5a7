package org.bitebudget.benchmarks.prices;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.feed.FeedFormat;
import org.bitebudget.gateway.feed.FeedReplay;
import org.bitebudget.gateway.feed.FeedRows;
import org.bitebudget.stack.feed.FeedFile;

/** A file of prices as the observations that {@code feed} and the gateway make of it. */
final class PriceFile {

    private static final int CHUNK_BYTES = 4 << 20;

    private final FeedReplay replay;
    private final List<PriceObservation> observations = new ArrayList<>();
    private final List<String> stores = new ArrayList<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    private PriceFile(FeedReplay replay) {
        this.replay = replay;
    }

    /** All observations of the file, in its order; days and local times are taken as UTC. */
    static List<PriceObservation> read(Path file) throws IOException {
        return open(file).observations;
    }

    /** The file as one batch; days and local times are taken as UTC. */
    static PriceFile open(Path file) throws IOException {
        PriceFile reading = new PriceFile(new FeedReplay(
                ZoneOffset.UTC, Clock.systemUTC(), file.getFileName().toString()));
        try (InputStream bytes = Files.newInputStream(file)) {
            FeedFile.read(bytes, reading::add);
        }
        reading.flush();
        return reading;
    }

    /** All observations, in the file's order. */
    List<PriceObservation> observations() {
        return observations;
    }

    /** Rows that gave another price for an observation; of its prices the lowest holds. */
    long conflicts() {
        return replay.conflicts();
    }

    private void add(String store, String json) throws IOException {
        stores.add(store);
        lines.writeBytes(json.getBytes(StandardCharsets.UTF_8));
        lines.write('\n');
        if (lines.size() > CHUNK_BYTES) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (stores.isEmpty()) {
            return;
        }
        FeedRows rows = FeedFormat.open(new ByteArrayInputStream(lines.toByteArray()), "application/x-ndjson", null);
        for (String store : stores) {
            FeedItem item = rows.next().orElseThrow();
            replay.take(store, item).ifPresent(observations::add);
        }
        stores.clear();
        lines.reset();
    }
}
