package org.bitebudget.serving.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.platform.blob.BlobRef;
import org.bitebudget.platform.blob.BlobStore;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;

/** The uploaded files of receipts, as they were uploaded. */
public final class ReceiptFiles {

    private final BlobStore blobs;
    private final Sealer sealer;

    /**
     * @param blobs where the sealed files are
     * @param sealer opens them
     */
    public ReceiptFiles(BlobStore blobs, Sealer sealer) {
        this.blobs = blobs;
        this.sealer = sealer;
    }

    /**
     * The uploaded bytes.
     *
     * @throws org.bitebudget.platform.blob.BlobMissingException if they are not stored any more
     * @throws org.bitebudget.platform.seal.KeyDeletedException if the household's key was deleted
     * @throws UncheckedIOException if the store can't be read now
     */
    public byte[] open(ReceiptImage upload) {
        try {
            byte[] sealed = blobs.get(BlobRef.parse(upload.getBlob()));
            byte[] nonce = new byte[upload.getBlobNonce().remaining()];
            upload.getBlobNonce().duplicate().get(nonce);
            return sealer.unseal(new SealedBytes(upload.getBlobKeyId(), nonce, sealed), upload.getReceiptId());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the file of " + upload.getReceiptId(), e);
        }
    }
}
