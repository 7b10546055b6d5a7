package org.bitebudget.ocr.domain.parse;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * A receipt as read. Amounts are minor units of {@code currency}. Fields that were not found are null.
 *
 * @param currency ISO code, empty where unknown
 * @param contradictedTotal what is printed as the total where other print proves {@code total} instead
 * @param tax the whole tax
 * @param taxes the tax by rate, as far as rates are printed
 * @param payments what was handed over or charged
 * @param delta total minus what the lines, tax, service and rounding add up to; null without total or lines
 * @param arithmeticOk whether the lines add up to the total and a second printed equality confirms it
 * @param several whether the picture seems to show more than one receipt
 * @param language two-letter code of the language it is printed in
 */
public record Reading(
        ReadShop shop,
        ReadField<LocalDate> date,
        ReadField<LocalTime> time,
        String currency,
        ReadField<Long> subtotal,
        ReadField<Long> rounding,
        ReadField<Long> total,
        ReadField<Long> contradictedTotal,
        ReadField<Long> tax,
        List<ReadTax> taxes,
        ReadField<Long> cash,
        ReadField<Long> change,
        List<ReadPayment> payments,
        List<ReadItem> items,
        Long delta,
        boolean arithmeticOk,
        boolean several,
        String language) {

    public Reading {
        taxes = List.copyOf(taxes);
        payments = List.copyOf(payments);
        items = List.copyOf(items);
    }

    /** The shop's name, null where none was found. */
    public ReadField<String> merchant() {
        return shop.name();
    }
}
