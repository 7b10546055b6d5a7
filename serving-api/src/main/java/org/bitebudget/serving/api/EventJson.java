package org.bitebudget.serving.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ReadTime;
import org.bitebudget.event.Sealed;

/**
 * The API's form of events: members in snake_case, enums in lower case, times in ISO 8601, money as
 * {@code {"minor": 1234, "currency": "EUR"}}, rates as decimal strings, what is absent left out. Of the envelope,
 * {@code revision}, {@code occurred_at} and {@code recorded_at} stand beside the event's own members; whose it is goes
 * without saying. What is sealed is left out: a route that may show it opens it.
 */
final class EventJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> UNSAID = Set.of("household", "user");
    private static final Map<String, String> SNAKE = new ConcurrentHashMap<>();

    private EventJson() {}

    /** The JSON of an event or of any record inside one. */
    static ObjectNode of(SpecificRecord event) {
        ObjectNode json = NODES.objectNode();
        for (Schema.Field field : event.getSchema().getFields()) {
            Object value = event.get(field.pos());
            if (value instanceof Envelope envelope) {
                json.put("revision", envelope.getRevision());
                json.put("occurred_at", envelope.getOccurredAt().toString());
                json.put("recorded_at", envelope.getRecordedAt().toString());
            } else if (isShown(field, value)) {
                json.set(SNAKE.computeIfAbsent(field.name(), EventJson::snakeCase), node(value));
            }
        }
        return json;
    }

    /** An array of the JSON of several. */
    static ArrayNode ofAll(List<? extends SpecificRecord> events) {
        return arrayOf(events, EventJson::of);
    }

    /** An array of what a view makes of each item. */
    static <T> ArrayNode arrayOf(List<T> items, Function<? super T, ? extends JsonNode> view) {
        ArrayNode array = NODES.arrayNode(items.size());
        items.forEach(item -> array.add(view.apply(item)));
        return array;
    }

    static JsonNode text(String text) {
        return NODES.textNode(text);
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    /** An amount in minor units. */
    static ObjectNode money(long minor, String currency) {
        return NODES.objectNode().put("minor", minor).put("currency", currency);
    }

    /** Writes an amount in minor units as a member. */
    static void money(JsonGenerator json, String member, long minor, String currency) throws IOException {
        json.writeObjectFieldStart(member);
        json.writeNumberField("minor", minor);
        json.writeStringField("currency", currency);
        json.writeEndObject();
    }

    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The API's form of an enum's symbol: {@code NEEDS_REVIEW} is {@code needs-review}. */
    static String symbol(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isShown(Schema.Field field, Object value) {
        return value != null
                && !(value instanceof Sealed)
                && !(value instanceof ByteBuffer)
                && !UNSAID.contains(field.name());
    }

    private static JsonNode node(Object value) {
        if (value instanceof Rate rate) {
            return NODES.textNode(
                    BigDecimal.valueOf(rate.getMantissa(), rate.getScale()).toPlainString());
        }
        if (value instanceof ReadTime time) {
            return readTime(time);
        }
        if (value instanceof SpecificRecord nested) {
            return of(nested);
        }
        if (value instanceof List<?> items) {
            ArrayNode array = NODES.arrayNode(items.size());
            items.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value instanceof Map<?, ?> entries) {
            ObjectNode object = NODES.objectNode();
            entries.forEach((key, item) -> object.set(key.toString(), node(item)));
            return object;
        }
        if (value instanceof Enum<?> symbol) {
            return NODES.textNode(symbol(symbol));
        }
        if (value instanceof Instant || value instanceof LocalDate) {
            return NODES.textNode(value.toString());
        }
        return scalar(value);
    }

    private static JsonNode readTime(ReadTime time) {
        ObjectNode json = NODES.objectNode();
        LocalTime value = LocalTime.ofSecondOfDay(time.getSecondOfDay());
        json.put("value", DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(value));
        json.put("confidence", time.getConfidence());
        if (time.getBox() != null) {
            json.set("box", of(time.getBox()));
        }
        return json;
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Float number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Double number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        return NODES.textNode(value.toString());
    }
}
