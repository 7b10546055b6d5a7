package org.bitebudget.ocr.topology;

import java.math.BigDecimal;
import java.util.List;
import org.bitebudget.event.Money;
import org.bitebudget.event.PaymentKind;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ReadPayment;
import org.bitebudget.event.ReadTax;

/** Taxes and payments of a reading as parts of its event. */
record ReadAmounts(ReceiptFacts facts) {

    List<ReadTax> taxes() {
        return facts.reading().taxes().stream()
                .map(tax -> ReadTax.newBuilder()
                        .setLabel(tax.label())
                        .setRate(rate(tax.rate().movePointLeft(2)))
                        .setAmount(facts.money(tax.tax()))
                        .setNet(money(tax.net()))
                        .setGross(money(tax.gross()))
                        .setConfidence((float) tax.confidence())
                        .setBox(facts.box(tax.box()))
                        .build())
                .toList();
    }

    List<ReadPayment> payments() {
        return facts.reading().payments().stream()
                .map(payment -> ReadPayment.newBuilder()
                        .setKind(PaymentKind.valueOf(payment.kind().name()))
                        .setLabel(payment.label())
                        .setAmount(facts.money(payment.amount()))
                        .setConfidence((float) payment.confidence())
                        .setBox(facts.box(payment.box()))
                        .build())
                .toList();
    }

    static Rate rate(BigDecimal value) {
        org.bitebudget.platform.money.Rate rate = org.bitebudget.platform.money.Rate.of(value);
        return Rate.newBuilder()
                .setMantissa(rate.mantissa())
                .setScale(rate.scale())
                .build();
    }

    private Money money(Long minor) {
        return minor == null ? null : facts.money(minor);
    }
}
