package org.bitebudget.ocr.topology;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.platform.money.LargestRemainder;
import org.bitebudget.platform.taxonomy.Taxonomy;

/** What a reading means for the household's ledger. The lines of an entry always add up to its total. */
record LedgerBooking(ReceiptReading reading) {

    /** Whether it counts as money spent: an amount and a day were read, and it is no second photo of another receipt. */
    boolean canBeBooked() {
        return reading.getTotal() != null
                && reading.getDate() != null
                && reading.getDuplicateOf() == null
                && reading.getTotal().getValue().getMinor() != 0;
    }

    /** The purchase with one line for each bought line. */
    LedgerEntry entry(long revision) {
        Money total = reading.getTotal().getValue();
        return base(revision, total.getMinor() < 0 ? LedgerKind.REFUND : LedgerKind.PURCHASE)
                .setMerchant(
                        reading.getMerchant() == null
                                ? null
                                : reading.getMerchant().getValue())
                .setTotal(total)
                .setLines(lines(total.getMinor()))
                .build();
    }

    /** Takes an earlier purchase back that this reading no longer supports. */
    LedgerEntry deletion(long revision) {
        return base(revision, LedgerKind.DELETION).setTotal(money(0)).build();
    }

    private LedgerEntry.Builder base(long revision, LedgerKind kind) {
        String receiptId = reading.getReceiptId();
        LocalMoment when = ReadingMoment.of(reading);
        return LedgerEntry.newBuilder()
                .setEnvelope(ReceiptFacts.envelope(
                        "ledger:" + receiptId,
                        revision,
                        when.getInstant(),
                        reading.getEnvelope().getRecordedAt(),
                        reading.getHousehold()))
                .setHousehold(reading.getHousehold())
                .setUser(reading.getUser())
                .setEntryId(receiptId)
                .setKind(kind)
                .setSource(LedgerSource.RECEIPT)
                .setSourceId(receiptId)
                .setWhen(when);
    }

    private List<LedgerLine> lines(long total) {
        List<ReadLine> bought = reading.getLines().stream()
                .filter(line -> line.getTotal().getMinor() > 0)
                .toList();
        if (total <= 0 || bought.isEmpty()) {
            return List.of(line(Taxonomy.UNCATEGORISED, total, null));
        }
        long[] amounts =
                bought.stream().mapToLong(line -> line.getTotal().getMinor()).toArray();
        long sum = bought.stream().mapToLong(line -> line.getTotal().getMinor()).sum();
        boolean addsUp = reading.getReconciliationDelta() != null
                && reading.getReconciliationDelta().getMinor() == 0;
        boolean restIsUnread = sum < total && !addsUp;
        List<LedgerLine> lines = new ArrayList<>();
        // tax, service, rounding and deposits given back belong to all lines alike
        long[] shares = LargestRemainder.split(restIsUnread ? sum : total, amounts);
        for (int i = 0; i < bought.size(); i++) {
            lines.add(
                    line(bought.get(i).getCategoryId(), shares[i], bought.get(i).getName()));
        }
        if (restIsUnread) {
            lines.add(line(Taxonomy.UNCATEGORISED, total - sum, null));
        }
        return lines;
    }

    private LedgerLine line(String category, long minor, String description) {
        return LedgerLine.newBuilder()
                .setCategoryId(category)
                .setAmount(money(minor))
                .setDescription(description)
                .build();
    }

    private Money money(long minor) {
        return new Money(minor, reading.getCurrency());
    }
}
