package org.bitebudget.benchmarks.forecasts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.ml.domain.lstm.SyntheticPrices;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;

/**
 * Products that are seen once a day, day by day: prices that rest, drift and are cut now and then, the same ones each time.
 *
 * @param series how many
 */
record DailyPrices(int series) {

    private static final int STORES = 50;
    private static final long SEED = 20_260_101;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2024-01-01");

    /** The first so many observations from a day on, all products of a day before those of the next. */
    Stream<PriceObservation> observations(int fromDay, long count) {
        int days = Math.toIntExact(fromDay + (count + series - 1) / series);
        List<PriceTrack> tracks = new ArrayList<>(series);
        IntStream.range(0, series).forEach(product -> tracks.add(new SyntheticPrices(SEED + product).next(days)));
        return LongStream.range(0, count).mapToObj(i -> {
            int product = (int) (i % series);
            return observation(product, (int) (fromDay + i / series), tracks.get(product));
        });
    }

    static String key(PriceObservation observation) {
        return Keys.join(observation.getStore(), observation.getProduct());
    }

    private static PriceObservation observation(int product, int day, PriceTrack track) {
        String store = "Store " + product % STORES;
        String sku = Integer.toString(1_000_000 + product);
        LocalDate date = FIRST_DAY.plusDays(day);
        Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        String id = Ids.observation(store, sku, at, PriceSource.FEED.name());
        // no builder: there are millions of these
        PriceObservation event = new PriceObservation();
        event.setEnvelope(new Envelope(id, id, 1L, at, at, "bench", null));
        event.setObservationId(id);
        event.setStore(store);
        event.setProduct(sku);
        event.setName("Product " + sku + ", 500 g");
        event.setPrice(new Money(Math.max(1, Math.round(track.priceAt(day) * 100)), "EUR"));
        event.setSizeText("500 g");
        event.setCategoryText("Category " + product % 50);
        event.setSource(PriceSource.FEED);
        event.setWhen(new LocalMoment(at, "UTC", date, false));
        event.setBatchId("batch-" + day);
        event.setInStock(true);
        event.setTrust(1f);
        return event;
    }
}
