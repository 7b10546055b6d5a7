package org.bitebudget.gateway.domain.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.platform.money.BaseUnit;

/**
 * Reads the sizes that stores print: {@code 500 g}, {@code 1kg}, {@code 0,75 l}, {@code 6 x 330 ml}, {@code Pack-6 1.2 l}
 * (the total is printed), {@code 12 fl. oz}, {@code 10 stk}, {@code Paquete 15 ud}. What it does not understand has no
 * size; it never guesses.
 *
 * <p>Factors are the exact definitions: avoirdupois pound 0.45359237 kg, US liquid gallon 3.785411784 l.
 */
public final class SizeText {

    private static final Pattern SIZE = Pattern.compile(
            "(?<lead>(?:(?:[\\p{L}][\\p{L}./-]*(?:-\\d{1,4})?|\\d/\\d)\\s+)*)(?:(?<times>\\d{1,4})\\s*[x×*]\\s*)?"
                    + "(?<number>\\d{1,7}(?:[.,]\\d{1,6})?)\\s*(?<unit>[\\p{L}]+(?:[. ]+oz)?)\\.?(?:\\s*\\(.*)?");
    private static final Pattern PACK = Pattern.compile("pack-(\\d{1,4})");
    private static final Pattern GROUPED_OR_DECIMAL = Pattern.compile("[1-9]\\d*,\\d{3}");
    private static final Pattern DOTS_AND_SPACES = Pattern.compile("[. ]+");
    private static final int LONGEST = 100;
    private static final long LARGEST_MICRO = 1_000_000_000_000L;
    private static final Map<String, Unit> UNITS = units();

    private record Unit(BaseUnit base, BigDecimal microsEach) {}

    private SizeText() {}

    /** The size that the text tells, if it is understood. */
    public static Optional<ProductSize> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher size = SIZE.matcher(
                Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT));
        if (!size.matches() || GROUPED_OR_DECIMAL.matcher(size.group("number")).matches()) {
            return Optional.empty();
        }
        Unit unit = UNITS.get(DOTS_AND_SPACES.matcher(size.group("unit")).replaceAll(" "));
        return unit == null ? Optional.empty() : sized(size, unit);
    }

    private static Optional<ProductSize> sized(Matcher size, Unit unit) {
        int times = size.group("times") == null ? 1 : Integer.parseInt(size.group("times"));
        long micro = new BigDecimal(size.group("number").replace(',', '.'))
                .multiply(unit.microsEach())
                .multiply(BigDecimal.valueOf(times))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValue();
        if (micro <= 0 || micro > LARGEST_MICRO) {
            return Optional.empty();
        }
        return Optional.of(new ProductSize(micro, unit.base(), Math.max(times, unitsOfPack(size.group("lead")))));
    }

    /** {@code Pack-6 1.2 l} prints the total of its six units. */
    private static int unitsOfPack(String lead) {
        Matcher pack = PACK.matcher(lead);
        return pack.find() ? Integer.parseInt(pack.group(1)) : 1;
    }

    private static Map<String, Unit> units() {
        Map<String, Unit> units = new HashMap<>();
        add(units, BaseUnit.KG, "1000000", "kg", "kgs", "kilo", "kilos", "kilogram", "kilogramm");
        add(units, BaseUnit.KG, "1000", "g", "gr", "grs", "gm", "gram", "grams", "gramm", "gramos");
        add(units, BaseUnit.KG, "1", "mg");
        add(units, BaseUnit.KG, "453592.37", "lb", "lbs", "pound", "pounds");
        add(units, BaseUnit.KG, "28349.523125", "oz", "ounce", "ounces");
        add(units, BaseUnit.L, "1000000", "l", "lt", "ltr", "litre", "litres", "liter", "liters", "litro", "litros");
        add(units, BaseUnit.L, "100000", "dl");
        add(units, BaseUnit.L, "10000", "cl");
        add(units, BaseUnit.L, "1000", "ml");
        add(units, BaseUnit.L, "29573.5295625", "fl oz", "floz");
        add(units, BaseUnit.L, "473176.473", "pt", "pint");
        add(units, BaseUnit.L, "946352.946", "qt", "quart");
        add(units, BaseUnit.L, "3785411.784", "gal", "gallon");
        add(units, BaseUnit.PIECE, "1000000", "stk", "stück", "stueck", "st", "ud", "uds", "un", "unidad", "unidades");
        add(units, BaseUnit.PIECE, "1000000", "ct", "count", "ea", "each", "pc", "pcs", "piece", "pieces", "s");
        add(units, BaseUnit.PIECE, "1000000", "pack", "pk");
        return Map.copyOf(units);
    }

    private static void add(Map<String, Unit> units, BaseUnit base, String microsEach, String... names) {
        for (String name : names) {
            units.put(name, new Unit(base, new BigDecimal(microsEach)));
        }
    }
}
