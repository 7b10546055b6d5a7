package org.bitebudget.budget.domain.sentence;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.EnumMap;
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
 * The sentences of one language, with money, numbers and dates as the language writes them. Decimals of money are those of the
 * pinned currency table, whatever the Java release thinks of the currency. Not safe for use by several threads.
 */
public final class Phrasebook {

    /** The languages of the product. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"), Locale.GERMAN);

    private static final String BUNDLE = "org.bitebudget.budget.domain.sentence.messages";
    private static final Set<String> KNOWN_TO_JAVA = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Locale language;
    private final ResourceBundle bundle;
    private final DateTimeFormatter dates;
    private final NumberFormat percents;
    // Templates and formats are costly to read and used over and over.
    private final Map<MessageKey, MessageFormat> templates = new EnumMap<>(MessageKey.class);
    private final Map<String, NumberFormat> moneyFormats = new HashMap<>();

    /** @throws java.util.MissingResourceException if there is no bundle of the language */
    public Phrasebook(Locale language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                language,
                Phrasebook.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language);
        this.percents = NumberFormat.getPercentInstance(language);
    }

    /** Tag of the language: {@code en}, {@code es}, {@code de}. */
    public String tag() {
        return language.toLanguageTag();
    }

    /** The sentence in this language. */
    public String say(Sentence sentence) {
        Object[] arguments = sentence.arguments().stream().map(this::written).toArray();
        return templates
                .computeIfAbsent(sentence.key(), key -> new MessageFormat(template(key), language))
                .format(arguments);
    }

    /** The keys the bundle holds. */
    Set<String> keys() {
        return bundle.keySet();
    }

    /** The template behind a key. */
    String template(MessageKey key) {
        return bundle.getString(key.key());
    }

    /** Whole numbers stay numbers, since templates choose their plural by them. */
    private Object written(Object argument) {
        if (argument instanceof Money money) {
            return written(money);
        }
        if (argument instanceof LocalDate date) {
            return dates.format(date);
        }
        if (argument instanceof Sentence.Percent percent) {
            return percents.format(percent.hundredths() / 100.0);
        }
        if (argument instanceof Sentence.CategoryName category) {
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
