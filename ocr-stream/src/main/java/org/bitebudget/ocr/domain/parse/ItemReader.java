package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.Word;

/**
 * Reads the bought lines between the head of a receipt and its sums. Names stand in the row of their amount, above it
 * or below it; which of these holds is seen from the row before the first sum: where it is a name, names stand below.
 */
final class ItemReader {

    private static final int NAME_ROWS = 3;
    private static final int LEAST_CODE_DIGITS = 4;
    private static final int LETTERS_BESIDE_LABEL = 3;
    private static final Pattern TIMES = Pattern.compile("(?i)\\d\\s*[x*@]|[x*@]\\s*\\D{0,4}\\d");

    private final List<ReadItem> items = new ArrayList<>();
    private final List<PrintedRow> names = new ArrayList<>();
    private final boolean namesBelow;
    private PrintedRow multiplier;

    private ItemReader(boolean namesBelow) {
        this.namesBelow = namesBelow;
    }

    /** Bought lines in printed order. */
    static List<ReadItem> read(List<PrintedRow> rows) {
        ItemRegion region = ItemRegion.of(rows);
        ItemReader reader = new ItemReader(areNamesBelow(region.rows()));
        reader.acceptAll(region.rows());
        reader.acceptProven(region.later());
        return untilSum(reader.items.stream()
                .filter(item -> !item.name().isEmpty() || item.total() != 0)
                .toList());
    }

