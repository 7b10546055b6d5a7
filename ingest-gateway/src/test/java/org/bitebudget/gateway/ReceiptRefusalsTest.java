package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.gateway.domain.image.FileType;
import org.bitebudget.gateway.domain.image.SampleImages;
import org.bitebudget.platform.token.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptRefusalsTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final int MEGABYTE = 1024 * 1024;

    private final String token = gateway.token(GatewayClient.household(), Scope.RECEIPTS_WRITE);

    static Stream<Arguments> badUploads() throws Exception {
        byte[] jpeg = SampleImages.encoded(FileType.JPEG, 60, 90);
        byte[] png = SampleImages.encoded(FileType.PNG, 60, 90);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument empty = new PDDocument()) {
            empty.save(pdf);
        }
        return Stream.of(
                Arguments.of("not-an-image", 422, "hello".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("image-truncated", 422, Arrays.copyOf(jpeg, jpeg.length / 2)),
                Arguments.of("image-truncated", 422, Arrays.copyOf(png, png.length / 2)),
                Arguments.of("image-too-large", 422, SampleImages.declaring(FileType.PNG, 50_000, 50_000)),
                Arguments.of("image-too-large", 422, SampleImages.declaring(FileType.JPEG, 50_000, 50_000)),
                Arguments.of("empty-body", 400, new byte[0]),
                Arguments.of("payload-too-large", 413, new byte[11 * MEGABYTE]),
                Arguments.of("payload-too-large", 413, new byte[10 * MEGABYTE + 1]),
                Arguments.of("pdf-without-pages", 422, pdf.toByteArray()));
    }

    @ParameterizedTest
    @MethodSource("badUploads")
    void anUploadThatIsNoReceiptIsRefusedWithItsReason(String code, int status, byte[] file) throws Exception {
        gateway.upload(token, file).isProblem(status, code);
    }

    @Test
    void anUploadThatHidesItsLengthIsStillBounded() throws Exception {
        gateway.uploadChunked(token, new byte[30 * MEGABYTE]).isProblem(413, "payload-too-large");

        Answer small = gateway.uploadChunked(token, SampleImages.encoded(FileType.PNG, 60, 90));
        assertThat(small.status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/jpeg", "text/plain"})
    void anUploadThatIsNoFormIsRefused(String type) throws Exception {
        gateway.send("POST", "/api/v1/receipts/scan", token, type, SampleImages.encoded(FileType.JPEG, 60, 90))
                .isProblem(415, "unsupported-media-type");
        gateway.send("POST", "/api/v1/receipts/scan", token, null, new byte[] {1})
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void aFormWithoutItsFileOrWithTwoIsRefused() throws Exception {
        form("").isProblem(400, "empty-body");
        form("--b--").isProblem(400, "malformed-multipart");
        form(field("zone", "Europe/Madrid") + "--b--").isProblem(400, "malformed-multipart");
        form(file("a") + file("b") + "--b--").isProblem(400, "malformed-multipart");
        form("no form at all").isProblem(400, "malformed-multipart");
    }

    @Test
    void anUnknownZoneOrCurrencyIsRefused() throws Exception {
        form(field("zone", "Europe/Atlantis") + file("a") + "--b--").isProblem(422, "invalid-field");
        form(field("currency", "XXQ") + file("a") + "--b--").isProblem(422, "unknown-currency");
    }

    private Answer form(String body) throws Exception {
        return gateway.send(
                "POST",
                "/api/v1/receipts/scan",
                token,
                "multipart/form-data; boundary=b",
                body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String field(String name, String value) {
        return "--b\nContent-Disposition: form-data; name=\"" + name + "\"\n\n" + value + "\n";
    }

    private static String file(String content) {
        return "--b\nContent-Disposition: form-data; name=\"image\"; filename=\"f\"\n\n" + content + "\n";
    }
}
