package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bitebudget.ocr.domain.text.Box;

/**
 * Address and telephone number of a shop.
 *
 * @param address its rows with commas between, null where none was found
 * @param phone as printed, null where none was found
 */
record ShopContact(ReadField<String> address, ReadField<String> phone) {

    private static final Pattern NUMBER = Pattern.compile("\\(?\\+?\\d[\\d\\s()/\\-]{5,18}\\d");
    private static final Pattern COMMAS = Pattern.compile("[\\s,;:.]+$|^[\\s,;:.=|]+");
    private static final int TOP_ROWS = 16;
    private static final int MOST_ROWS = 5;

    static ShopContact of(List<PassFindings> passes, Language language) {
        return new ShopContact(
                surest(passes.stream().map(pass -> address(pass, language)).toList()),
                surest(passes.stream().map(ShopContact::phone).toList()));
    }

    private static ReadField<String> surest(List<List<ReadField<String>>> found) {
        return found.stream()
                .flatMap(List::stream)
                .max(Comparator.comparingDouble(ReadField::confidence))
                .orElse(null);
    }

    /** The first block of rows that look like an address; a row between two such rows belongs to it. */
    private static List<ReadField<String>> address(PassFindings pass, Language language) {
        ShopRowScore rows = new ShopRowScore(language, pass.rows());
        List<PrintedRow> block = new ArrayList<>();
        List<PrintedRow> gap = new ArrayList<>();
        for (PrintedRow row :
                pass.rows().subList(0, Math.min(TOP_ROWS, pass.rows().size()))) {
            boolean contact = row.has(LabelRole.CONTACT) || row.has(LabelRole.PHONE) || row.has(LabelRole.TITLE);
            boolean part = rows.isAddress(row) && !contact && !row.has(LabelRole.LEGAL) && !row.has(LabelRole.DATE);
            if (part) {
                block.addAll(gap);
                block.add(row);
                gap.clear();
            } else if (!block.isEmpty()) {
                gap.add(row);
            }
            if ((contact && !block.isEmpty()) || gap.size() > 1 || block.size() >= MOST_ROWS) {
                break;
            }
        }
        return block.isEmpty() ? List.of() : List.of(joined(block));
    }

    private static ReadField<String> joined(List<PrintedRow> block) {
        Box box = block.get(0).row().box();
        for (PrintedRow row : block) {
            Box next = row.row().box();
            box = next.page() == box.page() ? box.around(next) : box;
        }
        return new ReadField<>(
                block.stream()
                        .map(row -> COMMAS.matcher(row.text()).replaceAll(""))
                        .collect(Collectors.joining(", ")),
                block.stream().mapToDouble(row -> row.row().confidence()).min().orElse(0),
                box,
                block.stream().map(PrintedRow::text).collect(Collectors.joining("\n")));
    }

    private static List<ReadField<String>> phone(PassFindings pass) {
        for (PrintedRow row : pass.rows()) {
            for (Label label : row.labels()) {
                Matcher number = NUMBER.matcher(row.text());
                if (label.role() == LabelRole.PHONE && number.find(label.to())) {
                    return List.of(new ReadField<>(
                            number.group().strip(),
                            row.row().confidence(),
                            row.row().box(),
                            row.text()));
                }
            }
        }
        return List.of();
    }
}
