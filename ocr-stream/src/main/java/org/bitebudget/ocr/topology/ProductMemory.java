package org.bitebudget.ocr.topology;

import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bitebudget.event.ProductChoice;
import org.bitebudget.event.ProductLink;
import org.bitebudget.ocr.domain.product.PrintMemory;

/** Gathers what households say about each text that a store prints; comes in with one choice, goes out with all. */
final class ProductMemory extends ContextualFixedKeyProcessor<String, ProductLink, ProductLink> {

    private KeyValueStore<String, ProductLink> memories;

    @Override
    public void init(FixedKeyProcessorContext<String, ProductLink> context) {
        super.init(context);
        memories = context.getStateStore(ReceiptTopology.MEMORIES);
    }

    @Override
    public void process(FixedKeyRecord<String, ProductLink> record) {
        ProductLink said = record.value();
        ProductLink known = memories.get(record.key());
        PrintMemory memory = PrintMemories.domain(known == null ? empty(said) : known);
        for (ProductChoice choice : said.getChoices()) {
            memory = memory.with(PrintMemories.domain(choice));
        }
        long revision = known == null ? 1 : known.getEnvelope().getRevision() + 1;
        ProductLink link = ProductLink.newBuilder(said)
                .setEnvelope(ReceiptFacts.envelope(
                        "link:" + record.key(),
                        revision,
                        said.getEnvelope().getOccurredAt(),
                        said.getEnvelope().getRecordedAt(),
                        null))
                .setChoices(memory.choices().stream().map(PrintMemories::event).toList())
                .setAgreed(memory.agreedProduct().map(Products::event).orElse(null))
                .setAgreedCategoryId(memory.agreedCategory().orElse(null))
                .setAgreedShop(memory.agreedShop().orElse(null))
                .build();
        memories.put(record.key(), link);
        context().forward(record.withValue(link));
    }

    private static ProductLink empty(ProductLink said) {
        return ProductLink.newBuilder(said).setChoices(List.of()).build();
    }
}
