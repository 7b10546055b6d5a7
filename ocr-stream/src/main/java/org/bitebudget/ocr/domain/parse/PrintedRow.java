package org.bitebudget.ocr.domain.parse;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.ocr.domain.text.Row;
import org.bitebudget.platform.text.Fold;

/**
 * A row with what was found in it.
 *
 * @param index from 0, top to bottom
 * @param inTaxTable whether it lies in the table of tax rates
 * @param pack languages it was read with
 * @param joinedWords its folded words without the spaces between
 */
record PrintedRow(
        int index,
        Row row,
        String text,
        List<Figure> figures,
        List<Label> labels,
        boolean inTaxTable,
        LanguagePack pack,
        String joinedWords) {

    PrintedRow(
            int index,
            Row row,
            String text,
            List<Figure> figures,
            List<Label> labels,
            boolean inTaxTable,
            LanguagePack pack) {
        this(
                index,
                row,
                text,
                figures,
                labels,
                inTaxTable,
                pack,
                Fold.text(text).replace(" ", ""));
    }

    static PrintedRow of(int index, Row row, LanguagePack pack, Set<ParsingStep> steps, boolean inTaxTable) {
        String text = row.text();
        List<Figure> read = pack.figures().read(row, steps.contains(ParsingStep.MISREAD_DIGITS));
        List<Figure> figures = steps.contains(ParsingStep.REPAIR) ? ProductRepair.mended(row, text, read) : read;
        return new PrintedRow(index, row, text, figures, pack.vocabulary().find(text), inTaxTable, pack);
    }

    List<Figure> amounts() {
        return figures.stream().filter(Figure::isAmount).toList();
    }

    List<Figure> percents() {
        return figures.stream()
                .filter(figure -> figure.kind() == Figure.Kind.PERCENT)
                .toList();
    }

    Optional<Figure> lastAmount() {
        List<Figure> amounts = amounts();
        return amounts.isEmpty() ? Optional.empty() : Optional.of(amounts.get(amounts.size() - 1));
    }

    boolean has(LabelRole role) {
        return labels.stream().anyMatch(label -> label.role() == role);
    }

    boolean closesLines() {
        return labels.stream().anyMatch(label -> label.role().closesLines());
    }

    /** Letters outside figures and labels. */
    int plainLetters() {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            int at = i;
            boolean covered = figures.stream().anyMatch(figure -> figure.from() <= at && at < figure.to())
                    || labels.stream().anyMatch(label -> label.from() <= at && at < label.to());
            if (!covered && Character.isLetter(text.charAt(i))) {
                letters++;
            }
        }
        return letters;
    }
}
