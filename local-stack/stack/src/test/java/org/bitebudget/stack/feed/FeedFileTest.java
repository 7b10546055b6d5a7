package org.bitebudget.stack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class FeedFileTest {

    private static final String CSV = """
            store,product_id,product_name,size,price,currency,observed_at,promo,list_price,category
            Corner Shop,17,"Milk, 1 l",1 l,1.29,EUR,2026-03-01T08:00:00Z,,1.49,dairy
            Market,4,Äpfel,1 kg,2.99,EUR,2026-03-01,2 for 5,,
            """;
    private static final List<String> ROWS = List.of(
            "Corner Shop {\"store\":\"Corner Shop\",\"product_id\":\"17\",\"product_name\":\"Milk, 1 l\",\"size\":\"1 l\","
                    + "\"price\":\"1.29\",\"currency\":\"EUR\",\"observed_at\":\"2026-03-01T08:00:00Z\","
                    + "\"list_price\":\"1.49\",\"category\":\"dairy\"}",
            "Market {\"store\":\"Market\",\"product_id\":\"4\",\"product_name\":\"Äpfel\",\"size\":\"1 kg\","
                    + "\"price\":\"2.99\",\"currency\":\"EUR\",\"observed_at\":\"2026-03-01\",\"promo\":\"2 for 5\"}");

    @Test
    void csvBecomesOneJsonObjectARowWithoutItsEmptyFields() throws IOException {
        assertThat(rows(CSV.getBytes(StandardCharsets.UTF_8))).isEqualTo(ROWS);
    }

    @Test
    void gzipIsRecognisedByItsFirstBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(CSV.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(rows(bytes.toByteArray())).isEqualTo(ROWS);
    }

    @Test
    void xzIsRecognisedByItsFirstBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options(1))) {
            out.write(CSV.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(rows(bytes.toByteArray())).isEqualTo(ROWS);
    }

    @Test
    void jsonLinesAreHandedOnAsTheyAreSoThatTheGatewayCanRefuseABrokenOne() throws IOException {
        String lines = "{\"store\":\"A\",\"product_id\":\"1\"}\n\n{\"store\": oops\n";

        assertThat(rows(lines.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("A {\"store\":\"A\",\"product_id\":\"1\"}", " {\"store\": oops");
    }

    private static List<String> rows(byte[] file) throws IOException {
        List<String> rows = new ArrayList<>();
        FeedFile.read(new ByteArrayInputStream(file), (store, row) -> rows.add(store + " " + row));
        return rows;
    }
}
