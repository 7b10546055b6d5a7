package org.bitebudget.ml.domain.recommend;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Rows of numbers in a model's bytes, each behind its length. */
final class Numbers {
    private Numbers() {}

    static void write(DataOutput out, int... values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    static int[] readInts(DataInput in) throws IOException {
        int[] values = new int[length(in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }

    static void write(DataOutput out, double... values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static double[] readDoubles(DataInput in) throws IOException {
        double[] values = new double[length(in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static int length(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("a row of numbers has the length " + length);
        }
        return length;
    }
}
