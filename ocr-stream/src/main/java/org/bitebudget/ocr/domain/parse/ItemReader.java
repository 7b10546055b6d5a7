package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the bought lines between the head of a receipt and its sums. Names stand in the row of their amount, above it or
 * below it.
 */
final class ItemReader {

    private static final int LETTERS_BESIDE_LABEL = 3;
    private static final double PROVEN = 0.9;

    private final List<ReadItem> items = new ArrayList<>();
    private final NameRows names = new NameRows();
    private final ItemLayout layout;
    private Optional<Multiplier> multiplier = Optional.empty();

    private ItemReader(ItemLayout layout) {
        this.layout = layout;
    }

    /** Bought lines in printed order. */
    static List<ReadItem> read(List<PrintedRow> rows) {
        ItemRegion region = ItemRegion.of(rows);
        ItemReader reader = new ItemReader(ItemLayout.of(region.rows()));
        reader.acceptAll(region.rows());
        reader.acceptProven(region.later());
        return ItemLayout.untilSum(reader.items.stream()
                .filter(item -> !item.name().isEmpty() || item.total() != 0)
                .toList());
    }

    private void acceptAll(List<PrintedRow> rows) {
        int i = 0;
        while (i < rows.size()) {
            PrintedRow row = rows.get(i);
            Optional<PrintedRow> next = i + 1 < rows.size() ? Optional.of(rows.get(i + 1)) : Optional.empty();
            if (next.filter(after -> ItemLayout.continues(row, after)).isPresent()) {
                accept(ItemLayout.joined(row, next.get()));
                i += 2;
            } else {
                if (next.filter(after -> multipliesNamed(row, after)).isPresent()) {
                    names.clear();
                    multiplier = Multiplier.of(row);
                } else if (next.filter(after -> layout.pricesBelow(row, after)).isPresent()) {
                    acceptName(row);
                } else {
                    accept(row);
                }
                i++;
            }
        }
    }

    /** A count and a unit price above the named line that is their product. */
    private static boolean multipliesNamed(PrintedRow row, PrintedRow after) {
        return !ItemName.of(after).isEmpty()
                && Multiplier.of(row)
                        .flatMap(found -> after.lastAmount().filter(amount -> found.makes(amount.minor())))
                        .isPresent();
    }

    private void accept(PrintedRow row) {
        boolean isSum = row.closesLines() && row.plainLetters() <= LETTERS_BESIDE_LABEL;
        if (isSum || ItemLayout.isNoLine(row)) {
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
        if (layout.namesBelow() && !items.isEmpty()) {
            if (!names.isFull()) {
                ReadItem last = items.remove(items.size() - 1);
                String longer = last.name().isEmpty() ? name : last.name() + " " + name;
                items.add(last.named(
                        longer, NameRows.confidence(row), row.text(), row.row().box()));
                names.add(row);
            }
        } else {
            names.add(row);
        }
    }

    private void acceptAmount(PrintedRow row) {
        ItemFigures figures = ItemFigures.of(row).orElseThrow();
        Optional<Multiplier> own = figures.proven() ? Optional.empty() : Multiplier.of(row);
        if (own.filter(this::multipliesLast).isPresent()) {
            ReadItem last = items.remove(items.size() - 1);
            items.add(own.get().applied(last));
        } else if (own.isPresent() && (names.isEmpty() || layout.namesBelow())) {
            multiplier = own;
        } else {
            ReadItem item = item(row, figures);
            boolean nameAbove = item.name().isEmpty() && !layout.namesBelow() && !names.isEmpty();
            items.add(nameAbove ? names.name(item, items.isEmpty()) : item);
            names.clear();
            multiplier = Optional.empty();
        }
    }

    private boolean multipliesLast(Multiplier own) {
        return !items.isEmpty() && own.makes(items.get(items.size() - 1).total());
    }

    private ReadItem item(PrintedRow row, ItemFigures figures) {
        String name = ItemName.of(row);
        double read = figures.total().confidence();
        ReadItem item = new ReadItem(
                name,
                figures.quantity(),
                figures.unit(),
                figures.unitPrice(),
                figures.total().minor(),
                figures.discount(),
                row.has(LabelRole.DEPOSIT) ? figures.total().minor() : 0,
                ReadItem.codeIn(row),
                figures.proven() ? Math.max(PROVEN, read) : read,
                name.isEmpty() ? 0 : NameRows.confidence(row),
                row.row().box(),
                row.text());
        return multiplier
                .filter(above -> above.makes(item.total()))
                .map(above -> above.applied(item))
                .orElse(item);
    }

    /** Beyond the first sum only lines whose numbers multiply count: nothing else tells them from sums. */
    private void acceptProven(List<PrintedRow> rows) {
        names.clear();
        for (PrintedRow row : rows) {
            Optional<ItemFigures> figures = ItemFigures.of(row).filter(ItemFigures::proven);
            if (!row.closesLines()
                    && !ItemLayout.isNoLine(row)
                    && !ItemName.of(row).isEmpty()
                    && figures.isPresent()) {
                items.add(item(row, figures.get()));
            }
        }
    }
}
