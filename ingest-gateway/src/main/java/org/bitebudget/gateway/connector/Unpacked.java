package org.bitebudget.gateway.connector;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Answers as they are, packed ones unpacked. */
final class Unpacked {

    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;

    private Unpacked() {}

    /**
     * Unpacks gzip, which is told from the bytes.
     *
     * @throws FetchFault if it is broken, ends too early, or unpacks to more than allowed
     */
    static byte[] of(byte[] bytes, int most) {
        if (bytes.length < 2 || (bytes[0] & 0xFF) != GZIP_FIRST || (bytes[1] & 0xFF) != GZIP_SECOND) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] unpacked = in.readNBytes(most + 1);
            if (unpacked.length > most) {
                throw FetchFault.lasting("the answer unpacks to more than " + most + " bytes");
            }
            return unpacked;
        } catch (IOException e) {
            throw FetchFault.passing("the answer's gzip is broken or cut off");
        }
    }
}
