package org.bitebudget.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;

/**
 * JSON in and out. Reading is strict: unknown members, members that stand twice, text where a number belongs, decimals
 * where a whole number belongs and anything after the end are refused, each with the place to mend.
 */
public final class Json {

    /** Room for most of what is written piece by piece; more is found as it is needed. */
    private static final int WRITTEN_BYTES = 64 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /** One JSON value, written piece by piece. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** The strict mapper itself, for JSON that is no request body. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads the buffered body.
     *
     * @throws ProblemException {@link ErrorCode#EMPTY_BODY}, {@link ErrorCode#MALFORMED_JSON} with the line, or
     *     {@link ErrorCode#INVALID_FIELD} with the pointer
     */
    public static <T> T body(RoutingContext request, Class<T> type) {
        Buffer body = request.body().buffer();
        if (body == null || body.length() == 0) {
            throw new ProblemException(ErrorCode.EMPTY_BODY, "send a JSON body");
        }
        return read(body.getBytes(), type);
    }

    /** Reads bytes; refuses as {@link #body} does. */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new ProblemException(
                        ErrorCode.INVALID_FIELD, "the body is null", FieldError.at("", "expected a value, not null"));
            }
            return value;
        } catch (JsonMappingException e) {
            throw refused(e);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with JSON. */
    public static Future<Void> answer(RoutingContext request, int status, Object value) {
        byte[] json;
        try {
            json = MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return answerBytes(request, status, json);
    }

    /** The same for a large value that needn't stand in memory as a tree. */
    public static Future<Void> answerWriting(RoutingContext request, int status, Writing value) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(WRITTEN_BYTES);
        try (JsonGenerator generator = MAPPER.createGenerator(json)) {
            value.to(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answerBytes(request, status, json.toByteArray());
    }

    private static Future<Void> answerBytes(RoutingContext request, int status, byte[] json) {
        return request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(json));
    }

    private static ProblemException refused(JsonMappingException e) {
        if (e.getCause() instanceof JsonProcessingException syntax && !(syntax instanceof JsonMappingException)) {
            return malformed(syntax);
        }
        String pointer = pointer(e);
        if (pointer.isEmpty() && e.getLocation() != null && !(e instanceof MismatchedInputException)) {
            return malformed(e);
        }
        return new ProblemException(
                ErrorCode.INVALID_FIELD, "the body does not have the expected form", FieldError.at(pointer, reason(e)));
    }

    private static ProblemException malformed(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        long line = at == null ? 1 : Math.max(1, at.getLineNr());
        long column = at == null ? 1 : Math.max(1, at.getColumnNr());
        return new ProblemException(
                ErrorCode.MALFORMED_JSON,
                "the body stops being JSON in line " + line + ", column " + column,
                FieldError.atLine(line, "no valid JSON from column " + column + " on"));
    }

    private static String reason(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no such member; known are " + unknown.getKnownPropertyIds();
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "expected " + typeName(mismatch.getTargetType());
        }
        // thrown by a record's constructor: its message says what was expected
        return e.getCause() instanceof IllegalArgumentException ? e.getCause().getMessage() : "not allowed here";
    }

    private static String typeName(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type.getPackageName().equals("java.time")) {
            return "a " + type.getSimpleName() + " in ISO 8601";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "an array" : "an object";
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer.append('/');
            if (step.getFieldName() == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(step.getFieldName().replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }
}
