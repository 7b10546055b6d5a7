package org.bitebudget.price.job;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.EventTimeLag;
import org.bitebudget.price.domain.Arrival;
import org.bitebudget.price.domain.CurrentOffer;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.state.KeptHistory;
import org.bitebudget.state.PriceBucket;
import org.bitebudget.state.PriceMove;
import org.bitebudget.state.PriceState;
import org.bitebudget.state.ProductSighting;
import org.bitebudget.state.WatchNotice;
import org.bitebudget.state.WatchedPrice;

/**
 * Keeps the histories of the products in a bucket of a store. Moves and sightings go out at once; what a product's price
 * has become is written with the next checkpoint, once however often it changed, from a cache on the heap: state first,
 * then the event, both before the barrier. A failure loses the cache and with it nothing, since the observations after
 * the last checkpoint are read again.
 *
 * <p>When the store's clock has moved and the bucket comes to rest, its products that nobody has seen since are told again
 * with the new end of their windows. While a backlog is read no bucket rests: its clocks move all the time, and telling
 * everything anew each time would take longer than the backlog.
 */
@SuppressWarnings("serial") // what isn't transient is the description of an operator
final class PriceWatch extends AbstractStreamOperator<CurrentPrice>
        implements TwoInputStreamOperator<WatchedPrice, WatchNotice, CurrentPrice>, Triggerable<String, VoidNamespace> {

    static final OutputTag<PriceMove> MOVES = new OutputTag<>("moves", AvroTypes.of(PriceMove.class));
    static final OutputTag<ProductSighting> SIGHTINGS =
            new OutputTag<>("sightings", AvroTypes.of(ProductSighting.class));
    static final OutputTag<QuarantinedPrice> QUARANTINE =
            new OutputTag<>("quarantine", AvroTypes.of(QuarantinedPrice.class));

    /** For so long a bucket rests before its products are told that nobody has seen since the store's clock moved. */
    static final long STILL_MILLIS = 3_000;

    /** At the latest they are told so long after the clock has moved. */
    static final long LATEST_MILLIS = 600_000;

    /** What the products on the heap may take. */
    private static final long MOST_BYTES = 100_000_000;

    /** An observation that was recorded so long ago belongs to a backlog, during which no bucket counts as resting. */
    private static final long BACKLOG_MILLIS = 30_000;

    private transient MapState<String, PriceState> products;
    private transient ValueState<PriceBucket> bucket;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient ProductCache cache;
    private transient RecordBytes<KeptHistory> histories;
    private transient WatchedProduct atWork;
    private transient Map<String, BucketClock> clocks;
    private transient Offers offers;
    private transient PriceMoves moves;
    private transient CurrentPrices prices;
    private transient WatchMetrics arrivals;
    private transient EventTimeLag lag;
    private transient long behindAt;

    @Override
    public void open() throws Exception {
        super.open();
        products = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("products", Types.STRING, AvroTypes.of(PriceState.class)));
        bucket = getRuntimeContext().getState(AvroTypes.state("bucket", PriceBucket.class));
        timers = getInternalTimerService("sweeps", VoidNamespaceSerializer.INSTANCE, this);
        cache = new ProductCache(MOST_BYTES);
        histories = new RecordBytes<>(KeptHistory.class, KeptHistory.getClassSchema());
        clocks = new HashMap<>();
        offers = new Offers();
        moves = new PriceMoves(offers);
        prices = new CurrentPrices();
        arrivals = new WatchMetrics(getMetricGroup());
        lag = EventTimeLag.register(getMetricGroup(), Clock.systemUTC());
    }

    @Override
    public void processElement1(StreamRecord<WatchedPrice> element) throws Exception {
        WatchedPrice seen = element.getValue();
        long now = timers.currentProcessingTime();
        if (now - seen.getRecordedAtMicros() / 1_000 > BACKLOG_MILLIS) {
            behindAt = now;
        }
        WatchedProduct product = product(seen.getBucket(), seen.getProduct());
        product.clock.busyAt = now;
        advance(product.clock, seen.getEpochDay());
        Optional<CurrentOffer> before = product.current();

        Observation version = WatchedPrices.toDomain(seen);
        Arrival arrival = product.history().add(version);
        arrivals.count(arrival, version, product.history().conflict());
        if (!arrival.changesHistory()) {
            return;
        }
        product.changed();
        product.recordedAtMicros = Math.max(product.recordedAtMicros, seen.getRecordedAtMicros());
        Quarantines.tellLeft(product, () -> offers.open(version.offer()).getName(), this::quarantine);
        moves.of(seen, version, arrival, before, product).ifPresent(move -> emit(MOVES, move));
        if (arrival == Arrival.CURRENT) {
            sight(seen, version, product);
        }
        change(product);
        lag.observe(Micros.toInstant(seen.getRecordedAtMicros()));
    }

    @Override
    public void processElement2(StreamRecord<WatchNotice> element) throws Exception {
        WatchNotice notice = element.getValue();
        ProductIdentity identity = notice.getIdentity();
        if (identity != null) {
            identify(notice.getBucket(), identity);
        }
        if (notice.getEpochDay() != null) {
            advance(clock(notice.getBucket()), notice.getEpochDay());
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        write();
    }

    @Override
    public void finish() throws Exception {
        write();
        super.finish();
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        BucketClock clock = clock(timer.getKey());
        long busyAt = Math.max(clock.busyAt, behindAt);
        long due = Math.min(Math.max(clock.movedAt, busyAt) + STILL_MILLIS, clock.movedAt + LATEST_MILLIS);
        if (timers.currentProcessingTime() < due) {
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, due);
            return;
        }
        clock.awaited = false;
        bringUpToDate(timer.getKey(), clock.day);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no timer of event time is ever set");
    }

    private void identify(String key, ProductIdentity identity) throws Exception {
        WatchedProduct product = product(key, Buckets.normalised(identity.getProduct()));
        long revision = identity.getEnvelope().getRevision();
        if (revision > product.identityRevision) {
            boolean renamed = !identity.getCanonicalProductId().equals(product.canonicalProductId);
            product.identityRevision = revision;
            product.canonicalProductId = identity.getCanonicalProductId();
            if (renamed) {
                moves.renamed(product).ifPresent(move -> emit(MOVES, move));
            }
            change(product);
        }
    }

    private void sight(WatchedPrice seen, Observation version, WatchedProduct product) {
        boolean better = seen.getSourceRank() >= Math.min(product.sightingRank, 2);
        if (product.sightingRank == 0 || (better && seen.getSighting() != product.sighting)) {
            product.sighting = seen.getSighting();
            product.sightingRank = Math.max(product.sightingRank, seen.getSourceRank());
            emit(SIGHTINGS, Sightings.of(seen, offers.open(version.offer())));
        }
    }

    /** The bucket is that whose key is current. */
    private void advance(BucketClock clock, int day) throws Exception {
        if (day <= clock.day) {
            return;
        }
        clock.day = day;
        clock.movedAt = timers.currentProcessingTime();
        bucket.update(new PriceBucket(day));
        if (!clock.awaited) {
            clock.awaited = true;
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, clock.movedAt + STILL_MILLIS);
        }
    }

    /** The clock of the bucket whose key is current. */
    private BucketClock clock(String key) throws Exception {
        BucketClock known = clocks.get(key);
        if (known == null) {
            PriceBucket kept = bucket.value();
            known = new BucketClock(key, kept == null ? BucketClock.UNKNOWN_DAY : kept.getEpochDay());
            // when it moved before a restart isn't known; long ago would end the wait for a backlog's end
            known.movedAt = timers.currentProcessingTime();
            clocks.put(key, known);
        }
        return known;
    }

    private WatchedProduct product(String key, String product) throws Exception {
        WatchedProduct known = cache.get(key, product);
        if (known == null) {
            PriceState kept = products.get(product);
            known = kept == null
                    ? new WatchedProduct(clock(key), product, histories)
                    : new WatchedProduct(clock(key), product, histories, kept);
            cache.put(known);
        }
        takeUp(known);
        return known;
    }

    /** The history of one product is open at a time. */
    private void takeUp(WatchedProduct product) {
        if (atWork != null && atWork != product) {
            atWork.close();
            cache.weigh(atWork);
        }
        atWork = product;
    }

    private void change(WatchedProduct product) throws Exception {
        cache.markDirty(product);
        if (cache.isFull()) {
            write();
            setCurrentKey(product.clock.bucket);
        }
    }

    /** Writes what has changed since the last time, to state and out. */
    private void write() throws Exception {
        for (WatchedProduct product : cache.dirty()) {
            setCurrentKey(product.clock.bucket);
            tell(product, product.clock.day);
            products.put(product.product, product.toState());
            product.dirty = false;
        }
        cache.written();
    }

    private void bringUpToDate(String key, int day) throws Exception {
        for (Map.Entry<String, PriceState> entry : products.entries()) {
            PriceState kept = entry.getValue();
            WatchedProduct open = cache.get(key, entry.getKey());
            boolean due = kept.getToldEpochDay() < day && (open == null || !open.dirty);
            if (due) {
                WatchedProduct product =
                        open == null ? new WatchedProduct(clock(key), entry.getKey(), histories, kept) : open;
                if (product.history().isKnownOn(day)) {
                    tell(product, day);
                    entry.setValue(product.toState());
                } else {
                    product.close();
                }
            }
        }
    }

    private void tell(WatchedProduct product, int day) {
        product.revision++;
        product.toldEpochDay = day;
        Optional<CurrentPrice> price = prices.of(product, day);
        if (price.isEmpty()) {
            product.revision--;
            return;
        }
        output.collect(new StreamRecord<>(price.get()));
        Quarantines.tell(product, price.get().getName(), this::quarantine);
    }

    private void quarantine(QuarantinedPrice told) {
        arrivals.count(told);
        emit(QUARANTINE, told);
    }

    private <T> void emit(OutputTag<T> tag, T value) {
        output.collect(tag, new StreamRecord<>(value));
    }
}
