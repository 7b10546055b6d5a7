package org.bitebudget.gateway.domain.feed;

/** What a feed's format yields: a {@link FeedRow} to check, or a {@link RowReject} for a line that is no row. */
public sealed interface FeedItem permits FeedRow, RowReject {

    /** Line of the feed from 1, the header counts. */
    long line();
}
