package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.ReadCode;
import org.bitebudget.event.ReadSealed;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptReview;
import org.bitebudget.event.ReviewLine;
import org.bitebudget.event.Sealed;
import org.bitebudget.platform.seal.KeyDeletedException;
import org.bitebudget.platform.seal.SealedText;
import org.bitebudget.platform.seal.Sealer;

/** A reading as the API shows it to its own household: what is personal on it is opened. */
final class ReadingViews {

    private final Sealer sealer;

    ReadingViews(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Field by field; sealed ones are left out when the household's key was deleted. */
    ObjectNode receipt(ReceiptReading reading) {
        ObjectNode json = EventJson.of(reading);
        open(json, "shop_address", reading.getShopAddress(), reading);
        open(json, "shop_phone", reading.getShopPhone(), reading);
        ArrayNode codes = json.putArray("codes");
        for (ReadCode code : reading.getCodes()) {
            opened(code.getText(), reading)
                    .ifPresent(text -> codes.add(EventJson.of(code).put("text", text)));
        }
        return json;
    }

    /** The lines to look at; none where nobody has asked for a look. */
    static ObjectNode review(ReceiptReading reading, Optional<ReceiptReview> review) {
        List<ReviewLine> lines = review.map(ReceiptReview::getLines).orElse(List.of());
        ObjectNode json = EventJson.object();
        json.put("receipt_id", reading.getReceiptId());
        json.put(
                "reading_revision",
                review.map(ReceiptReview::getReadingRevision)
                        .orElse(reading.getEnvelope().getRevision()));
        json.set("lines", EventJson.ofAll(lines));
        return json;
    }

    private void open(ObjectNode json, String member, ReadSealed field, ReceiptReading reading) {
        Optional<String> text = Optional.ofNullable(field).flatMap(read -> opened(read.getValue(), reading));
        if (text.isPresent()) {
            json.set(member, EventJson.of(field).put("value", text.get()));
        } else {
            json.remove(member);
        }
    }

    private Optional<String> opened(Sealed text, ReceiptReading reading) {
        try {
            return Optional.of(SealedText.open(sealer, text, reading.getReceiptId()));
        } catch (KeyDeletedException e) {
            return Optional.empty();
        }
    }
}
