package org.bitebudget.gateway.domain.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What holds for every row of a feed.
 *
 * @param source who brings them
 * @param store the store whose prices these are
 * @param zone the store's zone, for rows with a date or a local time
 * @param asOf instant for rows without time
 * @param currency currency for rows that name none
 * @param now when the feed came in; times more than 24 h later are refused
 */
public record FeedTerms(
        Source source, String store, ZoneId zone, Optional<Instant> asOf, Optional<String> currency, Instant now) {}
