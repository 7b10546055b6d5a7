package org.bitebudget.stack.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * Draws photos of invented receipts whose truth is known. The same seed, last day and shops give the same samples, and
 * the n-th sample does not depend on how many are drawn.
 */
public final class SampleReceipts {

    private static final int MIN_LINES = 2;
    private static final int MAX_LINES = 16;
    private static final int DEFAULT_DAYS = 365;

    private final long seed;
    private final LocalDate lastDay;
    private final int days;
    private final List<SampleShop> shops;
    private final SampleTill till = new SampleTill(SampleCatalogue.read());
    private final ObjectMapper json = new ObjectMapper();

    private SampleReceipts(long seed, LocalDate lastDay, int days, List<SampleShop> shops) {
        this.seed = seed;
        this.lastDay = lastDay;
        this.days = days;
        this.shops = shops;
    }

    /** Receipts of all shops from the year up to and with the last day. */
    public static SampleReceipts ofAllShops(long seed, LocalDate lastDay) {
        return new SampleReceipts(seed, lastDay, DEFAULT_DAYS, SampleShops.all());
    }

    /** Receipts of the shops that take a currency, from the given number of days up to and with the last one. */
    static SampleReceipts inCurrency(String currency, long seed, LocalDate lastDay, int days) {
        return new SampleReceipts(seed, lastDay, days, SampleShops.taking(currency));
    }

    /** A photo and what is on it. */
    public static final class Sample {

        private final byte[] jpeg;
        private final String truth;

        private Sample(byte[] jpeg, String truth) {
            this.jpeg = jpeg;
            this.truth = truth;
        }

        /** The photo, a copy. */
        public byte[] jpeg() {
            return jpeg.clone();
        }

        /** What is on it, as one line of JSON. */
        public String truth() {
            return truth;
        }
    }

    /** The sample with a number from 0 on; its truth names the file {@code img/s0000.jpg} and so on. */
    public Sample draw(int index) {
        RandomGenerator random = new SplittableRandom(seed * 1_000_003L + index);
        SampleShop shop = shops.get((int) Math.floorMod(index + seed, (long) shops.size()));
        SampleReceipt receipt =
                till.ring(shop, moment(random), MIN_LINES + random.nextInt(MAX_LINES - MIN_LINES + 1), random);
        List<SlipRow> rows = ReceiptSlip.rows(receipt, random);
        PhotoConditions conditions = PhotoConditions.draw(random);
        BufferedImage paper = ReceiptPaper.print(rows, shop.style(), conditions, random);
        byte[] jpeg = ReceiptPhoto.take(paper, conditions, random);
        return new Sample(jpeg, line(ReceiptTruth.of(fileName(index), receipt, rows)));
    }

    private LocalDateTime moment(RandomGenerator random) {
        return lastDay.minusDays(random.nextInt(days))
                .atTime(8 + random.nextInt(13), random.nextInt(60), random.nextInt(60));
    }

    private static String fileName(int index) {
        return "img/s%04d.jpg".formatted(index);
    }

    private String line(ReceiptTruth truth) {
        try {
            return json.writeValueAsString(truth);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes {@code img/s0000.jpg} … and {@code truth.jsonl} into a directory, replacing what is there.
     *
     * @param done told the number of samples written so far
     */
    public void write(Path directory, int count, IntConsumer done) throws IOException {
        Files.createDirectories(directory.resolve("img"));
        try (BufferedWriter truth = Files.newBufferedWriter(directory.resolve("truth.jsonl"), StandardCharsets.UTF_8)) {
            for (int i = 0; i < count; i++) {
                Sample sample = draw(i);
                Files.write(directory.resolve(fileName(i)), sample.jpeg());
                truth.write(sample.truth());
                truth.newLine();
                done.accept(i + 1);
            }
        }
    }
}
