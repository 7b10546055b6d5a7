package org.bitebudget.ocr.topology;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bitebudget.event.Box;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.JobState;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ReadDate;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReadMoney;
import org.bitebudget.event.ReadText;
import org.bitebudget.event.ReadTime;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptText;
import org.bitebudget.event.Sealed;
import org.bitebudget.ocr.domain.category.CategoryMatch;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.parse.Fold;
import org.bitebudget.ocr.domain.parse.ReadField;
import org.bitebudget.ocr.domain.parse.ReadItem;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.money.LargestRemainder;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;

/** Turns a reading into the events it means. All times come from the receipt and its records, none from a clock. */
final class ReceiptEvents {

    private static final String APP = "ocr-stream";
    private static final int LONGEST_TEXT = 200;

    private final ReceiptText text;
    private final Reading reading;
    private final Instant recordedAt;
    private final LineCategoriser categoriser;

    ReceiptEvents(ReceiptText text, Reading reading, Instant recordedAt, LineCategoriser categoriser) {
        this.text = text;
        this.reading = reading;
        this.recordedAt = recordedAt;
        this.categoriser = categoriser;
    }

    /** The job's state after reading. */
    static ReceiptJob job(
            String receiptId,
            String household,
            JobState state,
            String code,
            String message,
            long revision,
            Instant at) {
        return ReceiptJob.newBuilder()
                .setEnvelope(envelope("job:" + receiptId, revision, at, at, household))
                .setReceiptId(receiptId)
                .setHousehold(household)
                .setState(state)
                .setCode(code)
                .setMessage(message)
                .build();
    }

    /** What a person should look at; empty where nothing is in doubt. */
    List<String> reviewReasons() {
        List<String> reasons = new ArrayList<>();
        if (reading.total() == null) {
            reasons.add("total-missing");
        }
        if (reading.date() == null) {
            reasons.add("date-missing");
        }
        if (reading.total() != null && !reading.arithmeticOk() && isFarOff()) {
            reasons.add("sums-differ");
        }
        return reasons;
    }

    boolean canBeBooked() {
        return reading.total() != null
                && reading.date() != null
                && reading.total().value() != 0;
    }

    ReceiptReading reading(long revision, Sealer sealer) {
        List<String> reasons = reviewReasons();
        return ReceiptReading.newBuilder()
                .setEnvelope(
                        envelope(text.getReceiptId(), revision, moment().getInstant(), recordedAt, text.getHousehold()))
                .setReceiptId(text.getReceiptId())
                .setHousehold(text.getHousehold())
                .setUser(text.getUser())
                .setStatus(reasons.isEmpty() ? ReadingStatus.DONE : ReadingStatus.NEEDS_REVIEW)
                .setReviewReasons(reasons)
                .setMerchant(merchant())
                .setMerchantId(merchantId())
                .setDate(date())
                .setTime(time())
                .setZone(text.getZone())
                .setCurrency(reading.currency())
                .setSubtotal(money(reading.subtotal()))
                .setRounding(money(reading.rounding()))
                .setTotal(money(reading.total()))
                .setTaxTotal(money(reading.tax()))
                .setCash(money(reading.cash()))
                .setChange(money(reading.change()))
                .setLines(lines())
                .setReconciliationDelta(reading.delta() == null ? null : money(reading.delta()))
                .setArithmeticOk(reading.arithmeticOk())
                .setEngineVersion(text.getEngineVersion())
                .setParserVersion(ReceiptParser.VERSION)
                .setLanguage(reading.language())
                .setRawText(rawText(sealer))
                .build();
    }

    /** The purchase with one line for each bought line; the lines add up to the total. */
    LedgerEntry entry(long revision) {
        boolean refund = reading.total().value() < 0;
        return LedgerEntry.newBuilder()
                .setEnvelope(envelope(
                        "ledger:" + text.getReceiptId(),
                        revision,
                        moment().getInstant(),
                        recordedAt,
                        text.getHousehold()))
                .setHousehold(text.getHousehold())
                .setUser(text.getUser())
                .setEntryId(text.getReceiptId())
                .setKind(refund ? LedgerKind.REFUND : LedgerKind.PURCHASE)
                .setSource(LedgerSource.RECEIPT)
                .setSourceId(text.getReceiptId())
                .setMerchant(
                        reading.merchant() == null ? null : reading.merchant().value())
                .setWhen(moment())
                .setTotal(money(reading.total().value()))
                .setLines(ledgerLines())
                .build();
    }

