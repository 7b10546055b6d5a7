package org.bitebudget.gateway.domain.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bitebudget.platform.problem.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptFileTest {

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG"})
    void anImageIsWhatItsBytesSay(FileType type) throws Exception {
        assertThat(ReceiptFile.check(SampleImages.encoded(type, 40, 30)).type()).isEqualTo(type);
    }

    @Test
    void aPdfIsToldFromItsHeader() throws Exception {
        assertThat(ReceiptFile.check("%PDF-1.7\n…".getBytes(StandardCharsets.UTF_8))
                        .type())
                .isEqualTo(FileType.PDF);
    }

    @Test
    void aWebpOfEachKindTellsItsSize() throws Exception {
        assertThat(ReceiptFile.check(webp("VP8X", vp8x(640, 480))).type()).isEqualTo(FileType.WEBP);
        assertThat(ReceiptFile.check(webp("VP8L", vp8l(640, 480))).type()).isEqualTo(FileType.WEBP);
        assertThat(ReceiptFile.check(webp("VP8 ", vp8(640, 480))).type()).isEqualTo(FileType.WEBP);
        assertFault(webp("VP8X", vp8x(16_000_000, 16_000_000)), ImageFault.IMAGE_TOO_LARGE);
        assertFault(webp("VP8L", vp8l(16_000, 16_000)), ImageFault.IMAGE_TOO_LARGE);
        assertFault(webp("ANIM", new byte[20]), ImageFault.NOT_AN_IMAGE);
    }

    @Test
    void aBombIsRefusedByItsHeaderAlone() throws Exception {
        assertFault(SampleImages.declaring(FileType.PNG, 50_000, 50_000), ImageFault.IMAGE_TOO_LARGE);
        assertFault(SampleImages.declaring(FileType.JPEG, 50_000, 50_000), ImageFault.IMAGE_TOO_LARGE);
    }

    @Test
    void anEmptyFileAndOtherBytesAreRefused() {
        assertFault(new byte[0], ImageFault.EMPTY_BODY);
        assertFault("GIF89a".getBytes(StandardCharsets.US_ASCII), ImageFault.NOT_AN_IMAGE);
        assertFault("just text".getBytes(StandardCharsets.US_ASCII), ImageFault.NOT_AN_IMAGE);
    }

    @Property(tries = 200)
    void anImageCutAnywhereIsRefused(@ForAll @IntRange(min = 12, max = 1_000) int permille) throws Exception {
        for (FileType type : new FileType[] {FileType.JPEG, FileType.PNG}) {
            byte[] whole = SampleImages.encoded(type, 40, 30);
            byte[] cut = Arrays.copyOf(whole, Math.min(whole.length - 1, whole.length * permille / 1_000 + 8));

            assertFault(cut, ImageFault.IMAGE_TRUNCATED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultHasAnErrorCode(ImageFault fault) {
        assertThat(ErrorCode.values()).extracting(ErrorCode::name).contains(fault.name());
    }

    private static void assertFault(byte[] bytes, ImageFault fault) {
        assertThatThrownBy(() -> ReceiptFile.check(bytes))
                .isInstanceOfSatisfying(UnusableImageException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(fault));
    }

    private static byte[] webp(String chunk, byte[] data) {
        return ByteBuffer.allocate(20 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(12 + data.length)
                .put(("WEBP" + chunk).getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static byte[] vp8x(int width, int height) {
        byte[] data = new byte[10];
        for (int i = 0; i < 3; i++) {
            data[4 + i] = (byte) ((width - 1) >> (8 * i));
            data[7 + i] = (byte) ((height - 1) >> (8 * i));
        }
        return data;
    }

    private static byte[] vp8l(int width, int height) {
        return ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x2F)
                .putInt((width - 1) | ((height - 1) << 14))
                .array();
    }

    private static byte[] vp8(int width, int height) {
        return ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {0, 0, 0, (byte) 0x9D, 0x01, 0x2A})
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }
}
