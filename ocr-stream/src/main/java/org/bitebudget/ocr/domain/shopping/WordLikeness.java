package org.bitebudget.ocr.domain.shopping;

import java.util.List;
import org.bitebudget.ocr.domain.product.Abbreviation;
import org.bitebudget.ocr.domain.product.Pairing;

/** How well a printed line says what an item asks for, word by word; figures are passed over. */
final class WordLikeness {

    /** A line may say more than an item (brand, kind); an item says nothing in vain. */
    private static final double ASKED = 0.75;

    private WordLikeness() {}

    /** From 0, no word in common, to 1, the same words. */
    static double of(String item, String line) {
        List<String> asked = PlainWords.of(item);
        List<String> printed = PlainWords.of(line);
        if (asked.isEmpty() || printed.isEmpty()) {
            return 0;
        }
        double[][] pairs = new double[printed.size()][asked.size()];
        for (int i = 0; i < printed.size(); i++) {
            for (int j = 0; j < asked.size(); j++) {
                pairs[i][j] = Abbreviation.likeness(printed.get(i), asked.get(j));
            }
        }
        Pairing pairing = Pairing.of(pairs);
        double said = 0;
        double letters = 0;
        for (int j = 0; j < asked.size(); j++) {
            said += asked.get(j).length() * pairing.ofColumn(j);
            letters += asked.get(j).length();
        }
        double needed = 0;
        double spent = 0;
        for (int i = 0; i < printed.size(); i++) {
            needed += printed.get(i).length() * pairing.ofRow(i);
            spent += printed.get(i).length();
        }
        return ASKED * said / letters + (1 - ASKED) * needed / spent;
    }
}
