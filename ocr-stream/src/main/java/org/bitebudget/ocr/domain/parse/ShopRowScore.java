package org.bitebudget.ocr.domain.parse;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bitebudget.platform.text.Fold;

/** How much speaks for a row being the shop's name: near the top, large, above the address, with a legal form. */
final class ShopRowScore {

    private static final double TOP = 3;
    private static final double TOP_ROWS = 12;
    private static final double FOOTER = 1;
    private static final double TRADE = 1.2;
    private static final double ABOVE_ADDRESS = 1.5;
    private static final double BELOW_HEAD = -2.5;
    private static final double PRINTED_AGAIN = 1.5;
    private static final double LARGE = 1.5;
    private static final double NOT_A_NAME = -4;
    private static final double OWNER = -2;
    private static final double LOWER_CASE = -2;
    private static final int BRAND_LETTERS = 4;
    private static final int LEAST_LETTERS = 3;
    private static final int LETTERS_BESIDE_HEADS = 4;
    private static final double LEAST_CONFIDENCE = 0.35;

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<!\\d)\\d{5}(?!\\d)|^\\d{4}(?:-\\d{3})?\\s\\p{Lu}\\p{L}|\\p{L}{3,}\\.?\\s\\d{1,4}(?:-\\d{1,4})?\\s?[a-zA-Z]?$|^\\W*(?i:no)\\W{1,3}\\d"
                    + "|^\\d{1,4}[a-zA-Z]?,?\\s\\p{Lu}\\p{L}+\\s\\p{Lu}");

    private final Language language;
    private final List<PrintedRow> rows;
    private final double usualHeight;
    private final int firstAmount;
    /** For each row, whether it is an address, how much print is above it, and whether a part of the head is. */
    private final boolean[] addresses;

    private final int[] printedAbove;
    private final boolean[] belowHead;

    ShopRowScore(Language language, List<PrintedRow> rows) {
        this.language = language;
        this.rows = rows;
        int[] heights =
                rows.stream().mapToInt(row -> row.row().height()).sorted().toArray();
        usualHeight = Math.max(1, heights[heights.length / 2]);
        firstAmount = rows.stream()
                .filter(row -> !row.amounts().isEmpty())
                .mapToInt(PrintedRow::index)
                .findFirst()
                .orElse(rows.size());
        addresses = new boolean[rows.size()];
        printedAbove = new int[rows.size() + 1];
        belowHead = new boolean[rows.size() + 1];
        for (PrintedRow row : rows) {
            int i = row.index();
            addresses[i] = looksLikeAddress(row);
            printedAbove[i + 1] = printedAbove[i] + (isPrint(row) ? 1 : 0);
            belowHead[i + 1] = belowHead[i] || isHead(row);
        }
    }

    /** Whether a row is near enough to the top, or names a company: others are no names. */
    boolean isPossible(PrintedRow row) {
        return printedAbove[row.index()] < TOP_ROWS || row.has(LabelRole.LEGAL);
    }

    /** Points of a row; it can be a name only above zero. */
    double of(PrintedRow row) {
        boolean legal = row.has(LabelRole.LEGAL);
        int above = printedAbove[row.index()];
        double score = TOP * (1 - above / TOP_ROWS);
        if (above >= TOP_ROWS) {
            // further down only a company's full name counts
            score = legal ? FOOTER : NOT_A_NAME;
        } else if (belowHead[row.index()]) {
            score += BELOW_HEAD;
        }
        score += legal ? language.legalFormWeight() : 0;
        score += row.has(LabelRole.TRADE) ? TRADE : 0;
        score += isAboveAddress(row) ? ABOVE_ADDRESS : 0;
        score += isPrintedAgain(row) ? PRINTED_AGAIN : 0;
        score += Math.min(LARGE, Math.max(0, row.row().height() / usualHeight - 1));
        score += isExcluded(row) ? NOT_A_NAME : 0;
        score += isAddress(row) && !legal ? NOT_A_NAME : 0;
        score += isMostlyDigits(row.text()) || isColumnHead(row) ? NOT_A_NAME : 0;
        score += !legal && row.index() > firstAmount ? NOT_A_NAME : 0;
        score += isBelowOwnerTitle(row) ? OWNER : 0;
        score += isLowerCase(row.text()) ? LOWER_CASE : 0;
        return score;
    }

    /** Whether the row is part of the head above which names stand: an address, a number to call, a document's title. */
    boolean isHead(PrintedRow row) {
        return isAddress(row) || row.has(LabelRole.CONTACT) || row.has(LabelRole.PHONE) || isColumnHead(row);
    }

    boolean isAddress(PrintedRow row) {
        return addresses[row.index()];
    }

    private static boolean looksLikeAddress(PrintedRow row) {
        return (row.has(LabelRole.PLACE) && !row.has(LabelRole.TRADE))
                || ADDRESS.matcher(row.text()).find();
    }

    private static boolean isPrint(PrintedRow row) {
        return row.row().confidence() >= LEAST_CONFIDENCE
                && Fold.letters(row.text()).length() >= LEAST_LETTERS;
    }

    private static boolean isExcluded(PrintedRow row) {
        boolean contact = row.has(LabelRole.CONTACT) || row.has(LabelRole.PHONE);
        return row.has(LabelRole.TITLE)
                || (contact && !row.has(LabelRole.LEGAL))
                || row.has(LabelRole.DATE)
                || !row.amounts().isEmpty()
                || isOnlyLabels(row);
    }

    /** "EUR", "CASH": nothing but words of the vocabulary that are not about shops. */
    private static boolean isOnlyLabels(PrintedRow row) {
        boolean shop = row.has(LabelRole.TRADE) || row.has(LabelRole.LEGAL);
        return !row.labels().isEmpty() && row.plainLetters() <= 1 && !shop;
    }

    private boolean isAboveAddress(PrintedRow row) {
        int last = Math.min(rows.size() - 1, row.index() + 2);
        for (int i = row.index() + 1; i <= last; i++) {
            if (isAddress(rows.get(i))) {
                return !isAddress(row);
            }
        }
        return false;
    }

    /** Whether the first long word of the row is in another row but the address, alone or inside a longer word. */
    private boolean isPrintedAgain(PrintedRow row) {
        for (String word : Fold.words(ShopName.despaced(row.text()))) {
            if (word.length() >= BRAND_LETTERS) {
                return rows.stream()
                        .filter(other -> other.index() != row.index() && !isAddress(other))
                        .anyMatch(other -> other.joinedWords().contains(word));
            }
        }
        return false;
    }

    /** Names of columns, or currencies and units over the columns of prices. */
    private static boolean isColumnHead(PrintedRow row) {
        long heads = row.labels().stream()
                .filter(label ->
                        label.role() == LabelRole.HEADER || label.role().isMoney())
                .count();
        List<String> words = Fold.words(row.text()).stream()
                .filter(word -> word.length() > 1)
                .toList();
        boolean units = !words.isEmpty()
                && words.stream()
                        .allMatch(word ->
                                row.pack().isMark(word) || row.pack().units().isUnit(word));
        return units || (heads >= 2 && row.plainLetters() <= LETTERS_BESIDE_HEADS);
    }

    private static boolean isMostlyDigits(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        return digits > Fold.letters(text).length();
    }

    private boolean isBelowOwnerTitle(PrintedRow row) {
        return row.index() > 2 && rows.get(row.index() - 1).text().strip().endsWith(":");
    }

    /** Handwriting and grain are read as small letters; shops' names start with capitals. */
    private static boolean isLowerCase(String text) {
        String stripped = text.strip();
        return stripped.equals(stripped.toLowerCase(Locale.ROOT))
                && stripped.chars().noneMatch(Character::isDigit);
    }
}
