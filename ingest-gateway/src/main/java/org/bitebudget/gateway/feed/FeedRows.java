package org.bitebudget.gateway.feed;

import java.io.IOException;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.FeedItem;

/** The rows of a feed, one at a time; holds no more than one row in memory. */
public interface FeedRows {

    /** Longest line or text of a row, in bytes or characters. */
    int LONGEST_ROW = 64 * 1024;

    /**
     * The next row, or a reject for a line that is no row; empty at the feed's end.
     *
     * @throws org.bitebudget.platform.problem.ProblemException if the feed cannot be read on from here
     * @throws IOException if the sender went away
     */
    Optional<FeedItem> next() throws IOException;

    /** At the feed's end: whether that was all of it, or its source broke off and the rest comes in another batch. */
    default boolean complete() {
        return true;
    }
}
