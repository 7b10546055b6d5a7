package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bitebudget.ocr.domain.text.Box;

/**
 * Finds the shop's name among the rows: near the top, large, above the address, with a legal form or a word for a kind
 * of shop, and printed again elsewhere, say in a web address.
 */
final class MerchantFinder {

    private static final double TOP = 3;
    private static final double TOP_ROWS = 12;
    private static final double FOOTER = 1;
    private static final double TRADE = 1.2;
    private static final double ABOVE_ADDRESS = 1.5;
    private static final double PRINTED_AGAIN = 1.5;
    private static final double LARGE = 1.5;
    private static final double NOT_A_NAME = -4;
    private static final double OWN_LANGUAGE = 0.2;
    private static final double OWNER = -2;
    private static final int BRAND_LETTERS = 4;
    private static final int LETTERS_PER_ERROR = 5;

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<!\\d)\\d{5}(?!\\d)|\\p{L}{3,}\\.?\\s\\d{1,4}(?:-\\d{1,4})?\\s?[a-zA-Z]?$|^\\W*(?i:no)\\W{1,3}\\d");
    private static final Pattern REGISTRATION = Pattern.compile(
            "\\s*[({\\[][^(){}\\[\\]]*\\d{3,}[^(){}\\[\\]]*[)}\\]]?.*$|\\s+\\d{4,}\\s?-\\s?\\p{L}\\W*$");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}(]+|[^\\p{L}\\p{N}).]+$");
    /** Grain or a fold beside the name, read as dashes. */
    private static final Pattern NOISE_BEFORE = Pattern.compile("^.{0,8}?[=|—]+\\s+");

    private static final Pattern SPACED_LETTERS = Pattern.compile("^(?:\\p{Lu}\\W{1,2}){2,}\\p{Lu}$");

    /** Digits alone between letters are letters that look like them. */
    private static final Pattern LONE_ONE = Pattern.compile("(?<=\\p{L}\\.?)1(?=\\.?\\p{L})");

    private static final Pattern LONE_ZERO = Pattern.compile("(?<=\\p{L}\\.?)0(?=\\.?\\p{L})");

    private static final Set<String> HEADS =
            Set.of("eur", "euro", "rm", "usd", "gbp", "chf", "kg", "stk", "pcs", "ltr");
    private static final int LEAST_FORM = 6;

    private final Language language;

    MerchantFinder(Language language) {
        this.language = language;
    }

    /** The name, cleaned of registration numbers; it can take up to three rows. */
    Optional<ReadField<String>> find(List<PassFindings> passes) {
        Map<String, Double> scores = new HashMap<>();
        Map<String, ReadField<String>> fields = new HashMap<>();
        Map<String, Double> spellings = new HashMap<>();
        for (PassFindings pass : passes) {
            Set<String> inThisPass = new HashSet<>();
            for (PrintedRow row : pass.rows()) {
                ReadField<String> field = field(pass.rows(), row);
                String key = Fold.text(field.value());
                double certainty = field.confidence() + (pass.isReadAs(language) ? OWN_LANGUAGE : 0);
                spellings.merge(key, certainty, Math::max);
                double score = score(pass.rows(), row) * (0.1 + 0.9 * row.row().confidence());
                if (score > 0 && Fold.letters(key).length() >= 3 && inThisPass.add(key)) {
                    scores.merge(key, score, Double::sum);
                    fields.merge(key, field, (a, b) -> a.confidence() >= b.confidence() ? a : b);
                }
            }
        }
        return best(scores).map(key -> whole(surest(key, fields, spellings), fields));
    }

    /** The best name; what passes spell almost alike is counted together. */
    private static Optional<String> best(Map<String, Double> scores) {
        Comparator<String> byScore = Comparator.comparingDouble(scores::get);
        return scores.keySet().stream()
                .max(Comparator.comparingDouble((String key) -> scores.keySet().stream()
                                .filter(other -> alike(key, other))
                                .mapToDouble(scores::get)
                                .sum())
                        .thenComparing(byScore)
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The name as it is spelled most surely; rows read with the data of their own language are. */
    private static ReadField<String> surest(
            String key, Map<String, ReadField<String>> fields, Map<String, Double> spellings) {
        return fields.keySet().stream()
                .filter(other -> alike(key, other))
                .max(Comparator.<String>comparingDouble(spellings::get).thenComparing(Comparator.naturalOrder()))
                .map(fields::get)
                .orElseThrow();
    }

    /** A name that goes on in the next row, with the company's legal form, is whole only with it. */
    private static ReadField<String> whole(ReadField<String> name, Map<String, ReadField<String>> fields) {
        String start = Fold.text(name.value()) + " ";
        return fields.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(start))
                .map(Map.Entry::getValue)
                .filter(longer -> longer.box().height() > name.box().height())
                .findFirst()
                .orElse(name);
    }

    private static boolean alike(String a, String b) {
        int limit = Math.max(1, Math.max(a.length(), b.length()) / LETTERS_PER_ERROR);
        return Fold.distance(a, b, limit) <= limit;
    }

    private double score(List<PrintedRow> rows, PrintedRow row) {
        double score = TOP * (1 - row.index() / TOP_ROWS);
        if (row.index() >= TOP_ROWS) {
            // further down only a company's full name counts
            score = row.has(LabelRole.LEGAL) ? FOOTER : NOT_A_NAME;
        }
        score += row.has(LabelRole.LEGAL) ? language.legalFormWeight() : 0;
        score += row.has(LabelRole.TRADE) ? TRADE : 0;
        score += isAboveAddress(rows, row) ? ABOVE_ADDRESS : 0;
        score += isPrintedAgain(rows, row) ? PRINTED_AGAIN : 0;
        score += Math.min(LARGE, Math.max(0, row.row().height() / usualHeight(rows) - 1));
        boolean excluded = row.has(LabelRole.TITLE)
                || (row.has(LabelRole.CONTACT) && !row.has(LabelRole.LEGAL))
                || row.has(LabelRole.DATE)
                || !row.amounts().isEmpty()
                || isOnlyLabels(row);
        score += excluded ? NOT_A_NAME : 0;
        score += isAddress(row) && !row.has(LabelRole.LEGAL) ? NOT_A_NAME : 0;
        score += isMostlyDigits(row.text()) || isColumnHead(row.text()) ? NOT_A_NAME : 0;
        score += isBelowOwnerTitle(rows, row) ? OWNER : 0;
        return score;
    }

    /** Column heads, "EUR", "CASH": nothing but words of the vocabulary that are not about shops. */
    private static boolean isOnlyLabels(PrintedRow row) {
        boolean shop = row.has(LabelRole.TRADE) || row.has(LabelRole.LEGAL);
        return !row.labels().isEmpty() && row.plainLetters() <= 1 && !shop;
    }

    private static boolean isAddress(PrintedRow row) {
        return (row.has(LabelRole.PLACE) && !row.has(LabelRole.TRADE))
                || ADDRESS.matcher(row.text()).find();
    }

    private static boolean isAboveAddress(List<PrintedRow> rows, PrintedRow row) {
        int last = Math.min(rows.size() - 1, row.index() + 2);
        for (int i = row.index() + 1; i <= last; i++) {
            if (isAddress(rows.get(i))) {
                return !isAddress(row);
            }
        }
        return false;
    }

    /** Whether the first long word of the row is in another row, alone or inside a longer word. */
    private static boolean isPrintedAgain(List<PrintedRow> rows, PrintedRow row) {
        for (String word : Fold.words(despaced(row.text()))) {
            if (word.length() >= BRAND_LETTERS) {
                return rows.stream()
                        .filter(other -> other.index() != row.index())
                        .anyMatch(other ->
                                Fold.text(other.text()).replace(" ", "").contains(word));
            }
        }
        return false;
    }

    /** Currencies and units over the columns of prices. */
    private static boolean isColumnHead(String text) {
        return Fold.words(text).stream().filter(word -> word.length() > 1).allMatch(HEADS::contains);
    }

    private static boolean isMostlyDigits(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        return digits > Fold.letters(text).length();
    }

    private static boolean isBelowOwnerTitle(List<PrintedRow> rows, PrintedRow row) {
        return row.index() > 0 && rows.get(row.index() - 1).text().strip().endsWith(":") && row.index() > 2;
    }

    private static double usualHeight(List<PrintedRow> rows) {
        int[] heights =
                rows.stream().mapToInt(row -> row.row().height()).sorted().toArray();
        return Math.max(1, heights[heights.length / 2]);
    }

    private static ReadField<String> field(List<PrintedRow> rows, PrintedRow row) {
        List<PrintedRow> parts = new ArrayList<>(List.of(row));
        while (parts.size() < 3
                && isContinuation(parts.get(0), parts)
                && parts.get(0).index() > 0) {
            parts.add(0, rows.get(parts.get(0).index() - 1));
        }
        StringBuilder raw = new StringBuilder();
        StringBuilder name = new StringBuilder();
        Box box = row.row().box();
        double confidence = 1;
        for (PrintedRow part : parts) {
            raw.append(raw.isEmpty() ? "" : " ").append(part.text());
            name.append(name.isEmpty() ? "" : " ").append(withForms(part));
            Box partBox = part.row().box();
            box = partBox.page() == box.page() ? box.around(partBox) : box;
            confidence = Math.min(confidence, part.row().confidence());
        }
        return new ReadField<>(clean(name.toString()), confidence, box, raw.toString());
    }

    /** The row with misread legal forms as they are written: there are only so many. */
    private static String withForms(PrintedRow row) {
        StringBuilder text = new StringBuilder(row.text());
        for (int i = row.labels().size() - 1; i >= 0; i--) {
            Label label = row.labels().get(i);
            String printed = row.text().substring(label.from(), label.to());
            boolean isMisread = label.role() == LabelRole.LEGAL
                    && label.phrase().length() >= LEAST_FORM
                    && !Fold.text(printed).equals(label.phrase());
            if (isMisread) {
                boolean isUpper = printed.equals(printed.toUpperCase(Locale.ROOT));
                text.replace(
                        label.from(),
                        label.to(),
                        isUpper ? label.phrase().toUpperCase(Locale.ROOT) : capitalised(label.phrase()));
            }
        }
        return text.toString();
    }

    private static String capitalised(String phrase) {
        return Arrays.stream(phrase.split(" "))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    /** A row that cannot stand alone: only a legal form or kind of shop, or a bracket that was opened above. */
    private static boolean isContinuation(PrintedRow row, List<PrintedRow> parts) {
        String joined = String.join(" ", parts.stream().map(PrintedRow::text).toList());
        String text = clean(joined);
        boolean bracket = text.indexOf(')') >= 0 && (text.indexOf('(') < 0 || text.indexOf(')') < text.indexOf('('));
        boolean startsWithForm = row.labels().stream()
                .anyMatch(label ->
                        label.from() == 0 && (label.role() == LabelRole.LEGAL || label.role() == LabelRole.TRADE));
        boolean onlyForm = (row.has(LabelRole.LEGAL) || row.has(LabelRole.TRADE)) && row.plainLetters() <= 3;
        return bracket || onlyForm || (startsWithForm && parts.size() > 1);
    }

    private static String clean(String raw) {
        String name = REGISTRATION.matcher(despaced(raw)).replaceFirst("");
        name = NOISE_BEFORE.matcher(name).replaceFirst("");
        String letters =
                LONE_ONE.matcher(LONE_ZERO.matcher(name).replaceAll("O")).replaceAll("I");
        return EDGES.matcher(letters).replaceAll("").strip();
    }

    /** {@code "A L D I"}, letters set apart in a logo, is one word. */
    private static String despaced(String text) {
        String stripped = text.strip();
        return SPACED_LETTERS.matcher(stripped).matches() ? stripped.replaceAll("\\W", "") : stripped;
    }
}
