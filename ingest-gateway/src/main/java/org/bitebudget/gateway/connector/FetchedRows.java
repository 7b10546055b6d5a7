package org.bitebudget.gateway.connector;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.bitebudget.gateway.domain.connector.Adapter;
import org.bitebudget.gateway.domain.connector.Position;
import org.bitebudget.gateway.domain.connector.RowMapping;
import org.bitebudget.gateway.domain.connector.RunReport.Fetched;
import org.bitebudget.gateway.domain.connector.RunReport.Outcome;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.RowFault;
import org.bitebudget.gateway.domain.feed.RowReject;
import org.bitebudget.gateway.feed.FeedRows;

/**
 * The rows of one run. While the rows of a page are read, the next page is already asked for. A page that cannot be had ends the
 * rows, not the run's hold on what came before. For one thread.
 */
final class FetchedRows implements FeedRows {

    private final Adapter adapter;
    private final PageSource source;
    private final RowMapping mapping;
    private final Function<Position, Optional<Validators>> known;
    private final Map<Position, Validators> validators = new LinkedHashMap<>();
    private final Set<String> digests = new HashSet<>();
    private Position asked;
    private CompletableFuture<FetchedPage> pending;
    private Iterator<Page.Item> items;
    private long line;
    private long pages;
    private long unchanged;
    private long bytes;
    private long brokenBytes;
    private FetchFault fault;
    private String stopped = "";

    /**
     * Asks for the first page.
     *
     * @param from where to begin
     * @param known what is known of a page from earlier runs
     */
    FetchedRows(Adapter adapter, PageSource source, Position from, Function<Position, Optional<Validators>> known) {
        this.adapter = adapter;
        this.source = source;
        this.mapping = new RowMapping(adapter);
        this.known = known;
        ask(from);
    }

    /** Waits for the first page; false if it could not be had. */
    boolean begin() {
        turnPage();
        return fault == null;
    }

    @Override
    public Optional<FeedItem> next() {
        while (items == null || !items.hasNext()) {
            if (pending == null) {
                return Optional.empty();
            }
            turnPage();
        }
        Page.Item item = items.next();
        line++;
        Optional<String> broken = item.fault();
        return Optional.of(
                broken.isPresent()
                        ? new RowReject(line, null, RowFault.MALFORMED_FEED_LINE, broken.get())
                        : mapping.row(line, item::value));
    }

    @Override
    public boolean complete() {
        return fault == null && stopped.isEmpty();
    }

    /** How the run ended. */
    Outcome outcome() {
        if (fault != null) {
            return pages == 0 ? Outcome.FAILED : Outcome.PARTIAL;
        }
        return stopped.isEmpty() ? Outcome.COMPLETE : Outcome.STOPPED;
    }

    /** Why it ended early, blank if it did not. */
    String reason() {
        return fault == null ? stopped : place(asked) + ": " + fault.getMessage();
    }

    /** The page that could not be had. */
    Optional<Position> failedAt() {
        return fault == null ? Optional.empty() : Optional.of(asked);
    }

    /** Why that page could not be had. */
    Optional<FetchFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** What came over the wire. */
    Fetched fetched() {
        return new Fetched(source.requests(), pages, unchanged, bytes, brokenBytes);
    }

    /** What lets the pages be asked for only if they have changed; of use once their rows are on the topic. */
    Map<Position, Validators> validators() {
        return validators;
    }

    private void ask(Position at) {
        asked = at;
        pending = source.fetch(at, known.apply(at)).toCompletableFuture();
    }

    private void turnPage() {
        CompletableFuture<FetchedPage> awaited = pending;
        pending = null;
        try {
            take(awaited.get());
        } catch (ExecutionException e) {
            fault = e.getCause() instanceof FetchFault known
                    ? known
                    : FetchFault.passing(
                            "an unexpected " + e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fault = FetchFault.passing("the gateway stopped");
        }
    }

    private void take(FetchedPage page) {
        pages++;
        bytes += page.bytes();
        brokenBytes += page.brokenBytes();
        if (page.page().isEmpty()) {
            unchanged++;
        }
        page.validators().ifPresent(found -> validators.put(page.at(), found));
        if (page.items() > 0 && !page.digest().isEmpty() && !digests.add(page.digest())) {
            stopped = place(page.at()) + " is the same as one before";
            items = null;
            source.route().nextValue(page.at()).ifPresent(this::ask);
            return;
        }
        items = page.page().map(opened -> opened.items().iterator()).orElse(null);
        source.route().after(page.at(), page.items(), page.next()).ifPresent(this::goOn);
    }

    private void goOn(Position next) {
        if (next.page() <= adapter.mostPages()) {
            ask(next);
            return;
        }
        stopped = place(next) + " is beyond the " + adapter.mostPages() + " pages that are allowed";
        source.route().nextValue(next).ifPresent(this::ask);
    }

    private String place(Position at) {
        String value = adapter.request().values().get(at.value());
        return "page " + at.page() + (value.isEmpty() ? "" : " of '" + value + "'");
    }
}
