package org.bitebudget.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bitebudget.ocr.domain.parse.ReadItem;
import org.bitebudget.ocr.domain.parse.Reading;

/**
 * Compares readings with what is printed. Totals and dates must be equal; names after dropping everything but letters and
 * digits, or, where only a token of the shop is known, contain it within 60 characters; fuzzy from a likeness of 0.85 on. A
 * line is right where one true line has its amount and, with names, a likeness of 0.6.
 */
final class ReadingScore {

    private static final double FUZZY = 0.85;
    private static final double SAME_LINE = 0.6;
    private static final int LONGEST_NAME = 60;

    private long receipts;
    private long totals;
    private long trueTotals;
    private long dates;
    private long trueDates;
    private long merchants;
    private long fuzzyMerchants;
    private long trueMerchants;
    private long allThree;
    private long lines;
    private long linesByAmount;
    private long trueAndReadLines;
    private long trusted;
    private long trustedTotals;
    private long trustedLines;
    private long trustedLinesRight;

    /** Counts one reading. */
    void add(TrueReceipt receipt, Reading reading) {
        receipts++;
        boolean total = reading.total() != null && reading.total().value().equals(receipt.total());
        boolean date =
                reading.date() != null && reading.date().value().toString().equals(receipt.date());
        String name = reading.merchant() == null ? null : reading.merchant().value();
        boolean merchant = receipt.merchant() != null && isSameShop(receipt, name);
        trueTotals += receipt.total() == null ? 0 : 1;
        trueDates += receipt.date() == null ? 0 : 1;
        trueMerchants += receipt.merchant() == null ? 0 : 1;
        totals += total ? 1 : 0;
        dates += date ? 1 : 0;
        merchants += merchant ? 1 : 0;
        boolean fuzzy = receipt.merchant() != null && name != null && Likeness.of(name, receipt.merchant()) >= FUZZY;
        fuzzyMerchants += merchant || fuzzy ? 1 : 0;
        allThree += (total || receipt.total() == null)
                        && (date || receipt.date() == null)
                        && (merchant || receipt.merchant() == null)
                ? 1
                : 0;
        if (receipt.lines() != null) {
            lines += matching(receipt.lines(), reading.items(), true);
            linesByAmount += matching(receipt.lines(), reading.items(), false);
            trueAndReadLines += receipt.lines().size() + reading.items().size();
        }
        if (reading.arithmeticOk()) {
            trusted++;
            trustedTotals += total ? 1 : 0;
            trustedLines += receipt.lines() == null ? 0 : reading.items().size();
            trustedLinesRight += receipt.lines() == null ? 0 : matching(receipt.lines(), reading.items(), false);
        }
    }

    Share total() {
        return new Share(totals, trueTotals);
    }

    Share date() {
        return new Share(dates, trueDates);
    }

    Share merchant() {
        return new Share(merchants, trueMerchants);
    }

    Share fuzzyMerchant() {
        return new Share(fuzzyMerchants, trueMerchants);
    }

    Share allThree() {
        return new Share(allThree, receipts);
    }

    /** F1 of lines with name and amount, in percent. */
    double linesF1() {
        return trueAndReadLines == 0 ? 0 : 200.0 * lines / trueAndReadLines;
    }

    /** F1 of lines by amount alone, in percent. */
    double amountsF1() {
        return trueAndReadLines == 0 ? 0 : 200.0 * linesByAmount / trueAndReadLines;
    }

    /** Of the readings whose arithmetic is confirmed, those with the right total. */
    Share trustedTotal() {
        return new Share(trustedTotals, trusted);
    }

    Share trusted() {
        return new Share(trusted, receipts);
    }

    /** Of their lines, those with a right amount. */
    Share trustedLines() {
        return new Share(trustedLinesRight, trustedLines);
    }

    private static boolean isSameShop(TrueReceipt receipt, String name) {
        String read = Likeness.normal(name);
        String printed = Likeness.normal(receipt.merchant());
        return !read.isEmpty()
                && (read.equals(printed)
                        || (receipt.isToken() && read.contains(printed) && name.length() <= LONGEST_NAME));
    }

    /** True lines that have a read line of their own. */
    private static long matching(List<TrueReceipt.Line> printed, List<ReadItem> read, boolean withName) {
        Set<Integer> used = new HashSet<>();
        for (TrueReceipt.Line line : printed) {
            List<Integer> possible = new ArrayList<>();
            double most = withName ? SAME_LINE : 0;
            for (int i = 0; i < read.size(); i++) {
                double likeness =
                        withName ? Likeness.of(line.name(), read.get(i).name()) : 1;
                if (!used.contains(i) && read.get(i).total() == line.total() && likeness >= most) {
                    if (likeness > most) {
                        possible.clear();
                    }
                    most = likeness;
                    possible.add(i);
                }
            }
            possible.stream().findFirst().ifPresent(used::add);
        }
        return used.size();
    }
}
