package org.bitebudget.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bitebudget.ocr.batch.RecogniserFiles;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.bitebudget.ocr.domain.image.ImagingStep;
import org.bitebudget.ocr.domain.image.PagePreparation;
import org.bitebudget.ocr.domain.parse.LanguagePack;
import org.bitebudget.ocr.domain.parse.ParsingStep;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.ocr.engine.ReceiptRecogniser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How well receipts are read, as a whole and with each step of parsing switched off. */
@Command(
        name = "reading",
        description = {
            "Reads the images of a directory once and parses their words several times: with all steps, with each step",
            "switched off, and with one or two passes; with --imaging, recognises them again with each step of preparation",
            "switched off. Compares with truth.jsonl beside them. Needs no running stack."
        })
final class ReadingBench implements Callable<Integer> {

    private static final int ALL_PASSES = Integer.MAX_VALUE;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Directory with a folder img and truth.jsonl, as samples writes it.")
    private Path data;

    @Mixin
    private RecogniserFiles recogniserFiles;

    @Option(names = "--imaging", description = "Measures the steps of preparation, too.")
    private boolean imaging;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(data.resolve("truth.jsonl"))) {
            throw new ParameterException(spec.commandLine(), "there is no truth.jsonl in " + data);
        }
        List<TrueReceipt> receipts = TrueReceipt.read(data.resolve("truth.jsonl"));
        BenchReport report = new BenchReport("reading", "words recognised once, trained data best-int");
        Map<TrueReceipt, RecognisedText> words = recognised(receipts, EnumSet.allOf(ImagingStep.class), "all", report);
        ReadingScore all = score(words, EnumSet.allOf(ParsingStep.class), ALL_PASSES);
        report.count("images", words.size());
        interval(report, "total", all.total());
        interval(report, "date", all.date());
        interval(report, "merchant", all.merchant());
        interval(report, "merchantFuzzy", all.fuzzyMerchant());
        interval(report, "allThree", all.allThree());
        interval(report, "trustedTotal", all.trustedTotal());
        interval(report, "trustedCoverage", all.trusted());
        interval(report, "trustedLines", all.trustedLines());
        System.out.printf("%-24s%s%n", "", Row.HEAD);
        Map<String, ReadingScore> variants = variants(words, all);
        if (imaging) {
            for (ImagingStep step : ImagingStep.values()) {
                String name = without(step);
                Map<TrueReceipt, RecognisedText> other =
                        recognised(receipts, EnumSet.complementOf(EnumSet.of(step)), name, report);
                variants.put(name, score(other, EnumSet.allOf(ParsingStep.class), ALL_PASSES));
            }
        }
        for (Map.Entry<String, ReadingScore> variant : variants.entrySet()) {
            Row row = new Row(variant.getValue());
            System.out.printf("%-24s%s%n", variant.getKey(), row);
            row.addTo(report, variant.getKey());
        }
        report.publish(out);
        return 0;
    }

    /** Words with these steps of preparation; adds the processor time of the whole process to the report. */
    private Map<TrueReceipt, RecognisedText> recognised(
            List<TrueReceipt> receipts, Set<ImagingStep> steps, String name, BenchReport report) throws IOException {
        Map<TrueReceipt, RecognisedText> words = new LinkedHashMap<>();
        try (ReceiptRecogniser recogniser =
                new ReceiptRecogniser(recogniserFiles.engine(), new PagePreparation(steps))) {
            Duration start = ProcessorTime.ofThis();
            for (TrueReceipt receipt : receipts) {
                Path image = data.resolve("img").resolve(receipt.file());
                try {
                    words.put(receipt, recogniser.recognise(Files.readAllBytes(image)));
                } catch (UnreadableImageException e) {
                    System.err.println(receipt.file() + ": " + e.getMessage());
                    words.put(receipt, new RecognisedText(List.of(), List.of(), List.of()));
                }
                System.err.printf("\r%s: %d of %d", name, words.size(), receipts.size());
            }
            Duration taken = ProcessorTime.ofThis().minus(start);
            report.figure(name + ".cpuSecondsPerImage", taken.toNanos() / 1e9 / receipts.size());
        }
        System.err.println();
        return words;
    }

    private static Map<String, ReadingScore> variants(Map<TrueReceipt, RecognisedText> words, ReadingScore all) {
        Map<String, ReadingScore> variants = new LinkedHashMap<>();
        variants.put("all", all);
        variants.put("onePass", score(words, EnumSet.allOf(ParsingStep.class), 1));
        variants.put("twoPasses", score(words, EnumSet.allOf(ParsingStep.class), 2));
        for (ParsingStep step : ParsingStep.values()) {
            Set<ParsingStep> others = EnumSet.complementOf(EnumSet.of(step));
            variants.put(without(step), score(words, others, ALL_PASSES));
        }
        return variants;
    }

    private static String without(Enum<?> step) {
        return "without-" + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ReadingScore score(Map<TrueReceipt, RecognisedText> words, Set<ParsingStep> steps, int passes) {
        ReceiptParser parser = new ReceiptParser(LanguagePack.shipped(), steps);
        ReadingScore score = new ReadingScore();
        words.forEach((receipt, found) -> {
            List<TextPass> some =
                    found.passes().subList(0, Math.min(passes, found.passes().size()));
            Reading reading = parser.parse(new RecognisedText(some, found.codes(), found.pages()), LocalDate.MAX, "");
            score.add(receipt, reading);
        });
        return score;
    }

    private static void interval(BenchReport report, String name, Share share) {
        report.figure(name + "Percent", share.percent());
        report.figure(name + "LowPercent", share.low());
        report.figure(name + "HighPercent", share.high());
    }

    /** One variant, in percent. */
    private record Row(ReadingScore score) {

        static final String HEAD = "  total   date   shop  fuzzy  three  lines amounts  trusted  right";

        void addTo(BenchReport report, String variant) {
            report.figure(variant + ".totalPercent", score.total().percent())
                    .figure(variant + ".datePercent", score.date().percent())
                    .figure(variant + ".merchantPercent", score.merchant().percent())
                    .figure(
                            variant + ".merchantFuzzyPercent",
                            score.fuzzyMerchant().percent())
                    .figure(variant + ".allThreePercent", score.allThree().percent())
                    .figure(variant + ".linesF1Percent", score.linesF1())
                    .figure(variant + ".amountsF1Percent", score.amountsF1())
                    .figure(variant + ".trustedPercent", score.trusted().percent())
                    .figure(
                            variant + ".trustedTotalPercent",
                            score.trustedTotal().percent());
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%7.1f%7.1f%7.1f%7.1f%7.1f%7.1f%8.1f%9.1f%7.1f",
                    score.total().percent(),
                    score.date().percent(),
                    score.merchant().percent(),
                    score.fuzzyMerchant().percent(),
                    score.allThree().percent(),
                    score.linesF1(),
                    score.amountsF1(),
                    score.trusted().percent(),
                    score.trustedTotal().percent());
        }
    }
}