    /** A line that is the sum of all above it, nameless or below several, is a sum whose label was not read. */
    private static List<ReadItem> untilSum(List<ReadItem> items) {
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            ReadItem item = items.get(i);
            boolean several = i > 1 || (i == 1 && item.name().isEmpty());
            if (several && item.total() == sum && item.unitPrice() == null) {
                return items.subList(0, i);
            }
            sum += item.total();
        }
        return items;
    }

    private void acceptAll(List<PrintedRow> rows) {
        int i = 0;
        while (i < rows.size()) {
            PrintedRow row = rows.get(i);
            Optional<PrintedRow> next = i + 1 < rows.size() ? Optional.of(rows.get(i + 1)) : Optional.empty();
            if (next.filter(after -> continues(row, after)).isPresent()) {
                accept(joined(row, next.get()));
                i += 2;
            } else {
                if (next.filter(after -> pricesBelow(row, after)).isPresent()) {
                    acceptName(row);
                } else {
                    accept(row);
                }
                i++;
            }
        }
    }

    /** A name with an amount in it, as in {@code PLASTIC BAG RM0.20}, above the row with its count and price. */
    private boolean pricesBelow(PrintedRow row, PrintedRow after) {
        return !namesBelow
                && !row.amounts().isEmpty()
                && !ItemName.of(row).isEmpty()
                && ItemName.of(after).isEmpty()
                && ItemFigures.of(row).filter(ItemFigures::proven).isEmpty()
                && ItemFigures.of(after).filter(ItemFigures::proven).isPresent();
    }

    private static boolean areNamesBelow(List<PrintedRow> rows) {
        List<PrintedRow> telling = rows.stream()
                .filter(row -> !row.has(LabelRole.IGNORE) && !row.has(LabelRole.COUNT) && !row.has(LabelRole.DISCOUNT))
                .filter(row -> !row.amounts().isEmpty() || !ItemName.of(row).isEmpty())
                .toList();
        return telling.size() >= 2
                && telling.get(telling.size() - 1).amounts().isEmpty()
                && !telling.get(0).amounts().isEmpty()
                && ItemName.of(telling.get(0)).isEmpty();
    }

    /** An amount alone in its row belongs to the numbers of the row above it. */
    private static boolean continues(PrintedRow row, PrintedRow after) {
        boolean unfinished = row.figures().size() >= 2
                && !row.amounts().isEmpty()
                && ItemFigures.of(row).filter(ItemFigures::proven).isEmpty();
        return unfinished
                && ItemName.of(row).isEmpty()
                && after.figures().size() == 1
                && after.amounts().size() == 1
                && after.labels().isEmpty()
                && ItemName.of(after).isEmpty();
    }

    private static PrintedRow joined(PrintedRow row, PrintedRow after) {
        List<Figure> figures = new ArrayList<>(row.figures());
        figures.addAll(after.figures());
        return new PrintedRow(row.index(), row.row(), row.text(), figures, row.labels(), false, row.pack());
    }

    private void accept(PrintedRow row) {
        boolean isSum = row.closesLines() && row.plainLetters() <= LETTERS_BESIDE_LABEL;
        if (isSum
                || row.has(LabelRole.COUNT)
                || row.has(LabelRole.IGNORE)
                || row.has(LabelRole.SERVICE)
                || row.has(LabelRole.TAXTABLE)) {
            return;
        }
        Optional<Figure> amount = row.lastAmount();
        if (amount.isEmpty()) {
            acceptName(row);
        } else if (amount.get().value().signum() < 0 && row.has(LabelRole.DISCOUNT) && !items.isEmpty()) {
            ReadItem last = items.remove(items.size() - 1);
            items.add(last.reducedBy(amount.get().minor()));
        } else if (!row.has(LabelRole.DISCOUNT) || row.plainLetters() >= LETTERS_BESIDE_LABEL) {
            acceptAmount(row);
        }
    }

    private void acceptName(PrintedRow row) {
        String name = ItemName.of(row);
        boolean onlyLabels = !row.labels().isEmpty() && row.plainLetters() < LETTERS_BESIDE_LABEL;
        if (name.isEmpty()
                || onlyLabels
                || row.has(LabelRole.DATE)
                || row.has(LabelRole.CONTACT)
                || row.has(LabelRole.PHONE)
                || row.has(LabelRole.TITLE)) {
            return;
        }
        if (namesBelow && !items.isEmpty()) {
            if (names.size() < NAME_ROWS) {
                ReadItem last = items.remove(items.size() - 1);
                String longer = last.name().isEmpty() ? name : last.name() + " " + name;
                items.add(last.named(
                        longer, nameConfidence(row), row.text(), row.row().box()));
                names.add(row);
            }
        } else {
            names.add(row);
        }
    }

    private void acceptAmount(PrintedRow row) {
        ItemFigures figures = ItemFigures.of(row).orElseThrow();
        String own = ItemName.of(row);
        if (own.isEmpty() && isMultiplier(row, figures)) {
            acceptMultiplier(row);
            return;
        }
        ReadItem item = item(row, figures, own);
        if (own.isEmpty() && !namesBelow && !names.isEmpty()) {
            item = named(item);
        }
        items.add(item);
        names.clear();
        multiplier = null;
    }

    /** A count and a unit price without their product, as in {@code 2 x 0,39}. */
    private boolean isMultiplier(PrintedRow row, ItemFigures figures) {
        boolean two = row.figures().size() == 2 && row.amounts().size() >= 1;
        return two
                && ReadItem.codeIn(row).isEmpty()
                && !figures.proven()
                && (names.isEmpty() || namesBelow || precedes(row))
                && hasTimes(row);
    }

    private boolean precedes(PrintedRow row) {
        return !items.isEmpty() && multiplies(row, items.get(items.size() - 1).total());
    }

    private static boolean hasTimes(PrintedRow row) {
        return TIMES.matcher(row.text()).find()
                || !row.pack().units().in(row.text()).isEmpty();
    }

    private void acceptMultiplier(PrintedRow row) {
        if (precedes(row)) {
            ReadItem last = items.remove(items.size() - 1);
            items.add(multiplied(last, row));
        } else {
            multiplier = row;
        }
    }

    private static boolean multiplies(PrintedRow row, long total) {
        BigDecimal first = row.figures().get(0).value();
        BigDecimal second = row.figures().get(1).value();
        return Math.abs(ItemFigures.product(first, second) - total) <= 1;
    }

    private static ReadItem multiplied(ReadItem item, PrintedRow row) {
        Figure first = row.figures().get(0);
        Figure second = row.figures().get(1);
        boolean priceFirst = first.isAmount() && !second.isAmount();
        return item.times(
                priceFirst ? second.value() : first.value(),
                row.pack().units().in(row.text()),
                priceFirst ? first.value() : second.value());
    }

    private ReadItem item(PrintedRow row, ItemFigures figures, String name) {
        Box box = row.row().box();
        ReadItem item = new ReadItem(
                name,
                figures.quantity(),
                figures.unit(),
                figures.unitPrice(),
                figures.total().minor(),
                figures.discount(),
                row.has(LabelRole.DEPOSIT) ? figures.total().minor() : 0,
                ReadItem.codeIn(row),
                figures.proven()
                        ? Math.max(0.9, figures.total().confidence())
                        : figures.total().confidence(),
                name.isEmpty() ? 0 : nameConfidence(row),
                box,
                row.text());
        return multiplier != null && multiplies(multiplier, item.total()) ? multiplied(item, multiplier) : item;
    }

    /** A name begins with an article number; where none is printed it takes two rows at most. */
    private int firstOfName() {
        for (int i = names.size() - 1; i >= Math.max(0, names.size() - NAME_ROWS); i--) {
            if (startsWithCode(names.get(i))) {
                return i;
            }
        }
        // above the first line the head of the receipt may still be among the rows
        return Math.max(0, names.size() - (items.isEmpty() ? 1 : 2));
    }

    private static boolean startsWithCode(PrintedRow row) {
        String first = row.row().words().get(0).text();
        return row.row().words().size() > 1
                && first.chars().filter(Character::isDigit).count() >= LEAST_CODE_DIGITS;
    }

    /** Mean confidence of the words with letters. */
    private static double nameConfidence(PrintedRow row) {
        return row.row().words().stream()
                .filter(word -> word.text().chars().anyMatch(Character::isLetter))
                .mapToDouble(Word::confidence)
                .average()
                .orElse(0);
    }

    private ReadItem named(ReadItem item) {
        List<PrintedRow> last = names.subList(firstOfName(), names.size());
        StringBuilder name = new StringBuilder();
        StringBuilder raw = new StringBuilder();
        Box box = item.box();
        double confidence = 1;
        for (PrintedRow row : last) {
            name.append(name.isEmpty() ? "" : " ").append(ItemName.of(row));
            raw.append(raw.isEmpty() ? "" : " ").append(row.text());
            confidence = Math.min(confidence, nameConfidence(row));
            box = box.page() == row.row().box().page() ? box.around(row.row().box()) : box;
        }
        return item.named(name.toString(), confidence, raw.toString(), box);
    }

    /** Beyond the first sum only lines whose numbers multiply count: nothing else tells them from sums. */
    private void acceptProven(List<PrintedRow> rows) {
        names.clear();
        for (PrintedRow row : rows) {
            boolean labelled = row.closesLines()
                    || row.has(LabelRole.COUNT)
                    || row.has(LabelRole.IGNORE)
                    || row.has(LabelRole.SERVICE);
            Optional<ItemFigures> figures = ItemFigures.of(row);
            String own = ItemName.of(row);
            if (!labelled
                    && !own.isEmpty()
                    && figures.isPresent()
                    && figures.get().proven()) {
                items.add(item(row, figures.get(), own));
            }
        }
    }
}
