package org.bitebudget.ocr.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.FoundCode;
import org.bitebudget.ocr.domain.text.PageFrame;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.ocr.domain.text.Word;
import org.junit.jupiter.api.Test;

class TextCodecTest {

    @Test
    void wordsComeBackAsTheyWent() throws IOException {
        List<TextPass> passes = List.of(
                new TextPass("first", 800, 1200, List.of(new Word("Käse", 0.5, new Box(0, 1, 2, 30, 40)))),
                new TextPass("second", 0, 0, List.of()));
        FoundCode code = new FoundCode("QR_CODE", "V0;äö", new Box(0, 5, 6, 70, 80));
        RecognisedText text = new RecognisedText(passes, List.of(code), List.of(new PageFrame(3000, 4000, 1, -2.5, 2)));

        assertThat(TextCodec.decode(TextCodec.encode(text))).isEqualTo(text);
    }

    @Test
    void brokenBytesAreRefused() {
        assertThatIOException().isThrownBy(() -> TextCodec.decode(new byte[] {2, 80}));
    }
}
