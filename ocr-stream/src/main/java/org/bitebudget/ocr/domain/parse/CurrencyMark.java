package org.bitebudget.ocr.domain.parse;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A mark that speaks for a currency.
 *
 * @param besideAmount what stands directly beside an amount, none where the mark is a word of the text
 * @param weight how much it speaks for the currency; from two on there is no doubt
 * @param language code of the language it means that in, empty for all
 */
record CurrencyMark(Pattern pattern, List<String> besideAmount, String currency, double weight, String language) {

    /** Columns: mark, currency, weight, where, language or nothing. */
    static CurrencyMark of(List<String> row) {
        String mark = row.get(0);
        String where = row.get(3);
        return new CurrencyMark(
                pattern(mark, where),
                where.equals("amount") ? List.of(mark) : List.of(),
                row.get(1),
                Double.parseDouble(row.get(2)),
                row.size() > 4 ? row.get(4) : "");
    }

    boolean isOf(Language other) {
        return language.isEmpty() || language.equals(other.code());
    }

    private static Pattern pattern(String mark, String where) {
        String quoted = Pattern.quote(mark);
        boolean word = Character.isLetter(mark.charAt(0));
        String bounded = word ? "(?<!\\p{L})" + quoted + "(?!\\p{L})" : quoted;
        return switch (where) {
            case "amount" ->
                Pattern.compile(bounded + "\\W{0,3}\\d|\\d\\W{0,2}" + bounded + "|\\(\\s?" + bounded + "\\s?\\)|^"
                        + bounded + "$");
            case "text" -> Pattern.compile(bounded, Pattern.CASE_INSENSITIVE);
            case "pattern" -> Pattern.compile(mark);
            default -> throw new IllegalStateException("a currency's mark is none of amount, text, pattern: " + where);
        };
    }
}
