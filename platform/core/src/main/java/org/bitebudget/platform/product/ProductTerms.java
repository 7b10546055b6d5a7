package org.bitebudget.platform.product;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.platform.product.ProductWords.Meaning;
import org.bitebudget.platform.product.ProductWords.WordClass;
import org.bitebudget.platform.text.Fold;

/**
 * What a product's name says beside its size.
 *
 * @param words brands and whatever else is in no list, in the order of the name, each once
 * @param types kinds of product
 * @param variants what tells products of one brand apart; what is denied has a {@code -} before it
 * @param soft variants that a store may leave out where another one is said
 * @param numbers numbers that are no size
 */
public record ProductTerms(
        List<String> words, Set<String> types, Set<String> variants, Set<String> soft, Set<String> numbers) {

    private static final int LONGEST = 500;
    private static final Pattern MEASURED = Pattern.compile("(\\d+)(\\p{L}+)");
    private static final Pattern PRODUCT_OF_NUMBERS = Pattern.compile("\\d*x\\d+(?:\\p{L}+)?|\\d+x");
    private static final Pattern DECIMAL = Pattern.compile("(?<=\\d)[.,](?=\\d)");
    private static final Pattern APOSTROPHE = Pattern.compile("['’´`]");
    private static final String WHOLLY = "100percent";
    private static final Pattern PERCENT = Pattern.compile("(?<=\\d)\\s*%");
    private static final Pattern FREE_RANGE = Pattern.compile("free[ -]range", Pattern.CASE_INSENSITIVE);

    /** Keeps its own copies. */
    public ProductTerms {
        words = List.copyOf(words);
        types = Set.copyOf(types);
        variants = Set.copyOf(variants);
        soft = Set.copyOf(soft);
        numbers = Set.copyOf(numbers);
    }

    /** The terms of a name in English, Spanish or German. */
    public static ProductTerms of(String name) {
        String shortened = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        String ranged = PERCENT.matcher(FREE_RANGE.matcher(shortened).replaceAll("freerange"))
                .replaceAll("percent");
        String joined = DECIMAL.matcher(
                        APOSTROPHE.matcher(ranged.replace('×', 'x')).replaceAll(""))
                .replaceAll("");
        List<String> plain = withoutSizes(Fold.words(joined));
        List<String> words = new ArrayList<>();
        Set<String> types = new HashSet<>();
        Set<String> variants = new HashSet<>();
        Set<String> soft = new HashSet<>();
        Set<String> numbers = new TreeSet<>();
        boolean denied = false;
        for (int i = 0; i < plain.size(); i++) {
            String word = plain.get(i);
            Meaning meaning = ProductWords.of(word);
            boolean deniedBehind = i + 1 < plain.size() && isFree(plain.get(i + 1));
            if (Character.isDigit(word.charAt(0))) {
                if (!word.equals(WHOLLY)) {
                    numbers.add(word);
                }
            } else if (meaning.wordClass() == WordClass.NEGATION) {
                denied = !isFree(word);
            } else if (denied || deniedBehind) {
                if (meaning.wordClass() != WordClass.NOISE) {
                    variants.add("-" + meaning.concept());
                    denied = false;
                }
            } else if (meaning.wordClass() == WordClass.VARIANT) {
                variants.add(meaning.concept());
            } else if (meaning.wordClass() == WordClass.SOFT) {
                soft.add(meaning.concept());
            } else if (meaning.wordClass() == WordClass.TYPE) {
                types.add(meaning.concept());
            } else if (meaning.wordClass() == WordClass.OTHER && !words.contains(meaning.concept())) {
                words.add(meaning.concept());
            }
        }
        return new ProductTerms(words, types, variants, soft, numbers);
    }

    private static boolean isFree(String word) {
        return word.equals("free") || word.equals("frei");
    }

    /** Drops amounts, their units and what counts the units of a pack. */
    private static List<String> withoutSizes(List<String> words) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean number = isNumber(word);
            Matcher measured = MEASURED.matcher(word);
            if ((measured.matches() && isUnit(measured.group(2)))
                    || PRODUCT_OF_NUMBERS.matcher(word).matches()) {
                continue;
            }
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            String before = i > 0 ? words.get(i - 1) : "";
            boolean times = word.equals("x") && (isNumber(next) || isNumber(before));
            if (number && isUnit(next)) {
                i++;
            } else if (!times && !(number && isPackCount(words, i))) {
                kept.add(word);
            }
        }
        return kept;
    }

    /** Whether the number counts: pack of 6, x 6, 6 x. */
    private static boolean isPackCount(List<String> words, int at) {
        String before = at > 0 ? words.get(at - 1) : "";
        String twoBefore = at > 1 ? words.get(at - 2) : "";
        String next = at + 1 < words.size() ? words.get(at + 1) : "";
        return before.equals("x") || next.equals("x") || isPack(before) || (isPack(twoBefore) && before.length() <= 3);
    }

    private static boolean isPack(String word) {
        return SizeWords.of(word).stream().anyMatch(meaning -> meaning.role() == SizeWord.Role.PACK);
    }

    private static boolean isUnit(String word) {
        return SizeWords.of(word).stream().anyMatch(meaning -> switch (meaning.role()) {
            case MEASURE, DOSE, PIECE, PART, COLUMN, ATTACHED, PACK -> true;
            default -> false;
        });
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
    }
}
