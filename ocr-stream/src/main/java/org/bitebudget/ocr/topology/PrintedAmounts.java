package org.bitebudget.ocr.topology;

import java.util.List;
import org.bitebudget.event.Money;
import org.bitebudget.event.ReadMoney;
import org.bitebudget.event.ReadPayment;
import org.bitebudget.event.ReadTax;
import org.bitebudget.ocr.domain.correct.ReceiptFields;

/** Amounts of a reading that nobody mends one by one, with the same print in another currency. */
record PrintedAmounts(String from, String to) {

    List<ReadTax> taxes(List<ReadTax> taxes) {
        return taxes.stream()
                .map(tax -> ReadTax.newBuilder(tax)
                        .setAmount(amount(tax.getAmount()))
                        .setNet(amount(tax.getNet()))
                        .setGross(amount(tax.getGross()))
                        .build())
                .toList();
    }

    List<ReadPayment> payments(List<ReadPayment> payments) {
        return payments.stream()
                .map(payment -> ReadPayment.newBuilder(payment)
                        .setAmount(amount(payment.getAmount()))
                        .build())
                .toList();
    }

    ReadMoney amount(ReadMoney read) {
        return read == null
                ? null
                : ReadMoney.newBuilder(read).setValue(amount(read.getValue())).build();
    }

    private Money amount(Money money) {
        return money == null
                ? null
                : new Money(ReceiptFields.asPrinted(from, to).applyAsLong(money.getMinor()), to);
    }
}
