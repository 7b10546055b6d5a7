package org.bitebudget.ocr.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ProductLink;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ocr.domain.correct.Correction;
import org.bitebudget.ocr.domain.product.Choice;
import org.bitebudget.ocr.domain.product.Product;
import org.bitebudget.state.ReceiptLineState;
import org.bitebudget.state.ReceiptState;

/** What a person's corrections say about the meaning of the texts that the store prints, its own name among them. */
final class PersonalChoices {

    private PersonalChoices() {}

    /**
     * One choice for each line whose name, product or category a person said; with a corrected shop one for its name, and for
     * all lines that were corrected before, since they count for that shop now.
     *
     * @param reading after the corrections
     * @param state what the machine read at the head and in each line
     */
    static List<ProductLink> of(ReceiptReading reading, ReceiptState state, List<Correction> said) {
        if (reading.getMerchantId() == null) {
            return List.of();
        }
        boolean otherShop = said.stream().anyMatch(Correction.Merchant.class::isInstance);
        Set<Integer> rejected = new HashSet<>();
        Set<Integer> touched = new HashSet<>();
        for (Correction correction : said) {
            if (correction instanceof Correction.LineProduct line) {
                touched.add(line.lineNo());
                if (line.product() == null) {
                    rejected.add(line.lineNo());
                }
            } else if (correction instanceof Correction.LineName || correction instanceof Correction.LineCategory) {
                touched.add(((Correction.OfLine) correction).lineNo());
            }
        }
        Map<Integer, String> printed = state.getLines().stream()
                .collect(Collectors.toMap(ReceiptLineState::getLineNo, ReceiptLineState::getPrinted));
        List<ProductLink> choices = new ArrayList<>();
        if (otherShop && state.getReadMerchantId() != null) {
            Choice shop = new Choice(
                    reading.getHousehold(),
                    null,
                    false,
                    null,
                    reading.getMerchant().getValue(),
                    at(reading));
            choices.add(link(reading, state.getReadMerchantId(), ShopNames.OWN_NAME, shop));
        }
        for (ReadLine line : reading.getLines()) {
            String text = printed.getOrDefault(line.getLineNo(), "");
            if (!text.isEmpty() && (otherShop || touched.contains(line.getLineNo()))) {
                choice(reading, line, rejected.contains(line.getLineNo()))
                        .ifPresent(choice -> choices.add(link(reading, reading.getMerchantId(), text, choice)));
            }
        }
        return choices;
    }

    private static Optional<Choice> choice(ReceiptReading reading, ReadLine line, boolean rejected) {
        Product product = CorrectedLines.isProductSaid(line)
                ? Products.domain(line.getProduct().getProduct())
                : null;
        String category = CorrectedLines.isCategorySaid(line) ? line.getCategoryId() : null;
        return product == null && !rejected && category == null
                ? Optional.empty()
                : Optional.of(new Choice(reading.getHousehold(), product, rejected, category, null, at(reading)));
    }

    private static Instant at(ReceiptReading reading) {
        return reading.getEnvelope().getRecordedAt();
    }

    private static ProductLink link(ReceiptReading reading, String store, String printed, Choice choice) {
        Envelope envelope = reading.getEnvelope();
        return ProductLink.newBuilder()
                .setEnvelope(ReceiptFacts.envelope(
                        "choice:" + reading.getReceiptId() + ":" + printed,
                        envelope.getRevision(),
                        envelope.getOccurredAt(),
                        envelope.getRecordedAt(),
                        reading.getHousehold()))
                .setStore(store)
                .setPrinted(printed)
                .setChoices(List.of(PrintMemories.event(choice)))
                .build();
    }
}
