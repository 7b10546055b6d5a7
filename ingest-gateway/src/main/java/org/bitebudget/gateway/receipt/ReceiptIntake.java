package org.bitebudget.gateway.receipt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.gateway.command.CommandWriter;
import org.bitebudget.gateway.command.CommandWriter.Decision;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.gateway.domain.image.FileType;
import org.bitebudget.gateway.domain.image.ReceiptFile;
import org.bitebudget.gateway.domain.image.UnusableImageException;
import org.bitebudget.platform.blob.BlobRef;
import org.bitebudget.platform.blob.BlobStore;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/**
 * Takes photos of receipts in: checks them, seals them under the household's key with the receipt's id as associated data,
 * makes the sealed bytes durable, then says so on {@code receipt.images.v1}. Job states are ocr-stream's to write.
 */
public final class ReceiptIntake {

    private static final String PRODUCER = "ingest-gateway";
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final CommandWriter writer;
    private final Sealer sealer;
    private final BlobStore blobs;
    private final Clock clock;

    /**
     * @param writer writes the events
     * @param sealer seals the images
     * @param blobs keeps the sealed images
     * @param clock tells the time of the upload
     */
    public ReceiptIntake(CommandWriter writer, Sealer sealer, BlobStore blobs, Clock clock) {
        this.writer = writer;
        this.sealer = sealer;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * An uploaded file.
     *
     * @param bytes as uploaded
     * @param zone zone that local times on the receipt are read in
     * @param currency currency where the receipt prints none
     */
    @SuppressWarnings("ArrayRecordComponent") // up to 10 MB that nobody changes; a copy would double the memory
    public record Upload(byte[] bytes, ZoneId zone, Optional<String> currency) {}

    /**
     * Takes one upload in; the same bytes of the same household are one receipt.
     *
     * @throws ProblemException if it is no usable image, or cannot be stored now
     */
    public Outcome<ReceiptImage> take(Principal who, Upload upload, TraceContext trace) {
        FileType type = checked(upload.bytes());
        byte[] sha256 = Ids.sha256().digest(upload.bytes());
        String receiptId = Ids.receipt(who.household(), sha256);
        return writer.write(Topics.RECEIPT_IMAGES, Keys.join(receiptId), trace, known -> {
            if (known.isPresent()) {
                return new Decision.Repeated<>(known.get().event());
            }
            return new Decision.Write<>(stored(who, upload, type, sha256, receiptId), Optional.empty());
        });
    }

    private static FileType checked(byte[] bytes) {
        try {
            FileType type = ReceiptFile.check(bytes).type();
            if (type == FileType.PDF) {
                PdfPages.check(bytes);
            }
            return type;
        } catch (UnusableImageException e) {
            throw new ProblemException(ErrorCode.valueOf(e.fault().name()), e.getMessage());
        }
    }

    private ReceiptImage stored(Principal who, Upload upload, FileType type, byte[] sha256, String receiptId) {
        SealedBytes sealed = sealer.seal(who.household(), upload.bytes(), receiptId);
        BlobRef blob;
        try {
            blob = blobs.put(sealed.ciphertext());
        } catch (IOException e) {
            ProblemException problem = ProblemException.retryable(
                    ErrorCode.DEPENDENCY_UNAVAILABLE, "The image could not be stored; send it again.", COME_AGAIN);
            problem.addSuppressed(e);
            throw problem;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return ReceiptImage.newBuilder()
                .setEnvelope(new Envelope(
                        Ids.event(PRODUCER, receiptId, 1), receiptId, 1L, now, now, PRODUCER, who.household()))
                .setReceiptId(receiptId)
                .setHousehold(who.household())
                .setUser(who.user())
                .setBlob(blob.toString())
                .setBlobKeyId(sealed.keyId())
                .setBlobNonce(ByteBuffer.wrap(sealed.nonce()))
                .setSha256(HexFormat.of().formatHex(sha256))
                .setContentType(type.mediaType())
                .setSizeBytes(upload.bytes().length)
                .setUploadedAt(now)
                .setZone(upload.zone().getId())
                .setCurrencyHint(upload.currency().orElse(null))
                .build();
    }
}