    /** Takes an earlier purchase back that this reading no longer supports. */
    LedgerEntry deletion(long revision) {
        return LedgerEntry.newBuilder()
                .setEnvelope(envelope(
                        "ledger:" + text.getReceiptId(),
                        revision,
                        moment().getInstant(),
                        recordedAt,
                        text.getHousehold()))
                .setHousehold(text.getHousehold())
                .setUser(text.getUser())
                .setEntryId(text.getReceiptId())
                .setKind(LedgerKind.DELETION)
                .setSource(LedgerSource.RECEIPT)
                .setSourceId(text.getReceiptId())
                .setWhen(moment())
                .setTotal(money(0))
                .build();
    }

    /** Prices of the bought lines; only where the lines add up, since a misread price would stay in the history. */
    List<PriceObservation> observations(long revision) {
        List<PriceObservation> observations = new ArrayList<>();
        boolean known = reading.merchant() != null && reading.date() != null;
        if (!known || reading.delta() == null || reading.delta() != 0) {
            return observations;
        }
        Set<String> seen = new HashSet<>();
        for (ReadItem item : reading.items()) {
            String product = slug(item.name());
            long price = unitPrice(item);
            if (price > 0 && !product.isEmpty() && seen.add(product)) {
                observations.add(observation(item, product, price, revision));
            }
        }
        return observations;
    }

    private PriceObservation observation(ReadItem item, String product, long price, long revision) {
        LocalMoment when = moment();
        String store = merchantId();
        String id = Ids.observation(store, product, when.getInstant(), PriceSource.RECEIPT.name());
        return PriceObservation.newBuilder()
                .setEnvelope(envelope(id, revision, when.getInstant(), recordedAt, null))
                .setObservationId(id)
                .setStore(store)
                .setProduct(product)
                .setName(item.name())
                .setPrice(money(price))
                .setCategoryId(categoriser.categorise(item.name()).categoryId())
                .setSource(PriceSource.RECEIPT)
                .setWhen(when)
                .build();
    }

    private boolean isFarOff() {
        long total = Math.abs(reading.total().value());
        return reading.delta() == null || Math.abs(reading.delta()) * 20 > total;
    }

    private static long unitPrice(ReadItem item) {
        if (item.unitPrice() != null) {
            return item.unitPrice().movePointRight(2).longValue();
        }
        return item.quantity().compareTo(BigDecimal.ONE) == 0 ? item.total() - item.discount() : 0;
    }

    private List<LedgerLine> ledgerLines() {
        long total = reading.total().value();
        List<ReadItem> items =
                reading.items().stream().filter(item -> item.total() > 0).toList();
        boolean plain = total > 0 && !items.isEmpty();
        if (!plain) {
            return List.of(ledgerLine(LineCategoriser.UNKNOWN, total, null));
        }
        long sum = items.stream().mapToLong(ReadItem::total).sum();
        boolean restIsUnread = sum < total && (reading.delta() == null || reading.delta() != 0);
        List<LedgerLine> lines = new ArrayList<>();
        // tax, service, rounding and deposits given back belong to all lines alike
        long[] shares = LargestRemainder.split(
                restIsUnread ? sum : total,
                items.stream().mapToLong(ReadItem::total).toArray());
        for (int i = 0; i < items.size(); i++) {
            ReadItem item = items.get(i);
            lines.add(ledgerLine(categoriser.categorise(item.name()).categoryId(), shares[i], item.name()));
        }
        if (restIsUnread) {
            lines.add(ledgerLine(LineCategoriser.UNKNOWN, total - sum, null));
        }
        return lines;
    }

    private LedgerLine ledgerLine(String category, long minor, String description) {
        return LedgerLine.newBuilder()
                .setCategoryId(category)
                .setAmount(money(minor))
                .setDescription(description)
                .build();
    }

