package org.bitebudget.platform.avro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversion;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Writes records of generated classes as Avro's own writer does, byte for byte. That one asks anew for each field of each
 * record which logical type, conversion and branch of a union it has; here this is settled once for a schema. Parts that Avro
 * generated code for are left to that.
 *
 * <p>Knows what our schemas are made of: unions of null and one other type or of records, and of the logical types dates
 * and microseconds.
 *
 * @param <T> generated class
 */
final class FieldwiseWriter<T> implements DatumWriter<T> {

    private static final Conversion<Instant> MICROS = new TimeConversions.TimestampMicrosConversion();

    private Step root;

    /** @throws IllegalArgumentException if the schema holds anything this doesn't know */
    FieldwiseWriter(Schema schema) {
        setSchema(schema);
    }

    @Override
    public void setSchema(Schema schema) {
        root = step(schema);
    }

    @Override
    public void write(T event, Encoder out) throws IOException {
        root.write(event, out);
    }

    /** Writes values of one place in the schema. */
    @FunctionalInterface
    private interface Step {
        void write(Object value, Encoder out) throws IOException;
    }

    private static Step step(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical != null) {
            return logicalStep(schema, logical);
        }
        return switch (schema.getType()) {
            case RECORD -> recordStep(schema);
            case UNION -> unionStep(schema);
            case ARRAY -> arrayStep(step(schema.getElementType()));
            case MAP -> mapStep(step(schema.getValueType()));
            case ENUM -> (value, out) -> out.writeEnum(schema.getEnumOrdinal(value.toString()));
            case STRING -> (value, out) -> out.writeString((String) value);
            case BYTES -> (value, out) -> out.writeBytes((ByteBuffer) value);
            case INT -> (value, out) -> out.writeInt((Integer) value);
            case LONG -> (value, out) -> out.writeLong((Long) value);
            case FLOAT -> (value, out) -> out.writeFloat((Float) value);
            case DOUBLE -> (value, out) -> out.writeDouble((Double) value);
            case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
            default -> throw unknown(schema);
        };
    }

    private static Step logicalStep(Schema schema, LogicalType logical) {
        return switch (logical.getName()) {
            case "date" -> (value, out) -> out.writeInt(Math.toIntExact(((LocalDate) value).toEpochDay()));
            case "timestamp-micros" -> (value, out) -> out.writeLong(MICROS.toLong((Instant) value, schema, logical));
            default -> throw unknown(schema);
        };
    }

    private static Step recordStep(Schema schema) {
        Class<?> type = SpecificData.get().getClass(schema);
        Step fieldwise = fieldwiseStep(schema);
        return type != null && GeneratedCoders.hasGeneratedCode(type) ? generatedStep(fieldwise) : fieldwise;
    }

    private static Step generatedStep(Step fieldwise) {
        return (value, out) -> {
            try {
                ((SpecificRecordBase) value).customEncode(out);
            } catch (NullPointerException e) {
                // tells which field it is that has no value
                fieldwise.write(value, out);
                throw e;
            }
        };
    }

    private static Step fieldwiseStep(Schema schema) {
        Step[] fields =
                schema.getFields().stream().map(field -> step(field.schema())).toArray(Step[]::new);
        return (value, out) -> {
            SpecificRecord part = (SpecificRecord) value;
            int i = 0;
            try {
                for (; i < fields.length; i++) {
                    fields[i].write(part.get(i), out);
                }
            } catch (NullPointerException e) {
                throw missing(schema, i, e);
            }
        };
    }

    private static Step unionStep(Schema schema) {
        List<Schema> branches = schema.getTypes();
        if (branches.stream().allMatch(branch -> branch.getType() == Schema.Type.RECORD)) {
            return choiceStep(schema);
        }
        int none = branches.get(0).getType() == Schema.Type.NULL ? 0 : 1;
        int some = 1 - none;
        if (branches.size() != 2 || branches.get(none).getType() != Schema.Type.NULL) {
            throw unknown(schema);
        }
        Step known = step(branches.get(some));
        return (value, out) -> {
            out.writeIndex(value == null ? none : some);
            if (value == null) {
                out.writeNull();
            } else {
                known.write(value, out);
            }
        };
    }

    /** One of several records. */
    private static Step choiceStep(Schema schema) {
        Step[] records =
                schema.getTypes().stream().map(FieldwiseWriter::recordStep).toArray(Step[]::new);
        return (value, out) -> {
            int chosen =
                    schema.getIndexNamed(((SpecificRecord) value).getSchema().getFullName());
            out.writeIndex(chosen);
            records[chosen].write(value, out);
        };
    }

    private static Step arrayStep(Step item) {
        return (value, out) -> {
            Collection<?> items = (Collection<?>) value;
            out.writeArrayStart();
            out.setItemCount(items.size());
            for (Object each : items) {
                out.startItem();
                item.write(each, out);
            }
            out.writeArrayEnd();
        };
    }

    private static Step mapStep(Step item) {
        return (value, out) -> {
            Map<?, ?> entries = (Map<?, ?>) value;
            out.writeMapStart();
            out.setItemCount(entries.size());
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                out.startItem();
                out.writeString((String) entry.getKey());
                item.write(entry.getValue(), out);
            }
            out.writeMapEnd();
        };
    }

    private static NullPointerException missing(Schema schema, int field, NullPointerException cause) {
        String name = schema.getName() + "." + schema.getFields().get(field).name();
        NullPointerException named = new NullPointerException("null in " + name);
        named.initCause(cause);
        return named;
    }

    private static IllegalArgumentException unknown(Schema schema) {
        return new IllegalArgumentException("no event of ours holds a " + schema);
    }
}
