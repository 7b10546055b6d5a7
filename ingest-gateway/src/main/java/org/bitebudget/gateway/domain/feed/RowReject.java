package org.bitebudget.gateway.domain.feed;

/**
 * A row that is refused while the rest of the feed goes on.
 *
 * @param line line of the feed from 1, the header counts; for a JSON array the line on which the row starts
 * @param pointer JSON pointer to the row's field, null where the row as a whole is at fault
 * @param fault kind of fault
 * @param reason what is wrong and what was expected
 */
public record RowReject(long line, String pointer, RowFault fault, String reason) implements FeedItem, RowReading {}