    private List<ReadLine> lines() {
        List<ReadLine> lines = new ArrayList<>();
        for (ReadItem item : reading.items()) {
            CategoryMatch category = categoriser.categorise(item.name());
            lines.add(ReadLine.newBuilder()
                    .setLineNo(lines.size() + 1)
                    .setName(item.name())
                    .setQuantity(rate(item.quantity()))
                    .setUnit(item.unit().isEmpty() ? null : item.unit())
                    .setUnitPrice(
                            item.unitPrice() == null
                                    ? null
                                    : money(item.unitPrice().movePointRight(2).longValue()))
                    .setTotal(money(item.total()))
                    .setDiscount(item.discount() == 0 ? null : money(item.discount()))
                    .setCategoryId(category.categoryId())
                    .setCategoryConfidence((float) category.confidence())
                    .setConfidence((float) item.confidence())
                    .setBox(box(item.box()))
                    .build());
        }
        return lines;
    }

    private LocalMoment moment() {
        ZoneId zone = ZoneId.of(text.getZone());
        if (reading.date() == null) {
            LocalDate uploaded = LocalDate.ofInstant(text.getUploadedAt(), zone);
            return moment(text.getUploadedAt(), uploaded, false);
        }
        LocalDate date = reading.date().value();
        LocalTime time =
                reading.time() == null ? LocalTime.MIDNIGHT : reading.time().value();
        return moment(date.atTime(time).atZone(zone).toInstant(), date, reading.time() != null);
    }

    private LocalMoment moment(Instant instant, LocalDate date, boolean timeKnown) {
        return LocalMoment.newBuilder()
                .setInstant(instant)
                .setZone(text.getZone())
                .setLocalDate(date)
                .setTimeKnown(timeKnown)
                .build();
    }

    private Sealed rawText(Sealer sealer) {
        SealedBytes sealed = sealer.seal(text.getHousehold(), ReadingText.encode(reading), text.getReceiptId());
        return Sealed.newBuilder()
                .setKeyId(sealed.keyId())
                .setNonce(ByteBuffer.wrap(sealed.nonce()))
                .setCiphertext(ByteBuffer.wrap(sealed.ciphertext()))
                .build();
    }

    private String merchantId() {
        return reading.merchant() == null ? null : slug(reading.merchant().value());
    }

    private static String slug(String name) {
        String folded = Fold.text(name).replace(' ', '-');
        return folded.length() > LONGEST_TEXT ? folded.substring(0, LONGEST_TEXT) : folded;
    }

    private ReadText merchant() {
        ReadField<String> field = reading.merchant();
        return field == null
                ? null
                : ReadText.newBuilder()
                        .setValue(field.value())
                        .setConfidence((float) field.confidence())
                        .setBox(box(field.box()))
                        .build();
    }

    private ReadDate date() {
        ReadField<LocalDate> field = reading.date();
        return field == null
                ? null
                : ReadDate.newBuilder()
                        .setValue(field.value())
                        .setConfidence((float) field.confidence())
                        .setBox(box(field.box()))
                        .build();
    }

    private ReadTime time() {
        ReadField<LocalTime> field = reading.time();
        return field == null
                ? null
                : ReadTime.newBuilder()
                        .setSecondOfDay(field.value().toSecondOfDay())
                        .setConfidence((float) field.confidence())
                        .setBox(box(field.box()))
                        .build();
    }

    private ReadMoney money(ReadField<Long> field) {
        return field == null
                ? null
                : ReadMoney.newBuilder()
                        .setValue(money(field.value()))
                        .setConfidence((float) field.confidence())
                        .setBox(box(field.box()))
                        .build();
    }

    private Money money(long minor) {
        return Money.newBuilder()
                .setMinor(minor)
                .setCurrency(reading.currency())
                .build();
    }

    private static Rate rate(BigDecimal value) {
        org.bitebudget.platform.money.Rate rate = org.bitebudget.platform.money.Rate.of(value);
        return Rate.newBuilder()
                .setMantissa(rate.mantissa())
                .setScale(rate.scale())
                .build();
    }

    private static Box box(org.bitebudget.ocr.domain.text.Box box) {
        return Box.newBuilder()
                .setPage(box.page())
                .setX(box.x())
                .setY(box.y())
                .setWidth(box.width())
                .setHeight(box.height())
                .build();
    }

    private static Envelope envelope(
            String subject, long revision, Instant occurredAt, Instant recordedAt, String household) {
        return Envelope.newBuilder()
                .setEventId(Ids.event(APP, subject, revision))
                .setSubjectId(subject)
                .setRevision(revision)
                .setOccurredAt(occurredAt)
                .setRecordedAt(recordedAt)
                .setProducer(APP)
                .setHousehold(household)
                .build();
    }
}
