package org.bitebudget.ocr.topology;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What one step of a receipt leads to; each event goes to the topic of its type. */
record ReceiptOutcome(List<SpecificRecord> events) {

    ReceiptOutcome {
        events = List.copyOf(events);
    }

    /** The events of one type, in order. */
    <V extends SpecificRecord> List<V> of(Class<V> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
