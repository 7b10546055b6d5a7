package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;

/**
 * Reads the members of a JSON object one by one and collects everything there is to mend, each with its pointer, so that a
 * sender mends it all at once. {@link #done()} refuses; until then a value that could not be read is its stand-in.
 */
final class JsonFields {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
    private static final int LONGEST_LIST = 500;

    private final JsonNode object;
    private final String at;
    private final Set<String> read = new HashSet<>();
    private final Faults faults;

    private JsonFields(JsonNode object, String at, Faults faults) {
        this.object = object;
        this.at = at;
        this.faults = faults;
    }

    private static final class Faults {
        private final List<FieldError> errors = new ArrayList<>();
        private final List<JsonFields> objects = new ArrayList<>();
        private ErrorCode first;

        void add(ErrorCode code, String pointer, String reason) {
            if (first == null) {
                first = code;
            }
            errors.add(FieldError.at(pointer, reason));
        }
    }

    /** @throws ProblemException if the body is no object */
    static JsonFields of(JsonNode body) {
        if (!body.isObject()) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "Send a JSON object.", FieldError.at("", "expected an object"));
        }
        return nested(body, "", new Faults());
    }

    private static JsonFields nested(JsonNode object, String at, Faults faults) {
        JsonFields fields = new JsonFields(object, at, faults);
        faults.objects.add(fields);
        return fields;
    }

    /** Refuses if anything was wrong, or a member stands there that nobody asked for. */
    void done() {
        for (JsonFields fields : List.copyOf(faults.objects)) {
            fields.object.fieldNames().forEachRemaining(name -> {
                if (!fields.read.contains(name)) {
                    faults.add(ErrorCode.INVALID_FIELD, fields.pointer(name), "not a member known here");
                }
            });
        }
        if (faults.first != null) {
            throw new ProblemException(
                    faults.first,
                    "Mend what the errors name and send the request again.",
                    faults.errors.toArray(FieldError[]::new));
        }
    }

    Optional<String> text(String name, int longest) {
        Optional<JsonNode> node = member(name);
        if (node.isPresent() && !node.get().isTextual()) {
            return refused(name, "expected a text");
        }
        Optional<String> text = node.map(JsonNode::textValue).map(String::strip);
        if (text.filter(String::isEmpty).isPresent()) {
            return refused(name, "expected a text that is not blank; leave the member out instead");
        }
        return text.filter(value -> value.length() > longest).isPresent()
                ? refused(name, "at most " + longest + " characters")
                : text;
    }

    /** All members as texts, by name; absent ones, which includes null, are not in it. */
    SortedMap<String, String> texts(int longest) {
        SortedMap<String, String> texts = new TreeMap<>();
        object.fieldNames().forEachRemaining(name -> text(name, longest).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    /** Whether the member is there and null. */
    boolean isNull(String name) {
        read.add(name);
        return object.has(name) && object.get(name).isNull();
    }

    boolean isObject(String name) {
        return member(name).filter(JsonNode::isObject).isPresent();
    }

    Optional<Integer> integer(String name) {
        Optional<JsonNode> node = member(name);
        if (node.isPresent() && !(node.get().isIntegralNumber() && node.get().canConvertToInt())) {
            return refused(name, "expected a whole number");
        }
        return node.map(JsonNode::intValue);
    }

    Optional<Boolean> flag(String name) {
        Optional<JsonNode> node = member(name);
        if (node.isPresent() && !node.get().isBoolean()) {
            return refused(name, "expected true or false");
        }
        return node.map(JsonNode::booleanValue);
    }

    Optional<LocalDate> date(String name) {
        return parsed(name, "a date such as 2026-11-21", LocalDate::parse);
    }

    Optional<LocalTime> time(String name) {
        return parsed(name, "a time such as 18:30", LocalTime::parse);
    }

    Optional<Instant> instant(String name) {
        return parsed(name, "an instant such as 2026-11-21T18:30:00Z", text -> OffsetDateTime.parse(text)
                .toInstant());
    }

    Optional<ZoneId> zone(String name) {
        return parsed(name, "an IANA zone such as Europe/Madrid", Zones::parse);
    }

    Optional<BigDecimal> decimal(String name) {
        return parsed(name, "a decimal number as a text, such as \"0.25\"", text -> {
            if (!DECIMAL.matcher(text).matches()) {
                throw new IllegalArgumentException();
            }
            return new BigDecimal(text);
        });
    }

    Optional<String> currency(String name) {
        Optional<String> code = text(name, 3);
        if (code.isPresent() && !Currencies.isKnown(code.get())) {
            faults.add(ErrorCode.UNKNOWN_CURRENCY, pointer(name), "not an ISO 4217 code such as EUR");
            return Optional.empty();
        }
        return code;
    }

    Optional<Money> money(String name) {
        return object(name).flatMap(money -> {
            Optional<JsonNode> minor = money.member("minor");
            boolean whole = minor.filter(JsonNode::isIntegralNumber)
                    .filter(JsonNode::canConvertToLong)
                    .isPresent();
            if (!whole) {
                faults.add(
                        minor.isEmpty() ? ErrorCode.MISSING_FIELD : ErrorCode.INVALID_FIELD,
                        money.pointer("minor"),
                        "expected a whole number of minor units");
            }
            Optional<String> currency = money.needed("currency", money.currency("currency"));
            return whole ? currency.map(code -> new Money(minor.get().longValue(), code)) : Optional.empty();
        });
    }

    /** One of the constants, written in lower case with hyphens. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        String expected = Arrays.stream(type.getEnumConstants())
                .map(JsonFields::wireName)
                .collect(Collectors.joining(", ", "one of ", ""));
        return parsed(name, expected, text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> wireName(constant).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
    }

    Optional<JsonFields> object(String name) {
        Optional<JsonNode> node = member(name);
        if (node.isPresent() && !node.get().isObject()) {
            return refused(name, "expected an object");
        }
        return node.map(value -> nested(value, pointer(name), faults));
    }

    /** Reads each object of an array; what could not be read is left out, since {@link #done()} refuses anyway. */
    <T> List<T> list(String name, Function<JsonFields, Optional<T>> each) {
        List<T> items = new ArrayList<>();
        elements(name).forEach(element -> {
            String pointer = pointer(name) + "/" + element.index;
            if (element.node.isObject()) {
                each.apply(nested(element.node, pointer, faults)).ifPresent(items::add);
            } else {
                faults.add(ErrorCode.INVALID_FIELD, pointer, "expected an object");
            }
        });
        return items;
    }

    List<String> strings(String name, int longest) {
        List<String> texts = new ArrayList<>();
        elements(name).forEach(element -> {
            if (element.node.isTextual() && element.node.textValue().length() <= longest) {
                texts.add(element.node.textValue());
            } else {
                faults.add(
                        ErrorCode.INVALID_FIELD,
                        pointer(name) + "/" + element.index,
                        "expected a text of at most " + longest + " characters");
            }
        });
        return texts;
    }

    List<Integer> integers(String name) {
        List<Integer> numbers = new ArrayList<>();
        elements(name).forEach(element -> {
            if (element.node.isIntegralNumber() && element.node.canConvertToInt()) {
                numbers.add(element.node.intValue());
            } else {
                faults.add(ErrorCode.INVALID_FIELD, pointer(name) + "/" + element.index, "expected a whole number");
            }
        });
        return numbers;
    }

    /** Passes the value on, or notes that the member is missing unless it was refused already. */
    <T> Optional<T> needed(String name, Optional<T> value) {
        if (value.isEmpty() && member(name).isEmpty()) {
            faults.add(ErrorCode.MISSING_FIELD, pointer(name), "is missing");
        }
        return value;
    }

    /** Notes an unknown category and the like. */
    void refuse(ErrorCode code, String name, String reason) {
        faults.add(code, pointer(name), reason);
    }

    private record Element(int index, JsonNode node) {}

    private List<Element> elements(String name) {
        Optional<JsonNode> node = member(name);
        List<Element> elements = new ArrayList<>();
        if (node.isPresent() && (!node.get().isArray() || node.get().size() > LONGEST_LIST)) {
            faults.add(
                    ErrorCode.INVALID_FIELD, pointer(name), "expected an array of at most " + LONGEST_LIST + " items");
        } else {
            node.ifPresent(array -> array.forEach(item -> elements.add(new Element(elements.size(), item))));
        }
        return elements;
    }

    private <T> Optional<T> parsed(String name, String expected, Function<String, T> parse) {
        Optional<String> text = text(name, 100);
        try {
            return text.map(parse);
        } catch (DateTimeException | IllegalArgumentException e) {
            return refused(name, "expected " + expected);
        }
    }

    private <T> Optional<T> refused(String name, String reason) {
        faults.add(ErrorCode.INVALID_FIELD, pointer(name), reason);
        return Optional.empty();
    }

    private Optional<JsonNode> member(String name) {
        read.add(name);
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private String pointer(String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
