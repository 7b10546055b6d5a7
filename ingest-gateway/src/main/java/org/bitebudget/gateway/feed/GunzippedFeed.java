package org.bitebudget.gateway.feed;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.input.BoundedInputStream;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;

/**
 * A gzip stream whose faults are the sender's, told apart from a sender that went away. One that unpacks to more than any
 * feed of prices would is refused, so that a small request cannot keep a reader busy for hours.
 */
final class GunzippedFeed extends FilterInputStream {

    private static final int BUFFER = 16 * 1024;
    private static final long MOST_TIMES = 200;
    private static final long FREE_BYTES = 64L * 1024 * 1024;

    private final BoundedInputStream packed;
    private long unpackedBytes;

    /** @throws ProblemException if it does not start as gzip does */
    GunzippedFeed(InputStream packed) throws IOException {
        this(BoundedInputStream.builder().setInputStream(packed).get());
    }

    private GunzippedFeed(BoundedInputStream counted) throws IOException {
        super(open(counted));
        this.packed = counted;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
        unpackedBytes += Math.max(0, count);
        if (unpackedBytes > FREE_BYTES && unpackedBytes / MOST_TIMES > packed.getCount()) {
            throw new ProblemException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "The gzip stream unpacks to more than " + MOST_TIMES + " times its size. Send the feed unpacked.");
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    private static GZIPInputStream open(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, BUFFER);
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    private static ProblemException broken(IOException cause) {
        return new ProblemException(
                ErrorCode.MALFORMED_ENCODING,
                "The gzip stream is broken or ends too early. Pack the feed again and send it with the same batch_id;"
                        + " rows that were taken are not taken twice.",
                cause);
    }
}
