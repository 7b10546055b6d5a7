package org.bitebudget.ml.job.recommend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.RecommendedItem;
import org.bitebudget.ml.domain.recommend.Household;
import org.bitebudget.ml.domain.recommend.HouseholdProduct;
import org.bitebudget.ml.domain.recommend.Rhythm;
import org.bitebudget.ml.domain.recommend.Suggestion;
import org.bitebudget.ml.domain.recommend.Weights;
import org.bitebudget.ml.job.ForecastJob;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.PopularListState;
import org.bitebudget.state.PopularProductState;
import org.bitebudget.state.RecommendationState;

/** Recommendations as events. */
public final class ListEvents {
    private static final int OWN_PRODUCTS = 60;
    private static final int NEW_PRODUCTS = 40;

    private ListEvents() {}

    /** Key of a list on its topic: the household, or the region behind a tilde, which no household begins with. */
    public static String key(RecommendationList list) {
        return list.getRegion() == null ? Keys.join(list.getHousehold()) : Keys.join("~" + list.getRegion());
    }

    /** @param state with the revision that the event has */
    static RecommendationList of(
            String household, RecommendationState state, ServedRecommender.Voice voice, Household bought) {
        List<Suggestion> suggestions = voice.recommender().suggest(bought);
        List<RecommendedItem> items = Stream.concat(
                        suggestions.stream()
                                .filter(each -> each.bought().isPresent())
                                .limit(OWN_PRODUCTS),
                        suggestions.stream()
                                .filter(each -> each.bought().isEmpty())
                                .limit(NEW_PRODUCTS))
                .sorted(Comparator.comparingDouble(Suggestion::score).reversed())
                .map(ListEvents::item)
                .toList();
        Weights weights = voice.recommender().weights();
        return RecommendationList.newBuilder()
                .setEnvelope(envelope(
                        Ids.of("rec", household),
                        state.getRevision(),
                        state.getOccurredAt(),
                        state.getRecordedAt(),
                        household))
                .setHousehold(household)
                .setModel(voice.model())
                .setModelVersion(voice.version())
                .setItems(items)
                .setRegion(null)
                .setReceipts(bought.receipts().size())
                .setBasketSize(bought.basketSize())
                .setWeights(Map.of(
                        "collaborative", weights.collaborative(),
                        "content", weights.content(),
                        "price", weights.price()))
                .setNotice(voice.notice().orElse(null))
                .build();
    }

    /** What many households of a region bought, most first. */
    static RecommendationList popular(String region, PopularListState state, List<PopularProductState> products) {
        double most = products.stream()
                .mapToInt(PopularProductState::getHouseholds)
                .max()
                .orElse(1);
        return RecommendationList.newBuilder()
                .setEnvelope(envelope(
                        Ids.of("rec", "region", region),
                        state.getRevision(),
                        state.getRecordedAt(),
                        state.getRecordedAt(),
                        null))
                .setHousehold("")
                .setModel("popular")
                .setModelVersion("none")
                .setItems(products.stream()
                        .map(product -> popular(product, product.getHouseholds() / most))
                        .toList())
                .setRegion(region)
                .build();
    }

    private static RecommendedItem popular(PopularProductState product, double share) {
        return RecommendedItem.newBuilder()
                .setItemId(product.getItemId())
                .setName(product.getName())
                .setScore(share)
                .setReason(Suggestion.Reason.POPULAR.code())
                .setCategoryId(product.getCategoryId())
                .setCollaborative(share)
                .setHouseholds(product.getHouseholds())
                .build();
    }

    private static RecommendedItem item(Suggestion suggestion) {
        RecommendedItem.Builder item = RecommendedItem.newBuilder()
                .setItemId(suggestion.product().id())
                .setName(suggestion.product().name())
                .setScore(suggestion.score())
                .setReason(suggestion.reason().code())
                .setCategoryId(suggestion.product().category().orElse(null))
                .setCollaborative(suggestion.collaborative())
                .setContent(suggestion.content())
                .setBecause(suggestion.because().orElse(null));
        suggestion.bought().ifPresent(bought -> addRhythm(item, bought));
        return item.build();
    }

    private static void addRhythm(RecommendedItem.Builder item, HouseholdProduct bought) {
        Rhythm rhythm = bought.rhythm();
        item.setTimes(rhythm.times())
                .setIntervalDays(boxed(rhythm.interval()))
                .setSpreadDays(boxed(rhythm.spread()))
                .setLastBought(LocalDate.ofEpochDay(rhythm.lastDay()))
                .setQuantity(rhythm.quantity())
                .setOffers(bought.offers());
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }

    private static Envelope envelope(
            String subject, long revision, long occurredAt, long recordedAt, String household) {
        return Envelope.newBuilder()
                .setEventId(Ids.event(ForecastJob.NAME, subject, revision))
                .setSubjectId(subject)
                .setRevision(revision)
                .setOccurredAt(instant(occurredAt))
                .setRecordedAt(instant(recordedAt))
                .setProducer(ForecastJob.NAME)
                .setHousehold(household)
                .build();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
