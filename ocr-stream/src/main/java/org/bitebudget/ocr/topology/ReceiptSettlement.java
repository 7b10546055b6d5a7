package org.bitebudget.ocr.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.ProductLink;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ocr.domain.correct.Correction;
import org.bitebudget.ocr.domain.duplicate.LookAlike;
import org.bitebudget.platform.text.Fold;
import org.bitebudget.state.ReceiptLineState;
import org.bitebudget.state.ReceiptState;

/** What follows from a receipt's reading, the machine's or a corrected one: whether it counts, and all that it tells. */
record ReceiptSettlement(LookAlikes lookAlikes, ShopNames shops, LineMeanings meanings) {

    /** What follows when the machine has read a receipt. */
    ReceiptOutcome ofMachine(ReceiptState state, ReceiptReading reading) {
        List<ReadLine> lines = reading.getLines();
        state.setLines(lines.stream()
                .map(line -> ReceiptLineState.newBuilder()
                        .setLineNo(line.getLineNo())
                        .setPrinted(Fold.text(line.getName()))
                        .build())
                .toList());
        state.setLastLineNo(lines.size());
        state.setAddedToLines(addedToLines(reading));
        state.setReadMerchantId(reading.getMerchantId());
        LineMeanings.Understood understood = meanings.of(shops.of(reading));
        state.setUnsure(understood.unsure());
        return settled(state, suspected(state, understood.reading()), List.of());
    }

    /** What follows when a person has corrected it. */
    ReceiptOutcome ofPerson(ReceiptState state, ReceiptReading reading, List<Correction> said) {
        ReceiptReading before = state.getReading();
        boolean released = said.stream().anyMatch(Correction.NoDuplicate.class::isInstance);
        if (released && before.getDuplicateOf() != null) {
            state.setApartFrom(before.getDuplicateOf());
        }
        ReceiptReading numbered = meanings.numbered(reading);
        boolean asBefore = LookAlikes.showTheSame(before, numbered);
        ReceiptReading judged = asBefore ? heldAsBefore(numbered, before) : suspected(state, numbered);
        state.setUnsure(ReceiptReviews.stillUnsure(state.getUnsure(), judged, said));
        return settled(state, judged, PersonalChoices.of(judged, state, said));
    }

    /** A hold stays until a person releases it or the receipt itself turns out to be another one. */
    private static ReceiptReading heldAsBefore(ReceiptReading reading, ReceiptReading before) {
        if (reading.getDuplicateOf() == null) {
            return reading;
        }
        boolean differs = before.getReviewReasons().contains(ReviewReasons.TOTAL_ALTERED);
        return ReviewReasons.held(reading, new LookAlike(reading.getDuplicateOf(), differs));
    }

    private ReceiptReading suspected(ReceiptState state, ReceiptReading reading) {
        Optional<LookAlike> other = state.getApartFrom() == null ? lookAlikes.of(reading) : Optional.empty();
        return other.map(found -> ReviewReasons.held(reading, found)).orElseGet(() -> ReviewReasons.free(reading));
    }

    private ReceiptOutcome settled(ReceiptState state, ReceiptReading reading, List<ProductLink> choices) {
        lookAlikes.file(state.getReading(), reading, state.getApartFrom());
        state.setReading(reading);
        state.setReadingRevision(reading.getEnvelope().getRevision());
        List<SpecificRecord> events = new ArrayList<>();
        events.add(ReceiptJobs.read(state, reading));
        events.add(reading);
        events.addAll(booked(new LedgerBooking(reading), state));
        ToldPrices prices =
                ToldPrices.of(state.getPrices(), new PriceSightings(reading).observations(), reading.getEnvelope());
        state.setPrices(prices.told());
        events.addAll(prices.news());
        ReceiptReviews.review(state, reading).ifPresent(events::add);
        events.addAll(choices);
        return new ReceiptOutcome(events);
    }

    private static List<LedgerEntry> booked(LedgerBooking booking, ReceiptState state) {
        boolean canBeBooked = booking.canBeBooked();
        if (!canBeBooked && !state.getBooked()) {
            return List.of();
        }
        state.setLedgerRevision(state.getLedgerRevision() + 1);
        state.setBooked(canBeBooked);
        return List.of(
                canBeBooked ? booking.entry(state.getLedgerRevision()) : booking.deletion(state.getLedgerRevision()));
    }

    private static Long addedToLines(ReceiptReading reading) {
        boolean addsUp = reading.getReconciliationDelta() != null
                && reading.getReconciliationDelta().getMinor() == 0;
        long sum = reading.getLines().stream()
                .mapToLong(line -> line.getTotal().getMinor())
                .sum();
        return addsUp ? reading.getTotal().getValue().getMinor() - sum : null;
    }
}
