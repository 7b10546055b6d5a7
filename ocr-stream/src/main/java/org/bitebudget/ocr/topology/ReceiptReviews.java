package org.bitebudget.ocr.topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptReview;
import org.bitebudget.event.ReviewLine;
import org.bitebudget.ocr.domain.correct.Correction;
import org.bitebudget.state.ReceiptState;

/** The lines of a receipt that a person should look at. */
final class ReceiptReviews {

    private ReceiptReviews() {}

    /** What is left to look at: lines that are still there and were not corrected. */
    static List<ReviewLine> stillUnsure(List<ReviewLine> before, ReceiptReading reading, List<Correction> said) {
        Set<Integer> there =
                reading.getLines().stream().map(ReadLine::getLineNo).collect(Collectors.toSet());
        Set<Integer> corrected = said.stream()
                .filter(Correction.OfLine.class::isInstance)
                .map(correction -> ((Correction.OfLine) correction).lineNo())
                .collect(Collectors.toSet());
        return before.stream()
                .filter(line -> there.contains(line.getLineNo()) && !corrected.contains(line.getLineNo()))
                .toList();
    }

    /** The review, where there is something to look at or was before; of a held duplicate nobody needs to look at lines. */
    static Optional<ReceiptReview> review(ReceiptState state, ReceiptReading reading) {
        List<ReviewLine> lines = reading.getDuplicateOf() == null ? state.getUnsure() : List.of();
        if (lines.isEmpty() && !state.getUnderReview()) {
            return Optional.empty();
        }
        state.setUnderReview(!lines.isEmpty());
        Envelope envelope = reading.getEnvelope();
        return Optional.of(ReceiptReview.newBuilder()
                .setEnvelope(ReceiptFacts.envelope(
                        "review:" + reading.getReceiptId(),
                        envelope.getRevision(),
                        envelope.getOccurredAt(),
                        envelope.getRecordedAt(),
                        reading.getHousehold()))
                .setHousehold(reading.getHousehold())
                .setReceiptId(reading.getReceiptId())
                .setReadingRevision(envelope.getRevision())
                .setMerchantId(reading.getMerchantId())
                .setLines(lines)
                .build());
    }
}
