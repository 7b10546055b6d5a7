package org.bitebudget.ocr.embedding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitebudget.ocr.domain.product.TextEmbedding;

/**
 * Remembers the vectors of the texts asked for last: lists and receipts are held against each other again whenever one of
 * them changes. Belongs to one thread.
 */
public final class RememberedEmbedding implements TextEmbedding {

    private final TextEmbedding embedding;
    private final Map<String, float[]> remembered;

    /**
     * @param embedding makes the vectors
     * @param most how many to remember
     */
    public RememberedEmbedding(TextEmbedding embedding, int most) {
        this.embedding = embedding;
        this.remembered = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        List<String> fresh = texts.stream()
                .distinct()
                .filter(text -> !remembered.containsKey(text))
                .toList();
        List<float[]> vectors = embedding.embed(fresh);
        Map<String, float[]> found = new LinkedHashMap<>();
        texts.forEach(text -> found.put(text, remembered.get(text)));
        for (int i = 0; i < fresh.size(); i++) {
            found.put(fresh.get(i), vectors.get(i));
            remembered.put(fresh.get(i), vectors.get(i));
        }
        List<float[]> all = new ArrayList<>(texts.size());
        texts.forEach(text -> all.add(found.get(text)));
        return all;
    }
}
