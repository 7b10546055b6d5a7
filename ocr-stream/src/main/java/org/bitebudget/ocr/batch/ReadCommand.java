package org.bitebudget.ocr.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.parse.ReadField;
import org.bitebudget.ocr.domain.parse.ReadItem;
import org.bitebudget.ocr.domain.parse.ReadPayment;
import org.bitebudget.ocr.domain.parse.ReadShop;
import org.bitebudget.ocr.domain.parse.ReadTax;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.ocr.engine.EnginePool;
import org.bitebudget.ocr.engine.ReceiptRecogniser;
import org.bitebudget.platform.money.Currencies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a directory of receipt images with the code that the stream runs, one JSON line an image. */
@Command(
        name = "read",
        description = "Read receipt images and write one JSON line each: merchant, date, time, total, tax, lines.",
        mixinStandardHelpOptions = true)
public final class ReadCommand implements Callable<Integer> {

    /** Of amounts whose currency is not known. */
    private static final int USUAL_DECIMALS = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory with the images, or with a folder img that holds them.")
    private Path directory;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "Where the JSON lines go.")
    private Path out;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Images read at once; by default as many as there are cores.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Mixin
    private RecogniserFiles recogniser;

    private final ObjectMapper json = new ObjectMapper();
    private final ReceiptParser parser = new ReceiptParser();
    private final LineCategoriser categoriser = LineCategoriser.shipped();

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        PrintWriter progress = spec.commandLine().getErr();
        List<Path> images = images();
        List<Future<ObjectNode>> lines = new ArrayList<>();
        try (BufferedWriter writer = Files.newBufferedWriter(out);
                EnginePool<ReceiptRecogniser> recognisers =
                        new EnginePool<>(Math.max(1, workers), () -> new ReceiptRecogniser(recogniser.engine()))) {
            for (Path image : images) {
                lines.add(recognisers.submit(engine -> line(image, engine)));
            }
            for (int i = 0; i < images.size(); i++) {
                writer.write(json.writeValueAsString(lines.get(i).get()));
                writer.newLine();
                progress.printf(Locale.ROOT, "\rread %d of %d", i + 1, images.size());
                progress.flush();
            }
        }
        progress.println();
        return 0;
    }

    private List<Path> images() throws IOException {
        try {
            return ReceiptImages.in(directory);
        } catch (BadFileException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ObjectNode line(Path image, ReceiptRecogniser recogniser) throws IOException {
        ObjectNode line = json.createObjectNode();
        line.put("file", image.getFileName().toString());
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            Reading reading = parser.parse(
                    recogniser.recognise(Files.readAllBytes(image)),
                    LocalDate.now(ZoneOffset.UTC).plusDays(1),
                    "");
            write(line, reading);
        } catch (UnreadableImageException e) {
            line.put("error", e.refusal().code());
        }
        line.put("cpuSeconds", (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9);
        return line;
    }

    private void write(ObjectNode line, Reading reading) {
        put(line, "merchant", reading.merchant());
        put(line, "date", reading.date());
        put(line, "time", reading.time());
        putConfidence(line, "merchantConfidence", reading.merchant());
        putConfidence(line, "dateConfidence", reading.date());
        putConfidence(line, "totalConfidence", reading.total());
        int decimals = reading.currency().isEmpty() ? USUAL_DECIMALS : Currencies.exponent(reading.currency());
        putAmount(line, "total", reading.total(), decimals);
        putAmount(line, "contradictedTotal", reading.contradictedTotal(), decimals);
        putAmount(line, "tax", reading.tax(), decimals);
        writeShop(line, reading.shop());
        putAmount(line, "subtotal", reading.subtotal(), decimals);
        putAmount(line, "rounding", reading.rounding(), decimals);
        putAmount(line, "change", reading.change(), decimals);
        writeTaxes(line.putArray("taxes"), reading.taxes(), decimals);
        writePayments(line.putArray("payments"), reading.payments(), decimals);
        if (!reading.currency().isEmpty()) {
            line.put("currency", reading.currency());
        }
        line.put("language", reading.language());
        line.put("arithmeticOk", reading.arithmeticOk());
        ArrayNode items = line.putArray("items");
        for (ReadItem item : reading.items()) {
            ObjectNode node = items.addObject();
            node.put("name", item.name());
            node.put("quantity", item.quantity());
            if (item.unitPrice() != null) {
                node.put(
                        "unitPrice",
                        item.unitPrice().movePointRight(USUAL_DECIMALS).movePointLeft(decimals));
            }
            node.put("total", BigDecimal.valueOf(item.total(), decimals));
            if (!item.unit().isEmpty()) {
                node.put("unit", item.unit());
            }
            if (item.discount() != 0) {
                node.put("discount", BigDecimal.valueOf(item.discount(), decimals));
            }
            if (item.deposit() != 0) {
                node.put("deposit", BigDecimal.valueOf(item.deposit(), decimals));
            }
            if (!item.code().isEmpty()) {
                node.put("code", item.code());
            }
            node.put("category", categoriser.categorise(item.name()).categoryId());
        }
    }

    private static void writeShop(ObjectNode line, ReadShop shop) {
        put(line, "legalName", shop.legalName());
        put(line, "shopSign", shop.sign());
        put(line, "address", shop.address());
        put(line, "phone", shop.phone());
    }

    private static void writeTaxes(ArrayNode taxes, List<ReadTax> rows, int decimals) {
        for (ReadTax row : rows) {
            ObjectNode node = taxes.addObject()
                    .put("ratePercent", row.rate())
                    .put("tax", BigDecimal.valueOf(row.tax(), decimals));
            if (row.net() != null) {
                node.put("net", BigDecimal.valueOf(row.net(), decimals))
                        .put("gross", BigDecimal.valueOf(row.gross(), decimals));
            }
        }
    }

    private static void writePayments(ArrayNode payments, List<ReadPayment> rows, int decimals) {
        for (ReadPayment row : rows) {
            payments.addObject()
                    .put("kind", row.kind().name().toLowerCase(Locale.ROOT))
                    .put("amount", BigDecimal.valueOf(row.amount(), decimals));
        }
    }

    private static void put(ObjectNode line, String name, ReadField<?> field) {
        if (field != null) {
            line.put(name, field.value().toString());
        }
    }

    private static void putConfidence(ObjectNode line, String name, ReadField<?> field) {
        if (field != null) {
            line.put(name, Math.round(field.confidence() * 1000) / 1000.0);
        }
    }

    private static void putAmount(ObjectNode line, String name, ReadField<Long> field, int decimals) {
        if (field != null) {
            line.put(name, BigDecimal.valueOf(field.value(), decimals));
        }
    }
}
