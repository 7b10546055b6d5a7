package org.bitebudget.serving.analytics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Values in ClickHouse's RowBinary format, read one after another: numbers little-endian, texts with their length in bytes as LEB128
 * before them, nullable values with a byte before them that is 1 for null. Nothing tells where a row ends: who reads knows the columns.
 */
final class RowBinary {

    private static final int SEVEN_BITS = 0x7f;

    private final ByteBuffer values;

    RowBinary(byte[] values) {
        this.values = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether another row follows. */
    boolean hasNext() {
        return values.hasRemaining();
    }

    /** Whether a nullable value is null; otherwise it follows. */
    boolean isNull() {
        return uint8() != 0;
    }

    int uint8() {
        return Byte.toUnsignedInt(values.get());
    }

    int int32() {
        return values.getInt();
    }

    long int64() {
        return values.getLong();
    }

    float float32() {
        return values.getFloat();
    }

    String text() {
        int length = varint();
        int start = values.position();
        values.position(start + length);
        return new String(values.array(), start, length, StandardCharsets.UTF_8);
    }

    private int varint() {
        int value = 0;
        int bits = 0;
        int next;
        do {
            next = uint8();
            value |= (next & SEVEN_BITS) << bits;
            bits += Integer.bitCount(SEVEN_BITS);
        } while (next > SEVEN_BITS);
        return value;
    }
}
