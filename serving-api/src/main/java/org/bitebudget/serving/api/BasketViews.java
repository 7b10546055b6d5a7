package org.bitebudget.serving.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.serving.domain.Basket;
import org.bitebudget.serving.domain.Choice;
import org.bitebudget.serving.domain.Price;
import org.bitebudget.serving.domain.PriceAge;
import org.bitebudget.serving.domain.TwoStoreSplit;
import org.bitebudget.serving.domain.TwoStoreSplit.Part;
import org.bitebudget.serving.domain.TwoStoreSplit.Split;
import org.bitebudget.serving.domain.Wanted;

/** What a shopping list costs where, as the API shows it. */
final class BasketViews {

    private final PriceAge age;

    /** @param age how old prices are */
    BasketViews(PriceAge age) {
        this.age = age;
    }

    /** Writes what a list costs in each store and at the best two, and what is not sold there. */
    void prices(ShoppingList list, List<Basket> baskets, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("list_id", list.getListId());
        json.writeNumberField("revision", list.getEnvelope().getRevision());
        json.writeArrayFieldStart("items");
        for (Basket basket : baskets) {
            basket(basket, json);
        }
        json.writeEndArray();
        Optional<Split> split = TwoStoreSplit.best(baskets);
        if (split.isPresent()) {
            split(split.get(), json);
        }
        json.writeEndObject();
    }

    private void basket(Basket basket, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("store", basket.store());
        EventJson.money(json, "total", basket.totalMinor(), basket.currency());
        json.writeArrayFieldStart("choices");
        for (Choice choice : basket.choices()) {
            choice(choice, json);
        }
        json.writeEndArray();
        wanted("out_of_stock", basket.outOfStock(), json);
        wanted("not_sold", basket.notSold(), json);
        json.writeEndObject();
    }

    private void split(Split split, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("best_split");
        EventJson.money(json, "total", split.totalMinor(), split.currency());
        json.writeArrayFieldStart("stores");
        for (Part part : split.parts()) {
            json.writeStartObject();
            json.writeStringField("store", part.store());
            EventJson.money(json, "total", part.totalMinor(), split.currency());
            json.writeArrayFieldStart("choices");
            for (Choice choice : part.choices()) {
                choice(choice, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        wanted("missing", split.missing(), json);
        json.writeEndObject();
    }

    private void choice(Choice choice, JsonGenerator json) throws IOException {
        Price price = choice.price();
        json.writeStartObject();
        wanted(choice.item(), json);
        json.writeStringField("product", price.product());
        json.writeStringField("name", price.name());
        EventJson.money(json, "price", price.priceMinor(), price.currency());
        if (price.unitPriceMicro().isPresent()) {
            json.writeObjectFieldStart("unit_price");
            json.writeNumberField("micro_minor", price.unitPriceMicro().getAsLong());
            json.writeStringField("currency", price.currency());
            json.writeStringField("per", price.unit().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        if (price.promo().isPresent()) {
            json.writeStringField("promo", price.promo().get());
        }
        json.writeNumberField("packs", choice.packs());
        json.writeBooleanField("size_known", choice.sizeKnown());
        EventJson.money(json, "cost", choice.costMinor(), price.currency());
        json.writeStringField("observed_at", price.observedAt().toString());
        json.writeNumberField("age_days", age.days(price.observedAt()));
        json.writeBooleanField("holds", choice.holds());
        json.writeEndObject();
    }

    private static void wanted(String member, List<Wanted> items, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(member);
        for (Wanted item : items) {
            json.writeStartObject();
            wanted(item, json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void wanted(Wanted item, JsonGenerator json) throws IOException {
        json.writeStringField("item_id", item.itemId());
        json.writeStringField("text", item.text());
    }
}
