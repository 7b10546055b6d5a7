package org.bitebudget.platform.blob;

import java.io.IOException;

/**
 * Where sealed images rest: content-addressed and immutable. Whatever stands behind it (a directory, an S3-compatible
 * service), these hold: after {@link #put} returns, the blob survives a crash; the same bytes have the same reference and
 * are stored once; {@link #get} never answers other bytes than were put. Thread-safe. Callers seal first; a store sees no
 * personal data.
 */
public interface BlobStore {

    /**
     * Stores the bytes durably.
     *
     * @throws IOException if they could not be stored; another try may help
     */
    BlobRef put(byte[] content) throws IOException;

    /**
     * Reads a blob.
     *
     * @throws BlobMissingException if it is not there or its bytes no longer match the reference
     * @throws IOException if the store could not be reached; another try may help
     */
    byte[] get(BlobRef ref) throws IOException;

    /**
     * Deletes a blob.
     *
     * @return whether it was there
     * @throws IOException if the store could not be reached
     */
    boolean delete(BlobRef ref) throws IOException;
}
