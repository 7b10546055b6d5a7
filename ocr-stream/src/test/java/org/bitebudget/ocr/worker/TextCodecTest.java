package org.bitebudget.ocr.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.ocr.domain.text.Word;
import org.junit.jupiter.api.Test;

class TextCodecTest {

    @Test
    void wordsComeBackAsTheyWent() throws IOException {
        List<TextPass> passes = List.of(
                new TextPass("first", 800, 1200, List.of(new Word("Käse", 0.5, new Box(0, 1, 2, 30, 40)))),
                new TextPass("second", 0, 0, List.of()));

        assertThat(TextCodec.decode(TextCodec.encode(passes))).isEqualTo(passes);
    }

    @Test
    void brokenBytesAreRefused() {
        assertThatIOException().isThrownBy(() -> TextCodec.decode(new byte[] {2, 80}));
    }
}
