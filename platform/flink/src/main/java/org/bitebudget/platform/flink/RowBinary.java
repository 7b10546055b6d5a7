package org.bitebudget.platform.flink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows in ClickHouse's RowBinary format: numbers little-endian, texts with their length in bytes as LEB128 before them,
 * nullable values with a byte before them that is 1 for null. Grows as needed and is used again after {@link #clear}.
 */
final class RowBinary {

    private static final int FIRST_CAPACITY = 64 * 1024;
    private static final int SEVEN_BITS = 0x7f;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY).order(ByteOrder.LITTLE_ENDIAN);

    void uint8(int value) {
        room(Byte.BYTES).put((byte) value);
    }

    void int16(int value) {
        room(Short.BYTES).putShort((short) value);
    }

    void int32(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void int64(long value) {
        room(Long.BYTES).putLong(value);
    }

    void float32(float value) {
        room(Float.BYTES).putFloat(value);
    }

    void float64(double value) {
        room(Double.BYTES).putDouble(value);
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        room(utf8.length).put(utf8);
    }

    void varint(int value) {
        int rest = value;
        while ((rest & ~SEVEN_BITS) != 0) {
            uint8((rest & SEVEN_BITS) | (SEVEN_BITS + 1));
            rest >>>= 7;
        }
        uint8(rest);
    }

    int size() {
        return bytes.position();
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    void clear() {
        bytes.clear();
    }

    private ByteBuffer room(int needed) {
        if (bytes.remaining() < needed) {
            int capacity = Math.max(2 * bytes.capacity(), bytes.position() + needed);
            bytes = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
        }
        return bytes;
    }
}
