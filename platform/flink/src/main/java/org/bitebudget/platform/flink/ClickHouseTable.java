package org.bitebudget.platform.flink;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.util.function.SerializableFunction;

/**
 * How a stream's elements become rows of a table: its columns, each with its ClickHouse type and the value it takes from
 * an element. The types go along with every insert and ClickHouse compares them with the table's, so code and DDL can't
 * drift apart unnoticed. Values must not be null, but for the columns made for that.
 *
 * @param <T> type of the elements; one element is one row
 */
public final class ClickHouseTable<T> implements Serializable {

    private final String name;
    private final List<Column<T>> columns;

    private ClickHouseTable(String name, List<Column<T>> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    /** Starts the description of a table of the product's database. */
    public static <T> Builder<T> named(String table) {
        return new Builder<>(table);
    }

    String insertStatement() {
        return columns.stream()
                .map(Column::name)
                .collect(Collectors.joining(",", "INSERT INTO " + name + " (", ") FORMAT RowBinaryWithNamesAndTypes"));
    }

    void writeHeader(RowBinary out) {
        out.varint(columns.size());
        columns.forEach(column -> out.text(column.name()));
        columns.forEach(column -> out.text(column.type()));
    }

    void writeRow(T element, RowBinary out) {
        for (Column<T> column : columns) {
            column.value().write(element, out);
        }
    }

    private interface Value<T> extends Serializable {
        void write(T element, RowBinary out);
    }

    private record Column<T>(String name, String type, Value<T> value) implements Serializable {}

    /** Adds columns in any order; each method is named after the ClickHouse type of its column. */
    public static final class Builder<T> {

        private final String table;
        private final List<Column<T>> columns = new ArrayList<>();

        private Builder(String table) {
            this.table = table;
        }

        /** String. */
        public Builder<T> string(String column, SerializableFunction<T, String> value) {
            return add(column, "String", (element, out) -> out.text(value.apply(element)));
        }

        /** LowCardinality(String). */
        public Builder<T> lowCardinality(String column, SerializableFunction<T, String> value) {
            return add(column, "LowCardinality(String)", (element, out) -> out.text(value.apply(element)));
        }

        /** UInt8. */
        public Builder<T> uint8(String column, SerializableFunction<T, Integer> value) {
            return add(column, "UInt8", (element, out) -> out.uint8(value.apply(element)));
        }

        /** UInt16. */
        public Builder<T> uint16(String column, SerializableFunction<T, Integer> value) {
            return add(column, "UInt16", (element, out) -> out.int16(value.apply(element)));
        }

        /** Int32. */
        public Builder<T> int32(String column, SerializableFunction<T, Integer> value) {
            return add(column, "Int32", (element, out) -> out.int32(value.apply(element)));
        }

        /** UInt32. */
        public Builder<T> uint32(String column, SerializableFunction<T, Integer> value) {
            return add(column, "UInt32", (element, out) -> out.int32(value.apply(element)));
        }

        /** Int64. */
        public Builder<T> int64(String column, SerializableFunction<T, Long> value) {
            return add(column, "Int64", (element, out) -> out.int64(value.apply(element)));
        }

        /** UInt64. */
        public Builder<T> uint64(String column, SerializableFunction<T, Long> value) {
            return add(column, "UInt64", (element, out) -> out.int64(value.apply(element)));
        }

        /** Nullable(Int64). */
        public Builder<T> nullableInt64(String column, SerializableFunction<T, Long> value) {
            return add(column, "Nullable(Int64)", (element, out) -> {
                Long number = value.apply(element);
                out.uint8(number == null ? 1 : 0);
                if (number != null) {
                    out.int64(number);
                }
            });
        }

        /** Float32; for confidences and shares. */
        public Builder<T> float32(String column, SerializableFunction<T, Float> value) {
            return add(column, "Float32", (element, out) -> out.float32(value.apply(element)));
        }

        /** Map(String, String). */
        public Builder<T> map(String column, SerializableFunction<T, Map<String, String>> value) {
            return add(column, "Map(String, String)", (element, out) -> {
                Map<String, String> entries = value.apply(element);
                out.varint(entries.size());
                entries.forEach((key, text) -> {
                    out.text(key);
                    out.text(text);
                });
            });
        }

        /** Float64; for measures such as errors and shares, never for money. */
        public Builder<T> float64(String column, SerializableFunction<T, Double> value) {
            return add(column, "Float64", (element, out) -> out.float64(value.apply(element)));
        }

        /** Date32. */
        public Builder<T> date32(String column, SerializableFunction<T, LocalDate> value) {
            return add(
                    column,
                    "Date32",
                    (element, out) ->
                            out.int32(Math.toIntExact(value.apply(element).toEpochDay())));
        }

        /** DateTime64(6, 'UTC'). */
        public Builder<T> dateTime64(String column, SerializableFunction<T, Instant> value) {
            return add(
                    column,
                    "DateTime64(6, 'UTC')",
                    (element, out) -> out.int64(ChronoUnit.MICROS.between(Instant.EPOCH, value.apply(element))));
        }

        /** The table as described so far. */
        public ClickHouseTable<T> build() {
            return new ClickHouseTable<>(table, columns);
        }

        private Builder<T> add(String column, String type, Value<T> value) {
            columns.add(new Column<>(column, type, value));
            return this;
        }
    }
}
