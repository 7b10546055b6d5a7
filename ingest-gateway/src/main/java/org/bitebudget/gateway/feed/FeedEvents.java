package org.bitebudget.gateway.feed;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.bitebudget.event.BaseUnit;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.FeedReject;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceFeedBatch;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.ProductSize;
import org.bitebudget.event.Promo;
import org.bitebudget.event.PromoKind;
import org.bitebudget.event.UnitPrice;
import org.bitebudget.gateway.domain.feed.BatchProgress;
import org.bitebudget.gateway.domain.feed.Observation;
import org.bitebudget.gateway.domain.feed.RowFault;
import org.bitebudget.gateway.domain.feed.RowReject;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.product.Gtin;
import org.bitebudget.platform.product.Promotion;

/** Between a feed's domain and its events. */
final class FeedEvents {

    /** Name of this app in envelopes. */
    static final String PRODUCER = "ingest-gateway";

    /** A feed says itself what the store asks. */
    private static final float SURE = 1;

    private static final HexFormat HEX = HexFormat.of();

    private final Clock clock;

    FeedEvents(Clock clock) {
        this.clock = clock;
    }

    /** The event's id tells the content too: even an index that was lost never gives two contents one id. */
    PriceObservation observation(Observation seen, String observationId, KnownObservation known, String batchId) {
        long revision = known.revision();
        Instant occurredAt = seen.seen().instant();
        String eventId =
                Ids.of("evt", PRODUCER, observationId, Long.toString(revision), HEX.formatHex(known.contentHash()));
        // no builder: it looks every field and default up again, and there are millions of these; so what has a default
        // is set here, too
        PriceObservation event = new PriceObservation();
        event.setEnvelope(new Envelope(eventId, observationId, revision, occurredAt, now(), PRODUCER, null));
        event.setObservationId(observationId);
        event.setStore(seen.store());
        event.setProduct(seen.product());
        event.setName(seen.name());
        event.setPrice(money(seen.price()));
        event.setListPrice(seen.listPrice().map(FeedEvents::money).orElse(null));
        event.setSize(seen.size()
                .map(size -> new ProductSize(size.amountMicro(), unit(size.unit()), size.count()))
                .orElse(null));
        event.setSizeText(seen.sizeText().orElse(null));
        event.setUnitPrice(seen.unitPrice()
                .map(price -> new UnitPrice(price.microMinor(), price.currency(), unit(price.unit())))
                .orElse(null));
        event.setPromo(seen.promotion().map(FeedEvents::promo).orElse(null));
        event.setCategoryText(seen.category().orElse(null));
        event.setCategoryId(seen.categoryId().orElse(null));
        event.setCanonicalProductId(seen.barcode().map(Gtin::canonicalId).orElse(null));
        event.setSource(PriceSource.valueOf(seen.source().name()));
        event.setInStock(seen.inStock());
        event.setTrust(SURE);
        event.setWhen(new LocalMoment(
                occurredAt,
                seen.seen().zone().getId(),
                seen.seen().localDate(),
                seen.seen().timeKnown()));
        event.setBatchId(batchId);
        return event;
    }

    /** Progress as an event; its revision is the number of rows, which only grows. */
    PriceFeedBatch batch(String store, String batchId, BatchProgress progress) {
        String subject = Ids.of("bat", store, batchId);
        Instant now = now();
        long revision = progress.rows() + (progress.complete() ? 1 : 0);
        return PriceFeedBatch.newBuilder()
                .setEnvelope(new Envelope(
                        Ids.event(PRODUCER, subject, revision), subject, revision, now, now, PRODUCER, null))
                .setStore(store)
                .setBatchId(batchId)
                .setRows(progress.rows())
                .setDigest(ByteBuffer.wrap(progress.digest()))
                .setAccepted(progress.accepted())
                .setRevised(progress.revised())
                .setDuplicates(progress.duplicates())
                .setDuplicateLines(progress.duplicateLines())
                .setConflicts(progress.conflicts())
                .setRejected(progress.rejected())
                .setRejects(progress.rejects().stream().map(FeedEvents::reject).toList())
                .setComplete(progress.complete())
                .build();
    }

    /** Reads what {@link #batch} wrote. */
    static BatchProgress progress(PriceFeedBatch batch) {
        byte[] digest = new byte[batch.getDigest().remaining()];
        batch.getDigest().duplicate().get(digest);
        return new BatchProgress(
                batch.getRows(),
                digest,
                batch.getAccepted(),
                batch.getRevised(),
                batch.getDuplicates(),
                batch.getDuplicateLines(),
                batch.getConflicts(),
                batch.getRejected(),
                batch.getRejects().stream().map(FeedEvents::reject).toList(),
                batch.getComplete());
    }

    /** Error code of a fault; the domain names them alike. */
    static ErrorCode code(RowFault fault) {
        return ErrorCode.valueOf(fault.name());
    }

    private static FeedReject reject(RowReject reject) {
        return new FeedReject(
                reject.line(), reject.pointer(), code(reject.fault()).code(), reject.reason());
    }

    private static RowReject reject(FeedReject reject) {
        RowFault fault = ErrorCode.ofCode(reject.getCode())
                .map(code -> RowFault.valueOf(code.name()))
                .orElse(RowFault.MALFORMED_FEED_LINE);
        return new RowReject(reject.getLine(), reject.getPointer(), fault, reject.getReason());
    }

    private static Promo promo(Promotion promotion) {
        return new Promo(
                PromoKind.valueOf(promotion.kind().name()),
                promotion.text(),
                promotion.multiBuy().map(Promotion.MultiBuy::count).orElse(null),
                promotion.multiBuy().map(multiBuy -> money(multiBuy.together())).orElse(null));
    }

    private static BaseUnit unit(org.bitebudget.platform.money.BaseUnit unit) {
        return BaseUnit.valueOf(unit.name());
    }

    private static Money money(org.bitebudget.platform.money.Money money) {
        return new Money(money.minor(), money.currency());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
