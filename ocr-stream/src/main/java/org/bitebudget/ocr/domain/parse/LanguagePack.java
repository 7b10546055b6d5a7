package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bitebudget.platform.text.DataFile;
import org.bitebudget.platform.text.Fold;

/**
 * What the parser knows of languages and currencies, all of it from files: {@code languages.tsv} (languages),
 * {@code labels.tsv} (printed words), {@code months.tsv}, {@code units.tsv}, {@code currencies.tsv} and
 * {@code dateorders.tsv}. A language is added by rows in these files, without code.
 */
public final class LanguagePack {

    /** Decimals of the amounts of most currencies. */
    static final int USUAL_DECIMALS = 2;

    private static final LanguagePack SHIPPED = of("");

    private final List<Language> languages;
    private final LabelVocabulary vocabulary;
    private final Map<String, Integer> months = new HashMap<>();
    private final Units units;
    private final List<CurrencyMark> marks;
    private final Map<String, List<String>> dateOrders = new HashMap<>();
    private final Set<String> amountMarks;
    private final FigureReader figures;

    private LanguagePack(List<String> folders) {
        languages = rows(folders, "languages.tsv", 5).stream().map(Language::of).toList();
        vocabulary = new LabelVocabulary(rows(folders, "labels.tsv", 3));
        rows(folders, "months.tsv", 3).forEach(row -> months.put(Fold.text(row.get(2)), Integer.valueOf(row.get(1))));
        units = new Units(rows(folders, "units.tsv", 3));
        marks = rows(folders, "currencies.tsv", 4).stream()
                .map(CurrencyMark::of)
                .toList();
        rows(folders, "dateorders.tsv", 2)
                .forEach(row -> dateOrders.put(row.get(0), List.of(row.get(1).split(" "))));
        amountMarks =
                marks.stream().flatMap(mark -> mark.besideAmount().stream()).collect(Collectors.toSet());
        figures = new FigureReader(amountMarks, units, USUAL_DECIMALS);
    }

    private LanguagePack(LanguagePack other, int decimals) {
        languages = other.languages;
        vocabulary = other.vocabulary;
        months.putAll(other.months);
        units = other.units;
        marks = other.marks;
        dateOrders.putAll(other.dateOrders);
        amountMarks = other.amountMarks;
        figures = new FigureReader(amountMarks, units, decimals);
    }

    /** The languages that are part of the product. */
    public static LanguagePack shipped() {
        return SHIPPED;
    }

    /**
     * The languages of several folders of files beside this class, the most likely first; {@code ""} is the product's
     * own. A folder needs only the files that it adds something to.
     *
     * @throws IllegalStateException when a file has a row with too few columns, or no folder has languages
     */
    public static LanguagePack of(String... folders) {
        LanguagePack pack = new LanguagePack(List.of(folders));
        if (pack.languages.isEmpty()) {
            throw new IllegalStateException("no languages.tsv in " + List.of(folders));
        }
        return pack;
    }

    /** The same for currencies with that many decimals. */
    LanguagePack withDecimals(int decimals) {
        return decimals == USUAL_DECIMALS ? this : new LanguagePack(this, decimals);
    }

    private static List<List<String>> rows(List<String> folders, String file, int columns) {
        List<List<String>> rows = new ArrayList<>();
        for (String folder : folders) {
            rows.addAll(DataFile.rowsIfPresent(LanguagePack.class, folder + file, columns));
        }
        return rows;
    }

    /** All languages, the one to try first at the front. */
    public List<Language> languages() {
        return languages;
    }

    LabelVocabulary vocabulary() {
        return vocabulary;
    }

    /** Numbers of the months by their folded names. */
    Map<String, Integer> months() {
        return months;
    }

    Units units() {
        return units;
    }

    List<CurrencyMark> marks() {
        return marks;
    }

    /** Whether a word is a currency's mark as it stands beside amounts. */
    boolean isMark(String word) {
        return amountMarks.contains(word.toUpperCase(Locale.ROOT));
    }

    /** Orders of day, month and year where a currency is paid; those of the language where nothing special is known. */
    List<String> dateOrders(String currency, Language language) {
        return dateOrders.getOrDefault(currency, language.dateOrders());
    }

    FigureReader figures() {
        return figures;
    }
}
