package org.bitebudget.stack.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.api.Api.Answer;

/** Hands an image to the gateway, as a browser's form would. */
public final class ReceiptUpload {

    private static final String BOUNDARY = "bitebudget-receipt-image";

    private ReceiptUpload() {}

    /** Sends the image; the answer names its job. */
    public static Answer send(Api api, Path image) throws IOException {
        return api.post(
                "/api/v1/receipts/scan",
                Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY),
                BodyPublishers.ofByteArray(multipart(image)));
    }

    private static byte[] multipart(Path image) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"image\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(Files.readAllBytes(image));
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
