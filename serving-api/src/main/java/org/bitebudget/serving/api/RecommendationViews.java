package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.bitebudget.event.ChangeChance;
import org.bitebudget.event.ForecastPoint;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.IntervalBounds;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.RecommendedItem;
import org.bitebudget.platform.money.Money;
import org.bitebudget.serving.domain.PriceAge;
import org.bitebudget.serving.domain.recommend.BargainBoard.Bargain;
import org.bitebudget.serving.domain.recommend.BuyAdvice;
import org.bitebudget.serving.domain.recommend.Candidate;
import org.bitebudget.serving.domain.recommend.Candidate.BuyingHabit;
import org.bitebudget.serving.domain.recommend.Chances;
import org.bitebudget.serving.domain.recommend.Offer;
import org.bitebudget.serving.domain.recommend.PriceOutlook;
import org.bitebudget.serving.domain.recommend.PriceOutlook.Expected;
import org.bitebudget.serving.domain.recommend.Ranking;
import org.bitebudget.serving.domain.recommend.Ranking.Ranked;
import org.bitebudget.serving.domain.recommend.Reasons;
import org.bitebudget.serving.store.Offers;

/**
 * Recommendations as the API shows them.
 *
 * @param offers what products cost now
 * @param reasons the words
 * @param today the day it is shown on
 * @param currency that offers must be in, if one is named
 * @param age tells which prices hold
 * @param limit products of each part
 */
