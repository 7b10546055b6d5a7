package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.List;

/** Rows of the table of tax rates: net and tax, often with the gross amount, in any order of columns. */
final class TaxTable {

    private static final double HIGHEST_RATE = 0.3;

    private TaxTable() {}

    /** One row of the table. */
    record TaxRow(long net, long tax, Figure taxFigure, int row) {

        long gross() {
            return net + tax;
        }
    }

    /** Rows in which one amount is the sum of two others and one of those is small enough to be a tax. */
    static List<TaxRow> triples(List<PrintedRow> rows) {
        List<TaxRow> found = new ArrayList<>();
        for (PrintedRow row : rows) {
            List<Figure> amounts = row.amounts();
            if (amounts.size() >= 3) {
                triple(amounts, row.index(), found);
            }
        }
        return found;
    }

    /** Rows with two amounts of which the smaller can be the tax on the larger. */
    static List<TaxRow> pairs(List<PrintedRow> rows) {
        List<TaxRow> found = new ArrayList<>();
        for (PrintedRow row : rows) {
            List<Figure> amounts = row.amounts();
            for (int i = 0; i < amounts.size(); i++) {
                for (int j = 0; j < amounts.size(); j++) {
                    addPair(amounts.get(i), amounts.get(j), row.index(), found);
                }
            }
        }
        return found;
    }

    private static void triple(List<Figure> amounts, int row, List<TaxRow> found) {
        for (int net = 0; net < amounts.size(); net++) {
            for (int tax = 0; tax < amounts.size(); tax++) {
                for (int gross = 0; gross < amounts.size(); gross++) {
                    boolean three = net != tax && tax != gross && net != gross;
                    long sum = amounts.get(net).minor() + amounts.get(tax).minor();
                    if (three && sum == amounts.get(gross).minor()) {
                        addPair(amounts.get(net), amounts.get(tax), row, found);
                    }
                }
            }
        }
    }

    private static void addPair(Figure net, Figure tax, int row, List<TaxRow> found) {
        boolean sameSign = Long.signum(net.minor()) == Long.signum(tax.minor());
        if (sameSign && Math.abs(tax.minor()) <= HIGHEST_RATE * Math.abs(net.minor())) {
            found.add(new TaxRow(net.minor(), tax.minor(), tax, row));
        }
    }
}
