package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.Row;
import org.bitebudget.ocr.domain.text.Word;

/**
 * Finds the numbers of a row, amounts as hundreds of the currency's minor units. Point and comma both may separate decimals, since recognition confuses them; the last
 * separator before two final digits does, earlier ones group thousands.
 */
final class FigureReader {

    private static final Pattern PERCENT = Pattern.compile("(?<!\\d)(\\d{1,2}(?:[.,]\\d{1,2})?)\\s?%");
    private static final Pattern LIKELY_AMOUNT = Pattern.compile("(?<head>[^\\dOoDQCc¢Iil|]*)"
            + "(?<body>[\\dOoDQCc¢(Iil|SB]{1,4}[.,][\\dOoDQCc¢(Iil|SB]{2})(?<tail>\\W*|[A-Z]{1,2}|[589][A-Z])");

    /** Letters and the digits, at the same places, that they are misread from. */
    private static final String LETTERS = "OoDQCc¢(Iil|SB";

    private static final String DIGITS = "00000000111158";

    private final Pattern amount;
    private final Pattern number;

    /**
     * A reader that knows which marks stand beside amounts, and which words behind sizes.
     *
     * @param decimals of the currency's amounts: 0, 2 or 3
     */
    FigureReader(Set<String> currencyMarks, Units units, int decimals) {
        String mark = currencyMarks.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
        amount = Pattern.compile("(?<sign>(?<![\\w\\d])[-–—~]\\s?" + mark + "?\\s?|" + mark + "\\s?[-–—]\\s?)?"
                + "(?<![\\d.,:/])" + (decimals == 0 ? whole(mark) : whole(mark, decimals))
                + "(?![\\d%\"]|[.,:/]\\d|\\s?%|\\s?(?i:" + units.sizes() + ")\\b|M\\b)(?<after>-(?!\\d))?");
        number = Pattern.compile("(?<![\\p{L}\\d.,:/\\-])(-?\\d{1,4}(?:[.,]\\d{1,4})?)(?=$|\\s|[xX*@)+«»]|(?iu:"
                + units.quantities() + ")\\b)");
    }

    /** An amount that ends in so many decimals. */
    private static String whole(String mark, int decimals) {
        String thousands = decimals == 3 ? "\\d{1,3}(?:[.,']\\d{3})+(?=[.,]\\d{3})" : "\\d{1,3}(?:[.,']\\d{3})+";
        String lostPoint = decimals == 2 ? "|(?<=" + mark + "\\s?\\d{1,4})\\s(?=\\d\\d$)" : "";
        return "(?<whole>" + thousands + "|\\d{1,7}|(?<![\\p{L}\\d])(?=[.,]\\d))(?<point>\\s?[.,]\\s?" + lostPoint
                + ")(?<cents>\\d{" + decimals + "})";
    }

    /**
     * A whole amount: any whole number may be one, so its thousands are set apart, a currency's mark stands beside it, it is
     * multiplied, or it ends the row, but for a letter or two that say the tax.
     */
    private static String whole(String mark) {
        return "(?<!\\d[-–—]|[\\p{L}#])(?<point>)(?<whole>\\d{1,3}(?:[.,']\\d{3})+|(?<=" + mark
                + "\\s?|[xX*@]\\s?)\\d{1,7}|\\d{1,7}(?=\\s?" + mark
                + ")|\\d{2,7}(?=\\W{0,3}(?:\\s[A-Z*]{1,2})?\\W?$))(?<cents>)";
    }

    /**
     * Numbers from left to right, none overlapping another.
     *
     * @param misreadDigits whether letters in amounts are taken for the digits they look like
     */
    List<Figure> read(Row row, boolean misreadDigits) {
        String text = misreadDigits ? textWithDigits(row) : row.text();
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
        Matcher money = amount.matcher(text);
        while (money.find()) {
            if (free(figures, money.start("point"), money.end())) {
                figures.add(figure(Figure.Kind.AMOUNT, value(money), row, text, money.start(), money.end()));
            }
        }
        Matcher plain = number.matcher(text);
        while (plain.find()) {
            if (free(figures, plain.start(), plain.end())) {
                BigDecimal value = new BigDecimal(plain.group(1).replace(',', '.'));
                figures.add(figure(Figure.Kind.NUMBER, value, row, text, plain.start(), plain.end()));
            }
        }
        figures.sort(Comparator.comparingInt(Figure::from));
        return figures;
    }

    private static boolean free(List<Figure> figures, int from, int to) {
        return figures.stream().noneMatch(other -> other.from() < to && from < other.to());
    }

    private static BigDecimal value(Matcher amount) {
        String digits = amount.group("whole").replaceAll("[^\\d]", "") + amount.group("cents");
        BigDecimal value = BigDecimal.valueOf(Long.parseLong(digits), 2);
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
        return likely.group("head") + body + likely.group("tail").replaceAll("[589]", "S");
    }
}
