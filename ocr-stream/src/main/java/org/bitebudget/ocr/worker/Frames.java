package org.bitebudget.ocr.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What a worker and its owner say to each other over pipes: one byte of kind, four of length, then the content. */
final class Frames {

    /** Owner to worker: an image file. */
    static final byte IMAGE = 1;
    /** Worker to owner: ready; the content is the engine's version. */
    static final byte READY = 2;
    /** Worker to owner: the words, see {@link TextCodec}. */
    static final byte TEXT = 3;
    /** Worker to owner: the file cannot be read; name of the refusal, a line feed, the detail. */
    static final byte REFUSED = 4;

    private static final int LARGEST = 64 * 1024 * 1024;

    private Frames() {}

    /** One message. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way through a pipe
    record Frame(byte kind, byte[] content) {}

    static void write(DataOutputStream out, byte kind, byte[] content) throws IOException {
        out.writeByte(kind);
        out.writeInt(content.length);
        out.write(content);
        out.flush();
    }

    /** The next message; fails with {@link java.io.EOFException} when the other side is gone. */
    static Frame read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("frame of " + length + " bytes");
        }
        return new Frame(kind, in.readNBytes(length));
    }
}
