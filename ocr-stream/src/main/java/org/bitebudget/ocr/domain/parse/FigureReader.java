package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.Row;
import org.bitebudget.ocr.domain.text.Word;

/**
 * Finds the numbers of a row. Point and comma both may separate decimals, since recognition confuses them; the last
 * separator before two final digits does, earlier ones group thousands.
 */
final class FigureReader {

    private static final String MARK = "(?:RM|EURO?|MYR|USD|GBP|CHF|SGD|MXN|ZAR|[€$£])";
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<sign>(?<![\\w\\d])[-–—~]\\s?" + MARK + "?\\s?|" + MARK + "\\s?[-–—]\\s?)?"
                    + "(?<![\\d.,:/])(?<whole>\\d{1,3}(?:[.,']\\d{3})+|\\d{1,7}|(?<![\\p{L}\\d])(?=[.,]\\d))"
                    + "(?<point>\\s?[.,]\\s?)(?<cents>\\d{2})(?![\\d%]|[.,:/]\\d|\\s?%|\\s?(?i:cm|mm|ml|kg|mtr|inch|in)\\b|M\\b)(?<after>-(?!\\d))?");
    private static final Pattern PERCENT = Pattern.compile("(?<!\\d)(\\d{1,2}(?:[.,]\\d{1,2})?)\\s?%");
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\d.,:/\\-])(-?\\d{1,4}(?:[.,]\\d{1,4})?)(?=$|\\s|[xX*@)]|(?:kg|KG|Stk|ST|PC|pc)\\b)");
    private static final Pattern LIKELY_AMOUNT = Pattern.compile("(?<head>[^\\dOoDQCc¢Iil|]*)"
            + "(?<body>[\\dOoDQCc¢(Iil|SB]{1,4}[.,][\\dOoDQCc¢(Iil|SB]{2})(?<tail>\\W*|[A-Z]{1,2}|5[A-Z])");

    /** Letters and the digits, at the same places, that they are misread from. */
    private static final String LETTERS = "OoDQCc¢(Iil|SB";

    private static final String DIGITS = "00000000111158";

    private FigureReader() {}

    /** Numbers from left to right, none overlapping another. */
    static List<Figure> read(Row row) {
        String text = textWithDigits(row);
        List<Figure> figures = new ArrayList<>();
        Matcher percent = PERCENT.matcher(text);
        while (percent.find()) {
            figures.add(figure(
                    Figure.Kind.PERCENT,
                    new BigDecimal(percent.group(1).replace(',', '.')),
                    row,
                    text,
                    percent.start(),
                    percent.end()));
        }
        Matcher amount = AMOUNT.matcher(text);
        while (amount.find()) {
            if (free(figures, amount.start("point"), amount.end())) {
                figures.add(figure(Figure.Kind.AMOUNT, value(amount), row, text, amount.start(), amount.end()));
            }
        }
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            if (free(figures, number.start(), number.end())) {
                BigDecimal value = new BigDecimal(number.group(1).replace(',', '.'));
                figures.add(figure(Figure.Kind.NUMBER, value, row, text, number.start(), number.end()));
            }
        }
        figures.sort(Comparator.comparingInt(Figure::from));
        return figures;
    }

    private static boolean free(List<Figure> figures, int from, int to) {
        return figures.stream().noneMatch(other -> other.from() < to && from < other.to());
    }

    private static BigDecimal value(Matcher amount) {
        String whole = amount.group("whole").replaceAll("[^\\d]", "");
        BigDecimal value = new BigDecimal((whole.isEmpty() ? "0" : whole) + "." + amount.group("cents"));
        boolean negative = amount.group("sign") != null || amount.group("after") != null;
        return negative ? value.negate() : value;
    }

    private static Figure figure(Figure.Kind kind, BigDecimal value, Row row, String text, int from, int to) {
        double confidence = 1;
        Box box = null;
        int start = 0;
        for (Word word : row.words()) {
            int end = start + word.text().length();
            if (start < to && from < end) {
                confidence = Math.min(confidence, word.confidence());
                box = box == null ? word.box() : box.around(word.box());
            }
            start = end + 1;
        }
        return new Figure(kind, value, text.substring(from, to), confidence, box == null ? row.box() : box, from, to);
    }

    /** The row's text, same length, with letters in amounts put back to the digits they were misread from. */
    private static String textWithDigits(Row row) {
        StringBuilder text = new StringBuilder();
        for (Word word : row.words()) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(digits(word.text()));
        }
        return text.toString();
    }

    private static String digits(String word) {
        Matcher likely = LIKELY_AMOUNT.matcher(word);
        if (!likely.matches() || word.chars().filter(Character::isDigit).count() < 2) {
            return word;
        }
        StringBuilder body = new StringBuilder();
        likely.group("body").chars().forEach(c -> {
            int confused = LETTERS.indexOf(c);
            body.append(confused < 0 ? (char) c : DIGITS.charAt(confused));
        });
        // a tax code behind the amount, such as SR
        return likely.group("head") + body + likely.group("tail").replace('5', 'S');
    }
}
