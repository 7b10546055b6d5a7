package org.bitebudget.ocr.topology;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bitebudget.event.ReadTime;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ocr.domain.duplicate.Fingerprint;
import org.bitebudget.ocr.domain.duplicate.LookAlike;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.ReceiptDay;
import org.bitebudget.state.ReceiptFingerprint;

/** The receipts of each household's day, to find second photos among them. */
record LookAlikes(KeyValueStore<String, ReceiptDay> days) {

    /** The receipt that this reading looks like; none without day or total. */
    Optional<LookAlike> of(ReceiptReading reading) {
        return canBeCompared(reading)
                ? LookAlike.of(
                        fingerprint(reading),
                        receipts(reading).stream().map(LookAlikes::domain).toList())
                : Optional.empty();
    }

    /** Whether two readings of one receipt look the same, so that one is a duplicate if the other is. */
    static boolean showTheSame(ReceiptReading before, ReceiptReading after) {
        return canBeCompared(before)
                && canBeCompared(after)
                && before.getDate().getValue().equals(after.getDate().getValue())
                && fingerprint(before).showsTheSame(fingerprint(after));
    }

    /**
     * Files a receipt under its day.
     *
     * @param before its reading until now, or null
     * @param apartFrom receipt that a person told it from, or null
     */
    void file(ReceiptReading before, ReceiptReading now, String apartFrom) {
        if (before != null && canBeCompared(before)) {
            put(before, others(before));
        }
        if (canBeCompared(now)) {
            List<ReceiptFingerprint> receipts = others(now);
            receipts.add(state(now, apartFrom));
            put(now, receipts);
        }
    }

    private static boolean canBeCompared(ReceiptReading reading) {
        return reading.getDate() != null && reading.getTotal() != null;
    }

    private List<ReceiptFingerprint> others(ReceiptReading reading) {
        List<ReceiptFingerprint> others = new ArrayList<>(receipts(reading));
        others.removeIf(receipt -> receipt.getReceiptId().equals(reading.getReceiptId()));
        return others;
    }

    private List<ReceiptFingerprint> receipts(ReceiptReading reading) {
        ReceiptDay day = days.get(key(reading));
        return day == null ? List.of() : day.getReceipts();
    }

    private void put(ReceiptReading reading, List<ReceiptFingerprint> receipts) {
        days.put(key(reading), receipts.isEmpty() ? null : new ReceiptDay(receipts));
    }

    private static String key(ReceiptReading reading) {
        return Keys.join(reading.getHousehold(), reading.getDate().getValue().toString());
    }

    private static Fingerprint fingerprint(ReceiptReading reading) {
        return domain(state(reading, null));
    }

    private static ReceiptFingerprint state(ReceiptReading reading, String apartFrom) {
        ReadTime time = reading.getTime();
        return ReceiptFingerprint.newBuilder()
                .setReceiptId(reading.getReceiptId())
                .setMerchantId(reading.getMerchantId())
                .setSecondOfDay(time == null ? null : time.getSecondOfDay())
                .setCurrency(reading.getCurrency())
                .setTotal(reading.getTotal().getValue().getMinor())
                .setLineTotals(reading.getLines().stream()
                        .map(line -> line.getTotal().getMinor())
                        .toList())
                .setHeld(reading.getDuplicateOf() != null)
                .setApartFrom(apartFrom)
                .build();
    }

    private static Fingerprint domain(ReceiptFingerprint state) {
        return new Fingerprint(
                state.getReceiptId(),
                state.getMerchantId(),
                state.getSecondOfDay() == null ? null : LocalTime.ofSecondOfDay(state.getSecondOfDay()),
                state.getCurrency(),
                state.getTotal(),
                state.getLineTotals(),
                state.getHeld(),
                state.getApartFrom());
    }
}
