package org.bitebudget.ocr.domain.shopping;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.product.TextEmbedding;
import org.bitebudget.ocr.domain.shopping.Groceries.Meaning;
import org.bitebudget.ocr.domain.shopping.Groceries.Relation;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * Holds a shopping list against a receipt. How alike an item and a line are comes from what the language model makes of their
 * texts in English and from their words, whichever says more; what both are called decides before either, and the same
 * category adds to it. Items and lines are then paired one to one so that the likenesses add up to the most.
 *
 * <p>Likenesses are rounded to hundredths before anything is decided, so that the last digits of a vector, which differ from
 * one kind of processor to another, decide nothing.
 */
public final class ListMatcher {

    /** Pairs less alike are not made, in hundredths. */
    static final int THRESHOLD = 60;

    private static final int ALIKE = 100;
    private static final int SAME_CATEGORY = 20;
    private static final int CALLED_ALIKE = 60;
    private static final double CALLED_ALIKE_SPAN = 0.2;

    private final Groceries groceries;
    private final TextEmbedding embedding;
    private final LineCategoriser categoriser;

    private static final class Text {
        private final String text;
        private final Meaning meaning;
        private final float[] vector;
        private final String categoryId;

        private Text(String text, Meaning meaning, float[] vector, String categoryId) {
            this.text = text;
            this.meaning = meaning;
            this.vector = vector;
            this.categoryId = categoryId;
        }
    }

    /**
     * @param groceries what things are called
     * @param embedding what texts mean
     * @param categoriser categories of items that were given none
     */
    public ListMatcher(Groceries groceries, TextEmbedding embedding, LineCategoriser categoriser) {
        this.groceries = groceries;
        this.embedding = embedding;
        this.categoriser = categoriser;
    }

    /** What the receipt bought of the list. */
    public Purchase match(List<WantedItem> items, List<BoughtLine> lines) {
        List<Text> wanted = texts(
                items.stream().map(WantedItem::text).toList(),
                items.stream()
                        .map(item -> item.categoryId()
                                .orElseGet(() ->
                                        categoriser.categorise(item.text()).categoryId()))
                        .toList());
        List<Text> bought = texts(
                lines.stream().map(BoughtLine::name).toList(),
                lines.stream().map(BoughtLine::categoryId).toList());
        int[][] likeness = new int[items.size()][lines.size()];
        for (int i = 0; i < items.size(); i++) {
            for (int j = 0; j < lines.size(); j++) {
                int hundredths = likeness(wanted.get(i), bought.get(j));
                likeness[i][j] = hundredths < THRESHOLD ? 0 : hundredths;
            }
        }
        return purchase(items, lines, likeness);
    }

    private static Purchase purchase(List<WantedItem> items, List<BoughtLine> lines, int[][] likeness) {
        int[] lineOfItem = OneToOne.best(likeness);
        List<Purchase.Pair> pairs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<Integer> extra =
                new ArrayList<>(lines.stream().map(BoughtLine::lineNo).toList());
        for (int i = 0; i < items.size(); i++) {
            if (lineOfItem[i] == OneToOne.NONE) {
                missing.add(items.get(i).itemId());
            } else {
                int lineNo = lines.get(lineOfItem[i]).lineNo();
                pairs.add(
                        new Purchase.Pair(items.get(i).itemId(), lineNo, (double) likeness[i][lineOfItem[i]] / ALIKE));
                extra.remove((Integer) lineNo);
            }
        }
        return new Purchase(List.copyOf(pairs), List.copyOf(missing), List.copyOf(extra));
    }

    private List<Text> texts(List<String> texts, List<String> categories) {
        List<Meaning> meanings = texts.stream().map(groceries::meaning).toList();
        List<float[]> vectors =
                embedding.embed(meanings.stream().map(Meaning::english).toList());
        List<Text> read = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            read.add(new Text(texts.get(i), meanings.get(i), vectors.get(i), categories.get(i)));
        }
        return read;
    }

    /** In hundredths. */
    private int likeness(Text item, Text line) {
        Relation relation = groceries.relation(item.meaning, line.meaning);
        boolean wordless =
                item.meaning.english().isEmpty() || line.meaning.english().isEmpty();
        if (relation == Relation.DIFFERENT || wordless) {
            return 0;
        }
        double alike =
                Math.max(TextEmbedding.similarity(item.vector, line.vector), WordLikeness.of(item.text, line.text));
        int hundredths = (int) Math.round(ALIKE * Math.max(0, alike));
        if (relation == Relation.FITS) {
            hundredths = CALLED_ALIKE + (int) Math.round(CALLED_ALIKE_SPAN * hundredths);
        }
        boolean sameCategory =
                item.categoryId.equals(line.categoryId) && !item.categoryId.equals(Taxonomy.UNCATEGORISED);
        return Math.min(ALIKE, hundredths + (sameCategory ? SAME_CATEGORY : 0));
    }
}
