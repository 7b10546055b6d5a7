package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.Word;
import org.bitebudget.platform.text.Fold;

/**
 * A shop's name as one pass spells it, word by word, cut free of registration numbers and of grain beside the print.
 *
 * @param words spelling with the recogniser's confidence
 * @param confidence of the least certain row
 * @param rows how many rows it takes
 * @param raw as printed
 */
record ShopName(List<Word> words, double confidence, int rows, Box box, String raw) {

    private static final Pattern REGISTRATION = Pattern.compile(
            "\\s*[({\\[][^(){}\\[\\]]*\\d{3,}[^(){}\\[\\]]*[)}\\]]?.*$|\\s+\\d{4,}\\s?-\\s?\\p{L}\\W*$");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}(]+|[^\\p{L}\\p{N}).]+$");
    /** Grain or a fold beside the name, read as dashes. */
    private static final Pattern NOISE_BEFORE = Pattern.compile("^.{0,8}?[=|—]+\\s+");

    private static final Pattern SPACED_LETTERS = Pattern.compile("^(?:\\p{Lu}\\W{1,2}){2,}\\p{Lu}$");

    /** Digits alone between letters are letters that look like them. */
    private static final Pattern LONE_ONE = Pattern.compile("(?<=\\p{L}\\.?)1(?=\\.?\\p{L})");

    private static final Pattern LONE_ZERO = Pattern.compile("(?<=\\p{L}\\.?)0(?=\\.?\\p{L})");
    private static final Pattern LONE_FIVE = Pattern.compile("(?<![\\p{L}\\d])5(?=/\\p{Lu}(?!\\p{L}))");
    private static final int LEAST_FORM = 6;
    private static final int MOST_ROWS = 3;
    private static final int LONGEST_GRAIN = 2;
    private static final double DOUBTFUL = 0.65;
    private static final double SURE = 0.75;

    /** The name in a row, with the rows above that it cannot stand without. */
    static ShopName at(List<PrintedRow> rows, PrintedRow row) {
        List<PrintedRow> parts = new ArrayList<>(List.of(row));
        while (parts.size() < MOST_ROWS
                && isContinuation(parts.get(0), parts)
                && parts.get(0).index() > 0) {
            parts.add(0, rows.get(parts.get(0).index() - 1));
        }
        List<Word> words = new ArrayList<>();
        Box box = row.row().box();
        double confidence = 1;
        for (PrintedRow part : parts) {
            words.addAll(words(part));
            Box partBox = part.row().box();
            box = partBox.page() == box.page() ? box.around(partBox) : box;
            confidence = Math.min(confidence, part.row().confidence());
        }
        String raw = parts.stream().map(PrintedRow::text).collect(Collectors.joining(" "));
        return new ShopName(cleaned(words, row), confidence, parts.size(), box, raw);
    }

    String value() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    ReadField<String> field() {
        return new ReadField<>(value(), confidence, box, raw);
    }

    /** The same print, spelled otherwise. */
    ShopName spelled(List<Word> others) {
        return new ShopName(others, confidence, rows, box, raw);
    }

    /** {@code "A L D I"}, letters set apart in a logo, is one word. */
    static String despaced(String text) {
        String stripped = text.strip();
        return SPACED_LETTERS.matcher(stripped).matches() ? stripped.replaceAll("\\W", "") : stripped;
    }

    private static List<Word> cleaned(List<Word> words, PrintedRow row) {
        List<Word> kept = new ArrayList<>(words);
        while (kept.size() > 1 && isGrain(kept.get(0))) {
            kept.remove(0);
        }
        while (kept.size() > 1 && isGrain(kept.get(kept.size() - 1))) {
            kept.remove(kept.size() - 1);
        }
        String text = kept.stream().map(Word::text).collect(Collectors.joining(" "));
        String name = REGISTRATION.matcher(despaced(text)).replaceFirst("");
        name = NOISE_BEFORE.matcher(name).replaceFirst("");
        name = LONE_ONE.matcher(LONE_ZERO.matcher(name).replaceAll("O")).replaceAll("I");
        name = LONE_FIVE.matcher(name).replaceAll("S").replace('{', '(').replace('}', ')');
        name = EDGES.matcher(name).replaceAll("").strip();
        List<Word> spelled = new ArrayList<>();
        for (String part : name.split("\\s+")) {
            double confidence = kept.stream()
                    .filter(word -> word.text().contains(part))
                    .mapToDouble(Word::confidence)
                    .findFirst()
                    .orElse(row.row().confidence());
            spelled.add(new Word(part, confidence, row.row().box()));
        }
        return spelled;
    }

    /** Specks and strokes beside the print, read as one or two doubtful characters. */
    private static boolean isGrain(Word word) {
        boolean bare = word.text().chars().noneMatch(Character::isLetterOrDigit);
        boolean tiny = word.text().length() <= LONGEST_GRAIN
                && word.confidence() < DOUBTFUL
                && !word.text().endsWith(")");
        return bare || tiny;
    }

    /** Words of a row up to the last legal form, misread legal forms as they are written: there are only so many. */
    private static List<Word> words(PrintedRow row) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        int formEnd = -1;
        for (Word word : row.row().words()) {
            int from = at;
            int to = from + word.text().length();
            at = to + 1;
            Label form = row.labels().stream()
                    .filter(label -> label.role() == LabelRole.LEGAL && label.from() < to && from < label.to())
                    .findFirst()
                    .orElse(null);
            boolean isRest = form == null && formEnd >= 0 && isRest(word);
            if (form != null && isMisread(row, form)) {
                if (from <= form.from()) {
                    written(row, form).forEach(part -> words.add(new Word(part, SURE, word.box())));
                }
            } else if (!isRest) {
                words.add(word);
            }
            formEnd = form != null ? form.to() : formEnd;
        }
        return words;
    }

    /** What follows a legal form is part of the name only where it is print of the same kind. */
    private static boolean isRest(Word word) {
        boolean bracket = word.text().startsWith("(")
                || word.text().endsWith(")")
                || word.text().equals("&");
        boolean digits = word.text().chars().anyMatch(Character::isDigit);
        return !bracket && (digits || word.confidence() < SURE);
    }

    private static boolean isMisread(PrintedRow row, Label form) {
        String printed = row.text().substring(form.from(), form.to());
        return form.phrase().length() >= LEAST_FORM && !Fold.text(printed).equals(form.phrase());
    }

    private static List<String> written(PrintedRow row, Label form) {
        String printed = row.text().substring(form.from(), form.to());
        boolean isUpper = printed.equals(printed.toUpperCase(Locale.ROOT));
        return Arrays.stream(form.phrase().split(" "))
                .map(word -> isUpper
                        ? word.toUpperCase(Locale.ROOT)
                        : Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .toList();
    }

    /** A row that cannot stand alone: only a legal form or kind of shop, or a bracket that was opened above. */
    private static boolean isContinuation(PrintedRow row, List<PrintedRow> parts) {
        String joined = parts.stream().map(PrintedRow::text).collect(Collectors.joining(" "));
        String text =
                EDGES.matcher(REGISTRATION.matcher(joined).replaceFirst("")).replaceAll("");
        int closing = text.indexOf(')');
        boolean bracket = closing > 0
                && Character.isLetter(text.charAt(closing - 1))
                && (text.indexOf('(') < 0 || closing < text.indexOf('('));
        boolean startsWithForm = row.labels().stream()
                .anyMatch(label ->
                        label.from() == 0 && (label.role() == LabelRole.LEGAL || label.role() == LabelRole.TRADE));
        boolean onlyForm = (row.has(LabelRole.LEGAL) || row.has(LabelRole.TRADE)) && row.plainLetters() <= 3;
        return bracket || onlyForm || (startsWithForm && parts.size() > 1);
    }
}
