package org.bitebudget.stack.sample;

import java.util.List;

/** What tills print in one language; lists hold wordings that differ from shop to shop. */
record TillWords(
        String quantity,
        String article,
        String price,
        String amount,
        String subtotal,
        List<String> total,
        String cash,
        String change,
        List<String> card,
        String tax,
        String net,
        String gross,
        String discount,
        String rounding,
        String receipt,
        String date,
        List<String> thanks) {

    private static final TillWords ENGLISH = new TillWords(
            "Qty",
            "Item",
            "Price",
            "Amount",
            "Subtotal",
            List.of("TOTAL", "Total due", "Balance due"),
            "Cash",
            "Change",
            List.of("Debit card", "Contactless", "VISA ****0421"),
            "VAT",
            "Net",
            "Gross",
            "Member saving",
            "Rounding",
            "Receipt",
            "Date",
            List.of("Thank you for shopping with us", "Please keep your receipt", "See you soon!"));

    private static final TillWords SPANISH = new TillWords(
            "Ud",
            "Descripción",
            "Precio",
            "Importe",
            "Subtotal",
            List.of("TOTAL", "Total a pagar", "TOTAL COMPRA"),
            "Efectivo",
            "Cambio",
            List.of("Tarjeta", "Tarjeta bancaria", "Pago contactless"),
            "IVA",
            "Base",
            "Total",
            "Descuento",
            "Redondeo",
            "Ticket",
            "Fecha",
            List.of("Gracias por su visita", "Gracias por su compra", "Conserve su ticket"));

    private static final TillWords GERMAN = new TillWords(
            "Menge",
            "Artikel",
            "Preis",
            "Betrag",
            "Zwischensumme",
            List.of("SUMME", "Gesamt", "Zu zahlen"),
            "Bar",
            "Rückgeld",
            List.of("EC-Karte", "Girocard", "Kartenzahlung"),
            "MwSt",
            "Netto",
            "Brutto",
            "Rabatt",
            "Rundung",
            "Bon",
            "Datum",
            List.of("Vielen Dank für Ihren Einkauf", "Auf Wiedersehen", "Umtausch nur mit Bon"));

    static TillWords in(Language language) {
        return switch (language) {
            case EN -> ENGLISH;
            case ES -> SPANISH;
            case DE -> GERMAN;
        };
    }
}
