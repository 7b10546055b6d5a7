package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.serving.domain.ListPricing.Basket;
import org.bitebudget.serving.domain.ListPricing.Choice;
import org.bitebudget.serving.domain.ListPricing.Price;
import org.bitebudget.serving.domain.ListPricing.Wanted;
import org.bitebudget.serving.domain.ProductComparison;
import org.bitebudget.serving.domain.TwoStoreSplit;
import org.bitebudget.serving.domain.TwoStoreSplit.Split;

/** What a shopping list costs where, as the API shows it. */
final class BasketViews {

    private final Instant now;

    /** @param now the moment that ages are counted to */
    BasketViews(Instant now) {
        this.now = now;
    }

    /** What a list costs in each store and at the best two, and what is not sold there. */
    ObjectNode prices(ShoppingList list, List<Basket> baskets) {
        ObjectNode json = EventJson.object()
                .put("list_id", list.getListId())
                .put("revision", list.getEnvelope().getRevision());
        json.set("items", EventJson.arrayOf(baskets, this::basket));
        TwoStoreSplit.best(baskets).ifPresent(split -> json.set("best_split", split(split)));
        return json;
    }

    private ObjectNode basket(Basket basket) {
        ObjectNode json = EventJson.object().put("store", basket.store());
        json.set("total", EventJson.money(basket.totalMinor(), basket.currency()));
        json.set("choices", EventJson.arrayOf(basket.choices(), this::choice));
        json.set("out_of_stock", EventJson.arrayOf(basket.outOfStock(), BasketViews::wanted));
        json.set("not_sold", EventJson.arrayOf(basket.notSold(), BasketViews::wanted));
        return json;
    }

    /** Choices stand under their stores already; here their items and products are named only. */
    private static ObjectNode split(Split split) {
        ObjectNode json = EventJson.object();
        json.set("total", EventJson.money(split.totalMinor(), split.currency()));
        json.set("stores", EventJson.arrayOf(split.parts(), part -> {
            ObjectNode store = EventJson.object().put("store", part.store());
            store.set("total", EventJson.money(part.totalMinor(), split.currency()));
            store.set("choices", EventJson.arrayOf(part.choices(), choice -> {
                ObjectNode bought = wanted(choice.item())
                        .put("product", choice.price().product())
                        .put("name", choice.price().name())
                        .put("packs", choice.packs());
                bought.set("cost", EventJson.money(choice.costMinor(), split.currency()));
                return bought;
            }));
            return store;
        }));
        json.set("missing", EventJson.arrayOf(split.missing(), BasketViews::wanted));
        return json;
    }

    private ObjectNode choice(Choice choice) {
        Price price = choice.price();
        ObjectNode json = wanted(choice.item()).put("product", price.product()).put("name", price.name());
        json.set("price", EventJson.money(price.priceMinor(), price.currency()));
        price.unitPriceMicro().ifPresent(micro -> json.putObject("unit_price")
                .put("micro_minor", micro)
                .put("currency", price.currency())
                .put("per", price.unit().toLowerCase(Locale.ROOT)));
        price.promo().ifPresent(promo -> json.put("promo", promo));
        json.put("packs", choice.packs());
        json.put("size_known", choice.sizeKnown());
        json.set("cost", EventJson.money(choice.costMinor(), price.currency()));
        json.put("observed_at", price.observedAt().toString());
        json.put("age_days", ageDays(price.observedAt(), now));
        json.put("holds", ProductComparison.holds(price.observedAt(), now));
        return json;
    }

    /** Whole days since a price was seen. */
    static long ageDays(Instant observedAt, Instant now) {
        return Math.max(0, Duration.between(observedAt, now).toDays());
    }

    private static ObjectNode wanted(Wanted item) {
        return EventJson.object().put("item_id", item.itemId()).put("text", item.text());
    }
}
