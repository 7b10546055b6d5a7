package org.bitebudget.ocr.topology;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.parse.ReadItem;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.platform.money.LargestRemainder;

/** What a reading means for the household's ledger. The lines of an entry always add up to its total. */
record LedgerBooking(ReceiptFacts facts, LineCategoriser categoriser) {

    /** Whether enough was read to count as money spent: an amount and a day. */
    boolean canBeBooked() {
        Reading reading = facts.reading();
        return reading.total() != null
                && reading.date() != null
                && reading.total().value() != 0;
    }

    /** The purchase with one line for each bought line. */
    LedgerEntry entry(long revision) {
        long total = facts.reading().total().value();
        return base(revision, total < 0 ? LedgerKind.REFUND : LedgerKind.PURCHASE)
                .setMerchant(
                        facts.reading().merchant() == null
                                ? null
                                : facts.reading().merchant().value())
                .setTotal(facts.money(total))
                .setLines(lines(total))
                .build();
    }

    /** Takes an earlier purchase back that this reading no longer supports. */
    LedgerEntry deletion(long revision) {
        return base(revision, LedgerKind.DELETION).setTotal(facts.money(0)).build();
    }

    private LedgerEntry.Builder base(long revision, LedgerKind kind) {
        String receiptId = facts.text().getReceiptId();
        return LedgerEntry.newBuilder()
                .setEnvelope(facts.envelope("ledger:" + receiptId, revision))
                .setHousehold(facts.text().getHousehold())
                .setUser(facts.text().getUser())
                .setEntryId(receiptId)
                .setKind(kind)
                .setSource(LedgerSource.RECEIPT)
                .setSourceId(receiptId)
                .setWhen(facts.moment());
    }

    private List<LedgerLine> lines(long total) {
        Reading reading = facts.reading();
        List<ReadItem> items =
                reading.items().stream().filter(item -> item.total() > 0).toList();
        if (total <= 0 || items.isEmpty()) {
            return List.of(line(LineCategoriser.UNKNOWN, total, null));
        }
        long sum = items.stream().mapToLong(ReadItem::total).sum();
        boolean restIsUnread = sum < total && (reading.delta() == null || reading.delta() != 0);
        List<LedgerLine> lines = new ArrayList<>();
        // tax, service, rounding and deposits given back belong to all lines alike
        long[] shares = LargestRemainder.split(
                restIsUnread ? sum : total,
                items.stream().mapToLong(ReadItem::total).toArray());
        for (int i = 0; i < items.size(); i++) {
            ReadItem item = items.get(i);
            lines.add(line(categoriser.categorise(item.name()).categoryId(), shares[i], item.name()));
        }
        if (restIsUnread) {
            lines.add(line(LineCategoriser.UNKNOWN, total - sum, null));
        }
        return lines;
    }

    private LedgerLine line(String category, long minor, String description) {
        return LedgerLine.newBuilder()
                .setCategoryId(category)
                .setAmount(facts.money(minor))
                .setDescription(description)
                .build();
    }
}
