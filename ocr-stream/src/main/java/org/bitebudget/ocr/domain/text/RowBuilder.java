package org.bitebudget.ocr.domain.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rebuilds rows from word boxes. The recogniser's own rows often end at the gap between a label and its amount; boxes
 * that overlap by half of the lower one's height belong together however wide the gap.
 */
public final class RowBuilder {

    private static final double SHARED_HEIGHT = 0.5;

    private RowBuilder() {}

    /** Rows from top to bottom, page by page. */
    public static List<Row> rows(List<Word> words) {
        List<Word> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingInt((Word word) -> word.box().page())
                .thenComparingDouble(word -> word.box().centreY())
                .thenComparingInt(word -> word.box().x()));
        int usual = usualHeight(words);
        List<Band> bands = new ArrayList<>();
        for (Word word : sorted) {
            Band band = fitting(bands, word);
            if (band == null) {
                band = new Band(word);
                bands.add(band);
            }
            band.add(word, usual);
        }
        bands.sort(Comparator.comparingInt((Band band) -> band.page).thenComparingDouble(Band::centre));
        return bands.stream().map(Band::row).toList();
    }

    /** Rows as the recogniser ended them: a word that starts left of the one before it begins a new row. */
    public static List<Row> recognisedRows(List<Word> words) {
        List<Row> rows = new ArrayList<>();
        List<Word> row = new ArrayList<>();
        for (Word word : words) {
            Word last = row.isEmpty() ? null : row.get(row.size() - 1);
            if (last != null
                    && (word.box().x() < last.box().x()
                            || word.box().page() != last.box().page())) {
                rows.add(new Row(row));
                row.clear();
            }
            row.add(word);
        }
        if (!row.isEmpty()) {
            rows.add(new Row(row));
        }
        return rows;
    }

    private static Band fitting(List<Band> bands, Word word) {
        Band best = null;
        double most = SHARED_HEIGHT;
        // only the last few bands can reach down to a word that is sorted by its centre
        for (int i = bands.size() - 1; i >= Math.max(0, bands.size() - 4); i--) {
            double shared = bands.get(i).shared(word.box());
            if (shared >= most) {
                most = shared;
                best = bands.get(i);
            }
        }
        return best;
    }

    private static int usualHeight(List<Word> words) {
        int[] heights =
                words.stream().mapToInt(word -> word.box().height()).sorted().toArray();
        return heights.length == 0 ? 1 : Math.max(1, heights[heights.length / 2]);
    }

    /** A row in the making: the vertical range of its ordinary words. */
    private static final class Band {

        private final List<Word> words = new ArrayList<>();
        private final int page;
        private double top;
        private double bottom;

        Band(Word first) {
            page = first.box().page();
            top = first.box().y();
            bottom = first.box().bottom();
        }

        double centre() {
            return (top + bottom) / 2;
        }

        double shared(Box box) {
            if (box.page() != page) {
                return 0;
            }
            double overlap = Math.min(bottom, box.bottom()) - Math.max(top, box.y());
            return overlap / Math.max(1, Math.min(bottom - top, box.height()));
        }

        void add(Word word, int usual) {
            words.add(word);
            Box box = word.box();
            // rules, stains and logos are taller than print and would swallow the rows beside them
            boolean ordinary = box.height() <= 1.8 * usual && box.height() >= 0.5 * usual;
            if (ordinary) {
                double weight = 1.0 / words.size();
                top += (box.y() - top) * weight;
                bottom += (box.bottom() - bottom) * weight;
            }
        }

        Row row() {
            words.sort(Comparator.comparingInt(word -> word.box().x()));
            return new Row(words);
        }
    }
}
