package org.bitebudget.ocr.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import org.bitebudget.ocr.BadFiles;
import org.bitebudget.ocr.PrintedReceipt;
import org.bitebudget.ocr.domain.Refusal;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("not an image", BadFiles.text(), Refusal.NOT_AN_IMAGE),
                Arguments.of("another image format", BadFiles.gif(), Refusal.UNSUPPORTED_TYPE),
                Arguments.of("empty file", new byte[0], Refusal.EMPTY),
                Arguments.of("truncated JPEG", BadFiles.truncated("jpeg"), Refusal.TRUNCATED),
                Arguments.of("truncated PNG", BadFiles.truncated("png"), Refusal.TRUNCATED),
                Arguments.of("PNG bomb", BadFiles.pngBomb(), Refusal.TOO_LARGE),
                Arguments.of("JPEG bomb", BadFiles.jpegBomb(), Refusal.TOO_LARGE),
                Arguments.of("PDF without pages", BadFiles.pdfWithoutPages(), Refusal.PDF_WITHOUT_PAGES),
                Arguments.of("encrypted PDF", BadFiles.encryptedPdf(), Refusal.NOT_AN_IMAGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, byte[] file, Refusal reason) {
        assertThatExceptionOfType(UnreadableImageException.class)
                .as(what)
                .isThrownBy(() -> ImageDecoder.decode(file))
                .satisfies(e -> assertThat(e.refusal()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void picturesGiveOnePage(String format) throws UnreadableImageException {
        var pages = ImageDecoder.decode(PrintedReceipt.number(1).image(format));

        assertThat(pages)
                .singleElement()
                .satisfies(page -> assertThat(page.image().width()).isPositive());
    }

    @Test
    void pdfPagesAreRendered() throws UnreadableImageException {
        var pages = ImageDecoder.decode(PrintedReceipt.number(1).pdf());

        assertThat(pages).singleElement().satisfies(page -> assertThat(
                        page.image().height())
                .isGreaterThan(page.image().width()));
    }
}
