package org.bitebudget.platform.sentence;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * The templates of one bundle in one language, filled with money, numbers, dates and categories as the language writes them. Decimals of money are
 * those of the pinned currency table, whatever the Java release thinks of the currency. Not safe for use by several threads.
 */
public final class Phrases {

    /** The languages of the product. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"), Locale.GERMAN);

    private static final Set<String> KNOWN_TO_JAVA = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Locale language;
    private final ResourceBundle bundle;
    private final DateTimeFormatter dates;
    private final NumberFormat percents;
    // Templates and formats are costly to read and used over and over.
    private final Map<String, MessageFormat> templates = new HashMap<>();
    private final Map<String, NumberFormat> moneyFormats = new HashMap<>();

    /**
     * A whole number of hundredths.
     *
     * @param hundredths 25 for a quarter
     */
    public record Percent(int hundredths) {}

    /**
     * A category by the name people read.
     *
     * @param id taxonomy id
     */
    public record CategoryName(String id) {}

    /**
     * @param bundle name of the properties without language
     * @param owner whose class loader has it
     * @throws java.util.MissingResourceException if there is no bundle of the language
     */
    public Phrases(String bundle, Class<?> owner, Locale language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                bundle,
                language,
                owner.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language);
        this.percents = NumberFormat.getPercentInstance(language);
    }

    /** Tag of the language: {@code en}, {@code es}, {@code de}. */
    public String tag() {
        return language.toLanguageTag();
    }

    /**
     * The template of a key, filled.
     *
     * @param arguments {@code Money}, {@code LocalDate}, {@code Integer}, {@link Percent}, {@link CategoryName} or a text as it is
     */
    public String say(String key, Object... arguments) {
        Object[] written = Arrays.stream(arguments).map(this::written).toArray();
        return templates
                .computeIfAbsent(key, each -> new MessageFormat(template(each), language))
                .format(written);
    }

    /** The keys the bundle holds. */
    public Set<String> keys() {
        return bundle.keySet();
    }

    /** The template behind a key. */
    public String template(String key) {
        return bundle.getString(key);
    }

    /** Whole numbers stay numbers, since templates choose their plural by them. */
    private Object written(Object argument) {
        if (argument instanceof Money money) {
            return written(money);
        }
        if (argument instanceof LocalDate date) {
            return dates.format(date);
        }
        if (argument instanceof Percent percent) {
            return percents.format(percent.hundredths() / 100.0);
        }
        if (argument instanceof CategoryName category) {
            return Taxonomy.shipped()
                    .find(category.id())
                    .map(known -> known.name(language))
                    .orElse(category.id());
        }
        return argument;
    }

    private String written(Money money) {
        String amount = moneyFormats
                .computeIfAbsent(money.currency(), this::moneyFormat)
                .format(money.toDecimal());
        return KNOWN_TO_JAVA.contains(money.currency()) ? amount : amount + " " + money.currency();
    }

    private NumberFormat moneyFormat(String currency) {
        NumberFormat format;
        if (KNOWN_TO_JAVA.contains(currency)) {
            format = NumberFormat.getCurrencyInstance(language);
            format.setCurrency(Currency.getInstance(currency));
        } else {
            format = NumberFormat.getNumberInstance(language);
        }
        int decimals = Currencies.exponent(currency);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format;
    }
}
