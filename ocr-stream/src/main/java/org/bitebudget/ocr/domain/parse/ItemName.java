package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.platform.text.Fold;

/** Cuts what is not a product's name off a row: codes, currency marks, tax letters, counts and amounts. */
final class ItemName {

    private static final int LETTERS_OF_A_NAME = 3;
    private static final Pattern COUNT =
            Pattern.compile("(?i)^[\\W_]*\\d{0,3}[\\W_]*(?:[x*@]|(?<unit>\\p{L}+))?[\\W_]*$");
    /** A price in the middle of a row that was not read as one. */
    private static final Pattern PRICE = Pattern.compile("\\d{1,3}[.,:;]\\d{2}");

    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}(]+|[^\\p{L}\\p{N})'\".%#]+$");

    private ItemName() {}

    /** The name in a row's text, empty where there is none. */
    static String of(PrintedRow row) {
        // what follows the price are tax letters and remarks
        int end = row.lastAmount().map(Figure::from).orElse(row.text().length());
        StringBuilder text = new StringBuilder(row.text().substring(0, end));
        for (Figure figure : row.figures()) {
            boolean partOfName = figure.kind() != Figure.Kind.AMOUNT && !isEdge(row, figure);
            for (int i = figure.from(); !partOfName && i < Math.min(end, figure.to()); i++) {
                text.setCharAt(i, ' ');
            }
        }
        List<String> words = new ArrayList<>();
        for (String word : text.toString().split("\\s+")) {
            if (!word.isBlank()) {
                words.add(word);
            }
        }
        trim(words, row.pack());
        String name = EDGES.matcher(String.join(" ", words)).replaceAll("");
        return isName(name) ? name : "";
    }

    /** Whether a text has a word of letters in it. */
    static boolean isName(String text) {
        for (String word : text.split("[\\s/.,:;()\\-]+")) {
            int letters = Fold.letters(word).length();
            if (letters >= LETTERS_OF_A_NAME && letters > word.length() / 2) {
                return true;
            }
        }
        return false;
    }

    /** A number belongs to the name ("MILK 2") unless only numbers follow or come before it. */
    private static boolean isEdge(PrintedRow row, Figure figure) {
        return !isName(row.text().substring(figure.to())) || !isName(row.text().substring(0, figure.from()));
    }

    private static void trim(List<String> words, LanguagePack pack) {
        while (!words.isEmpty() && isNoise(words.get(words.size() - 1), true, pack)) {
            words.remove(words.size() - 1);
        }
        while (!words.isEmpty() && (isNoise(words.get(0), false, pack) || isCodeNext(words, pack))) {
            words.remove(0);
        }
        if (words.stream().allMatch(pack.units()::isUnit)) {
            words.clear();
        }
    }

    /** A tax code before an article number. */
    private static boolean isCodeNext(List<String> words, LanguagePack pack) {
        return words.size() > 2 && words.get(0).length() <= 3 && isNoise(words.get(1), false, pack);
    }

    private static boolean isNoise(String word, boolean atEnd, LanguagePack pack) {
        String letters = Fold.letters(word);
        long digits = word.chars().filter(Character::isDigit).count();
        boolean code = digits >= 4 && digits >= letters.length();
        boolean price = atEnd && PRICE.matcher(word).matches();
        boolean taxLetters = atEnd && letters.length() <= 2 && digits == 0;
        boolean mark = letters.isEmpty() && digits == 0;
        boolean taxCodeBefore = !atEnd && letters.length() <= 1 && digits == 0;
        return code || price || taxLetters || mark || taxCodeBefore || pack.isMark(word) || isCount(word, pack);
    }

    private static boolean isCount(String word, LanguagePack pack) {
        Matcher count = COUNT.matcher(word);
        return count.matches() && (count.group("unit") == null || pack.units().isCount(count.group("unit")));
    }
}
