package org.bitebudget.gateway;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** NDJSON rows made while they are read: every tenth says what the one before said, every hundredth is broken. */
final class GeneratedFeed extends InputStream {

    private static final String BEFORE_ID = "{\"product_id\":\"";
    private static final String BEFORE_BALLAST = "\",\"product_name\":\"Milk\",\"size\":\"6 x 330 ml\",\"price\":1.19,"
            + "\"currency\":\"EUR\",\"observed_at\":\"2026-03-01\",\"description\":\"";

    private final int rows;
    private final String ballast;
    private byte[] line = {};
    private int next;
    private int row;

    /**
     * @param rows how many
     * @param ballast characters of a column that the gateway does not know
     */
    GeneratedFeed(int rows, int ballast) {
        this.rows = rows;
        this.ballast = "x".repeat(ballast);
    }

    static long broken(int rows) {
        return rows / 100;
    }

    static long duplicates(int rows) {
        return rows / 10 - broken(rows);
    }

    static long good(int rows) {
        return rows - broken(rows) - duplicates(rows);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (next == line.length) {
            if (row == rows) {
                return -1;
            }
            row++;
            line = text().getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, target, offset, count);
        next += count;
        return count;
    }

    private String text() {
        if (row % 100 == 0) {
            return "{\"product_id\":\n";
        }
        int product = row % 10 == 0 ? row - 1 : row;
        return BEFORE_ID + product + BEFORE_BALLAST + ballast + "\"}\n";
    }
}