record RecommendationViews(
        Offers offers, Reasons reasons, LocalDate today, Optional<String> currency, PriceAge age, int limit) {

    private static final int EIGHTY = 80;

    /** The household's own list. */
    ObjectNode own(RecommendationList list) {
        Ranking ranking = ranking(list);
        List<Candidate> known = new ArrayList<>();
        List<Candidate> fresh = new ArrayList<>();
        for (RecommendedItem item : list.getItems()) {
            (item.getTimes() > 0 ? known : fresh).add(candidate(item));
        }
        ObjectNode json = head(list);
        json.put("cold_start", false);
        json.set("next_basket", shown(ranking.rank(known, today, limit)));
        json.set("products", shown(ranking.rank(fresh, today, limit)));
        return json;
    }

    /** What many buy and what is cheap, for somebody of whom nothing is known. */
    ObjectNode forEverybody(Optional<RecommendationList> popular) {
        List<Candidate> candidates = new ArrayList<>();
        popular.ifPresent(list -> list.getItems().forEach(item -> candidates.add(candidate(item))));
        Set<String> named = new HashSet<>();
        candidates.forEach(candidate -> named.add(candidate.itemId()));
        for (Bargain bargain : offers.bargains().best(currency, limit, age)) {
            if (named.add(bargain.itemId())) {
                candidates.add(bargain(bargain));
            }
        }
        ObjectNode json = popular.map(this::head).orElseGet(EventJson::object);
        json.put("cold_start", true);
        json.put("sentence", reasons.cold());
        json.set("next_basket", EventJson.array());
        json.set("products", shown(Ranking.FIXED.rank(candidates, today, limit)));
        return json;
    }

    private static Candidate bargain(Bargain bargain) {
        return new Candidate(
                bargain.itemId(),
                bargain.name(),
                bargain.category(),
                0,
                0,
                "cheap",
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.of(bargain.offer()));
    }

    private static Ranking ranking(RecommendationList list) {
        return list.getWeights().isEmpty()
                ? Ranking.FIXED
                : new Ranking(
                        list.getWeights().get("collaborative"),
                        list.getWeights().get("content"),
                        list.getWeights().get("price"));
    }

    private ObjectNode head(RecommendationList list) {
        ObjectNode json = EventJson.object()
                .put("list_id", list.getEnvelope().getEventId())
                .put("revision", list.getEnvelope().getRevision())
                .put("recorded_at", list.getEnvelope().getRecordedAt().toString())
                .put("as_of", today.toString())
                .put("model", list.getModel())
                .put("model_version", list.getModelVersion());
        Optional.ofNullable(list.getNotice()).ifPresent(notice -> json.put("notice", notice));
        return json;
    }

    private Candidate candidate(RecommendedItem item) {
        return new Candidate(
                item.getItemId(),
                item.getName(),
                Optional.ofNullable(item.getCategoryId()),
                item.getCollaborative(),
                item.getContent(),
                item.getReason(),
                Optional.ofNullable(item.getBecause()),
                habit(item),
                item.getHouseholds(),
                offers.cheapest(item.getItemId(), item.getOffers(), currency, age));
    }

    /** How the household buys it, if it does. */
    static Optional<BuyingHabit> habit(RecommendedItem item) {
        return item.getTimes() == 0 || item.getLastBought() == null
                ? Optional.empty()
                : Optional.of(new BuyingHabit(
                        item.getTimes(),
                        item.getLastBought(),
                        optional(item.getIntervalDays()),
                        optional(item.getSpreadDays()),
                        item.getQuantity()));
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private ArrayNode shown(List<Ranked> ranked) {
        ArrayNode items = EventJson.array();
        for (int i = 0; i < ranked.size(); i++) {
            items.add(shown(ranked.get(i), i + 1));
        }
        return items;
    }

    private ObjectNode shown(Ranked ranked, int position) {
        Candidate candidate = ranked.candidate();
        ObjectNode json = EventJson.object()
                .put("item_id", candidate.itemId())
                .put("name", candidate.name())
                .put("position", position)
                .put("score", rounded(ranked.score()))
                .put("reason", candidate.why())
                .put("sentence", reasons.of(candidate, today));
        candidate.category().ifPresent(id -> json.put("category_id", id));
        json.putObject("score_parts")
                .put("collaborative", rounded(ranked.collaborativePart()))
                .put("content", rounded(ranked.contentPart()))
                .put("price", rounded(ranked.pricePart()));
        candidate.habit().ifPresent(habit -> {
            json.put("times_bought", habit.times());
            json.put("last_bought", habit.last().toString());
            habit.intervalDays().ifPresent(days -> json.put("interval_days", days));
        });
        candidate.offer().ifPresent(offer -> json.set("offer", offer(offer)));
        return json;
    }

    private static double rounded(double score) {
        return Math.round(score * 1e4) / 1e4;
    }

    private static ObjectNode offer(Offer offer) {
        ObjectNode json = EventJson.object().put("store", offer.store()).put("product", offer.product());
        json.set("price", money(offer.price()));
        json.set("usual_price", money(offer.usual()));
        return json.put("below_percent", offer.belowPercent());
    }

    private static ObjectNode money(Money money) {
        return EventJson.money(money.minor(), money.currency());
    }

    /** What a forecast expects of a price: the days that tell their middle 80 %, and the chances of a change and of a promotion. */
    static PriceOutlook outlook(ForecastSeries forecast) {
        List<Expected> days = new ArrayList<>();
        for (ForecastPoint point : forecast.getPoints()) {
            for (IntervalBounds bounds : point.getIntervals()) {
                if (bounds.getLevelPercent() == EIGHTY) {
                    days.add(new Expected(point.getDate(), point.getMean(), bounds.getLower(), bounds.getUpper()));
                }
            }
        }
        return new PriceOutlook(
                days,
                chances(forecast.getOrigin(), forecast.getChanges()),
                chances(forecast.getOrigin(), forecast.getPromotions()));
    }

    private static Chances chances(LocalDate origin, List<ChangeChance> told) {
        return new Chances(
                origin, told.stream().collect(Collectors.toMap(ChangeChance::getDays, ChangeChance::getProbability)));
    }

    /** Whether to buy now. */
    static ObjectNode advice(BuyAdvice advice, Offer offer, Reasons reasons) {
        ObjectNode json = EventJson.object()
                .put("action", EventJson.symbol(advice.action()))
                .put("units", advice.units());
        json.set("expected_saving", money(advice.saving()));
        advice.risk().ifPresent(risk -> json.put("risk", rounded(risk)));
        advice.until().ifPresent(day -> json.put("wait_until", day.toString()));
        json.put("sentence", advice.sentence(reasons));
        json.set("offer", offer(offer));
        return json;
    }
}
