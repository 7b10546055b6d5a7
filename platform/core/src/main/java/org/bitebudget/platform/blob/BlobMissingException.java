package org.bitebudget.platform.blob;

/** A blob that is not there, or whose bytes no longer match its reference. Trying again does not help. */
public final class BlobMissingException extends RuntimeException {

    private final BlobRef ref;

    BlobMissingException(BlobRef ref, String reason) {
        super("the blob " + ref + " " + reason);
        this.ref = ref;
    }

    /** Which blob. */
    public BlobRef ref() {
        return ref;
    }
}
