package org.bitebudget.gateway.connector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer in JSON; numbers keep the digits they were sent with. */
final class JsonPage implements Page {

    private static final int DEEPEST = 100;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Configuration PATHS = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider(JSON))
            .mappingProvider(new JacksonMappingProvider(JSON))
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final JsonNode root;
    private final List<Item> items;

    /** @throws FetchFault if the text is no whole JSON */
    JsonPage(String itemsPath, String text) {
        try {
            this.root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw FetchFault.passing(
                    "the JSON is broken or cut off at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
        this.items = items(itemsPath);
    }

    @Override
    public List<Item> items() {
        return items;
    }

    @Override
    public Optional<String> value(String path) {
        return text(root, path);
    }

    /** A definite path may lead to the array of items, an indefinite one leads to the items themselves. */
    private List<Item> items(String path) {
        JsonNode found = at(root, path);
        List<Item> list = new ArrayList<>();
        if (found instanceof ArrayNode array) {
            array.forEach(node -> list.add(item -> text(node, item)));
        } else if (found != null && found.isObject()) {
            list.add(item -> text(found, item));
        }
        return List.copyOf(list);
    }

    private static JsonNode at(JsonNode node, String path) {
        try {
            return JsonPath.using(PATHS).parse(node).read(path);
        } catch (JsonPathException e) {
            throw FetchFault.lasting("the path " + path + " cannot be followed: " + e.getMessage());
        }
    }

    /** The first value that the path leads to; objects and lists of objects are no text. */
    private static Optional<String> text(JsonNode node, String path) {
        JsonNode found = at(node, path);
        if (found instanceof ArrayNode array) {
            found = array.get(0);
        }
        if (found == null || !found.isValueNode() || found.isNull()) {
            return Optional.empty();
        }
        return Optional.of(found.isBigDecimal() ? found.decimalValue().toPlainString() : found.asText());
    }
}
