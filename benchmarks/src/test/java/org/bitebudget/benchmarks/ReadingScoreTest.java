package org.bitebudget.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.ocr.domain.text.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingScoreTest {

    private static final String TRUTH = """
            {"file": "img/a.jpg", "merchant": "GREEN VALLEY MARKET LTD.", "date": "2024-03-14", "total": 4.90, \
            "items": [{"name": "Whole Milk", "total": 2.50}, {"name": "Bread", "total": 2.40}], "itemsVerified": true}
            {"file": "img/b.jpg", "merchant": "valley", "date": "2024-03-15", "total": 4.90, "numItems": 2, "items": null}
            """;
    private static final List<String> RECEIPT = List.of(
            "GREEN VALLEY MARKET LTD",
            "Date: 14/03/2024",
            "Whole Milk 2.50",
            "Bread 2.40",
            "TOTAL 4.90",
            "CASH 10.00",
            "CHANGE 5.10");

    @Test
    void likenessIsThatOfDifflib() {
        assertThat(Likeness.of("Segi Cash & Carry", "SEGI CASH CARRY")).isEqualTo(1);
        assertThat(Likeness.of("abcd", "bcde")).isCloseTo(0.75, within(1e-9));
        assertThat(Likeness.of("TOKYO KITCHEN SDN BHD", "TOKYD KITCHEN SDN")).isCloseTo(28.0 / 33, within(1e-9));
        assertThat(Likeness.of("", "milk")).isZero();
    }

    @Test
    void theIntervalIsWilsons() {
        Share share = new Share(47, 56);

        assertThat(share.percent()).isCloseTo(83.93, within(0.01));
        assertThat(share.low()).isCloseTo(72.19, within(0.01));
        assertThat(share.high()).isCloseTo(91.31, within(0.01));
    }

    @Test
    void aRightReadingIsRightThroughout(@TempDir Path directory) throws IOException {
        ReadingScore score = new ReadingScore();

        score.add(truth(directory).get(0), read(RECEIPT));

        assertThat(score.allThree()).isEqualTo(new Share(1, 1));
        assertThat(score.linesF1()).isEqualTo(100);
        assertThat(score.trustedTotal()).isEqualTo(new Share(1, 1));
        assertThat(score.trustedLines()).isEqualTo(new Share(2, 2));
    }

    @Test
    void aTokenOfTheShopIsFoundInItsNameAndUnverifiedLinesDoNotCount(@TempDir Path directory) throws IOException {
        ReadingScore score = new ReadingScore();

        score.add(truth(directory).get(1), read(RECEIPT));

        assertThat(score.merchant()).isEqualTo(new Share(1, 1));
        assertThat(score.date()).isEqualTo(new Share(0, 1));
        assertThat(score.allThree()).isEqualTo(new Share(0, 1));
        assertThat(score.trustedLines()).isEqualTo(new Share(0, 0));
    }

    @Test
    void aWrongAmountCostsTheLine(@TempDir Path directory) throws IOException {
        ReadingScore score = new ReadingScore();
        List<String> misread = new ArrayList<>(RECEIPT);
        misread.set(3, "Bread 2.90");

        score.add(truth(directory).get(0), read(misread));

        assertThat(score.total()).isEqualTo(new Share(1, 1));
        assertThat(score.linesF1()).isEqualTo(50);
        assertThat(score.trusted()).isEqualTo(new Share(0, 1));
    }

    private static List<TrueReceipt> truth(Path directory) throws IOException {
        return TrueReceipt.read(Files.writeString(directory.resolve("truth.jsonl"), TRUTH));
    }

    private static Reading read(List<String> rows) {
        List<Word> words = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            int x = 0;
            for (String word : rows.get(row).split(" ")) {
                words.add(new Word(word, 0.95, new Box(0, x, row * 30, word.length() * 12, 20)));
                x += (word.length() + 1) * 12;
            }
        }
        return new ReceiptParser().parse(List.of(new TextPass("printed", 600, 900, words)), LocalDate.MAX, "");
    }
}
