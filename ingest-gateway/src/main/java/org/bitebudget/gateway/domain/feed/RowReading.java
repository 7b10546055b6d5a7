package org.bitebudget.gateway.domain.feed;

/** What became of a row: an {@link Observation} or a {@link RowReject}. */
public sealed interface RowReading permits Observation, RowReject {}
