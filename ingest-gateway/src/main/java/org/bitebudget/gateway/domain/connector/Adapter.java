package org.bitebudget.gateway.domain.connector;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;

/**
 * How one store's prices are fetched, as its file declares it.
 *
 * @param store name of the store on the topic
 * @param enabled whether it runs by its schedule; one that is not is checked and listed only
 * @param currency currency where a row names none
 * @param zone the store's zone, for dates, local times and the schedule
 * @param request what is asked for
 * @param paging how the next page is found
 * @param mostPages pages after which a run stops, for each value asked for
 * @param answer what comes back
 * @param fields where the feed's columns stand in an item of the answer
 * @param schedule when it runs
 * @param manners how gently it asks
 */
public record Adapter(
        String store,
        boolean enabled,
        Optional<String> currency,
        ZoneId zone,
        RequestTemplate request,
        Paging paging,
        int mostPages,
        AnswerShape answer,
        Map<Column, FieldRule> fields,
        Schedule schedule,
        Manners manners) {

    /** Keeps its own copy of the fields. */
    public Adapter {
        fields = Map.copyOf(fields);
    }

    /** The same with another number of pages. */
    public Adapter withMostPages(int pages) {
        return new Adapter(store, enabled, currency, zone, request, paging, pages, answer, fields, schedule, manners);
    }
}
