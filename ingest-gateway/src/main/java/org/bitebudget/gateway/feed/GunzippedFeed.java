package org.bitebudget.gateway.feed;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;

/** A gzip stream whose faults are the sender's, told apart from a sender that went away. */
final class GunzippedFeed extends FilterInputStream {

    private static final int BUFFER = 16 * 1024;

    GunzippedFeed(InputStream packed) throws IOException {
        super(open(packed));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
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
