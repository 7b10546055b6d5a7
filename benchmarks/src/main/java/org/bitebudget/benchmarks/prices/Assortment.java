package org.bitebudget.benchmarks.prices;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.platform.ids.Ids;

/** Products by number, each seen once a day: as many as one likes, the same ones each time. */
final class Assortment {

    private static final int STORES = 100;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-05-01");

    /** Every so many days a product costs something else. */
    private static final int CHANGES_EVERY = 4;

    private Assortment() {}

    /** What is seen of a product at the start of that day, the first being 0. */
    static PriceObservation observation(long product, int day) {
        return observation(product, day, Duration.ZERO);
    }

    /** What is seen of a product at that time of the day. */
    static PriceObservation observation(long product, int day, Duration time) {
        String store = "Store " + product % STORES;
        String sku = Long.toString(1_000_000 + product);
        LocalDate date = FIRST_DAY.plusDays(day);
        Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant().plus(time);
        String id = Ids.observation(store, sku, at, PriceSource.FEED.name());
        // no builder: there are millions of these
        PriceObservation event = new PriceObservation();
        event.setEnvelope(new Envelope(id, id, 1L, at, at, "bench", null));
        event.setObservationId(id);
        event.setStore(store);
        event.setProduct(sku);
        event.setName("Product " + sku + ", 500 g");
        event.setPrice(new Money(minor(product, day / CHANGES_EVERY), "EUR"));
        event.setSizeText("500 g");
        event.setCategoryText("Category " + product % 50);
        event.setSource(PriceSource.FEED);
        event.setWhen(new LocalMoment(at, "UTC", date, false));
        event.setBatchId("batch-" + day);
        event.setInStock(true);
        event.setTrust(1f);
        return event;
    }

    /** Between 1 and 11 in major units, moving by up to a fifth. */
    private static long minor(long product, int period) {
        long base = 100L + Math.floorMod(product * 7919, 1000);
        return base * (100 + Math.floorMod(product + period * 31L, 20)) / 100;
    }
}
