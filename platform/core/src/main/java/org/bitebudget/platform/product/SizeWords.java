package org.bitebudget.platform.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bitebudget.platform.money.BaseUnit;
import org.bitebudget.platform.product.SizeWord.Role;
import org.bitebudget.platform.product.SizeWord.Thousands;
import org.bitebudget.platform.text.DataFile;

/** The words and phrases of {@code units.tsv}. */
final class SizeWords {

    /** Most words of a phrase. */
    static final int LONGEST_PHRASE = 3;

    private static final BigDecimal ONE_MICRO = BigDecimal.valueOf(1_000_000);
    private static final Map<String, List<SizeWord>> WORDS = load();
    private static final Set<String> FIRST_WORDS =
            WORDS.keySet().stream().map(phrase -> phrase.split(" ", 2)[0]).collect(Collectors.toUnmodifiableSet());

    private SizeWords() {}

    /** What the phrase can mean; nothing for others. */
    static List<SizeWord> of(String phrase) {
        return WORDS.getOrDefault(phrase, List.of());
    }

    /** Whether any phrase begins with the word. */
    static boolean begins(String word) {
        return FIRST_WORDS.contains(word);
    }

    private static Map<String, List<SizeWord>> load() {
        Map<String, List<SizeWord>> words = new HashMap<>();
        for (List<String> row : DataFile.rows(SizeWords.class, "units.tsv", 2)) {
            SizeWord word = word(row);
            for (String phrase : row.get(0).split(",")) {
                words.computeIfAbsent(phrase.strip(), fresh -> new ArrayList<>())
                        .add(word);
            }
        }
        // what holds for some currencies only comes first
        Comparator<SizeWord> special =
                Comparator.comparing(word -> word.currencies().isEmpty());
        words.values().forEach(meanings -> meanings.sort(special));
        return Map.copyOf(words);
    }

    private static SizeWord word(List<String> row) {
        Role role = Role.valueOf(row.get(1).toUpperCase(Locale.ROOT));
        return switch (role) {
            case MEASURE, DOSE ->
                new SizeWord(
                        role,
                        BaseUnit.valueOf(row.get(2)),
                        new BigDecimal(row.get(3)),
                        Thousands.valueOf(row.get(4).toUpperCase(Locale.ROOT)),
                        row.size() > 5 ? Set.of(row.get(5).split(" ")) : Set.of());
            case PIECE, PART, COLUMN, ATTACHED ->
                new SizeWord(
                        role,
                        BaseUnit.PIECE,
                        new BigDecimal(row.get(2)).multiply(ONE_MICRO),
                        Thousands.GROUPED,
                        Set.of());
            case ALONE ->
                row.size() > 3
                        ? new SizeWord(
                                role,
                                BaseUnit.valueOf(row.get(2)),
                                new BigDecimal(row.get(3)),
                                Thousands.EITHER,
                                Set.of())
                        : new SizeWord(
                                role,
                                BaseUnit.PIECE,
                                new BigDecimal(row.get(2)).multiply(ONE_MICRO),
                                Thousands.EITHER,
                                Set.of());
            case CONTAINER, PACK -> new SizeWord(role, BaseUnit.PIECE, ONE_MICRO, Thousands.GROUPED, Set.of());
            case LINK, PER, DRAINED, CONTENT ->
                new SizeWord(role, BaseUnit.PIECE, BigDecimal.ZERO, Thousands.EITHER, Set.of());
        };
    }
}
