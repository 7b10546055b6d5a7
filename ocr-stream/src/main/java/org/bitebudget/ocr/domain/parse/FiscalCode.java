package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a fiscal QR code says about its receipt. Tills in some countries must print one; it repeats total and date free of
 * misreadings. Known are the German one (DSFinV-K 2.3, appendix I: {@code V0;…;Beleg^gross by rate^payments;…}), the
 * Portuguese one (Portaria 195/2020: {@code A:…*F:date*…*O:total*…}), and the Spanish ones of Veri*factu ({@code fecha},
 * {@code importe}) and TicketBAI ({@code id}, {@code i}).
 *
 * @param total minor units
 * @param date day of the purchase
 */
public record FiscalCode(long total, LocalDate date) {

    private static final DateTimeFormatter SPANISH = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final DateTimeFormatter BASQUE = DateTimeFormatter.ofPattern("ddMMuu");

    /** What the text of a code says, or nothing where it is none of these. */
    public static Optional<FiscalCode> of(String text) {
        try {
            if (text.startsWith("V0;")) {
                return Optional.of(german(text.split(";")));
            }
            if (text.startsWith("A:") && text.contains("*O:")) {
                Map<String, String> fields = fields(text, "\\*", ":");
                return Optional.of(new FiscalCode(
                        minor(fields.get("O")),
                        LocalDate.parse(fields.getOrDefault("F", ""), DateTimeFormatter.BASIC_ISO_DATE)));
            }
            if (text.startsWith("https://")) {
                return spanish(fields(text.substring(text.indexOf('?') + 1), "&", "="));
            }
            return Optional.empty();
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // starts like one and is none
            return Optional.empty();
        }
    }

    /** Version, till, kind of process, what was sold, number, counter, start, end and more. */
    private static FiscalCode german(String[] fields) {
        String[] sold = fields[3].split("\\^");
        if (!sold[0].equals("Beleg")) {
            throw new IllegalArgumentException("no receipt");
        }
        BigDecimal total = BigDecimal.ZERO;
        for (String gross : sold[1].split("_")) {
            total = total.add(new BigDecimal(gross));
        }
        return new FiscalCode(minor(total.toPlainString()), LocalDate.parse(fields[7].substring(0, 10)));
    }

    private static Optional<FiscalCode> spanish(Map<String, String> fields) {
        if (fields.containsKey("importe") && fields.containsKey("fecha")) {
            return Optional.of(
                    new FiscalCode(minor(fields.get("importe")), LocalDate.parse(fields.get("fecha"), SPANISH)));
        }
        if (fields.containsKey("i") && fields.getOrDefault("id", "").startsWith("TBAI-")) {
            String day = fields.get("id").split("-")[2];
            return Optional.of(new FiscalCode(minor(fields.get("i")), LocalDate.parse(day, BASQUE)));
        }
        return Optional.empty();
    }

    private static Map<String, String> fields(String text, String between, String assigns) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split(between)) {
            String[] parts = field.split(assigns, 2);
            if (parts.length == 2) {
                fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static long minor(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }
}
