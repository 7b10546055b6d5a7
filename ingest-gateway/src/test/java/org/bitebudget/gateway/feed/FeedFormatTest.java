package org.bitebudget.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;
import org.bitebudget.gateway.domain.feed.RowFault;
import org.bitebudget.gateway.domain.feed.RowReject;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFormatTest {

    private static final String HEADER = "product_id,product_name,price,currency\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"product_id\":\"1\",\"product_name\":\"Milk\",\"price\":1.99}\n{\"product_id\":\"2\",\"product_name\":\"Tea\",\"price\":\"2.50\"}",
                "[{\"product_id\":\"1\",\"product_name\":\"Milk\",\"price\":1.99},\n {\"product_id\":\"2\",\"product_name\":\"Tea\",\"price\":\"2.50\"}]",
                "product_id,product_name,price\n1,Milk,1.99\r\n\n2,Tea,2.50",
                "\uFEFFproduct_id;product_name;price\n1;Milk;1.99\n2;Tea;2.50\n",
                "Product_ID\tproduct_name\tprice\n1\tMilk\t1.99\n2\tTea\t2.50\n"
            })
    void allFormatsTellTheSameRows(String feed) throws IOException {
        List<FeedItem> items = items(feed.getBytes(StandardCharsets.UTF_8));

        assertThat(items)
                .extracting(item -> ((FeedRow) item).values().get(Column.PRICE))
                .containsExactly("1.99", "2.50");
        assertThat(items)
                .extracting(item -> ((FeedRow) item).values().get(Column.PRODUCT_NAME))
                .containsExactly("Milk", "Tea");
    }

    @Test
    void gzipIsToldFromTheBytes() throws IOException {
        byte[] packed = gzip(HEADER + "1,Milk,1.99,EUR\n");

        assertThat(items(packed)).hasSize(1);
    }

    @Test
    void quotesHoldDelimitersAndLineBreaks() throws IOException {
        List<FeedItem> items = items(
                (HEADER + "1,\"Milk, \"\"fresh\"\"\n1 l\",1.99,EUR\n2,Tea,1,EUR\n").getBytes(StandardCharsets.UTF_8));

        assertThat(((FeedRow) items.get(0)).values()).containsEntry(Column.PRODUCT_NAME, "Milk, \"fresh\"\n1 l");
        assertThat(items.get(1).line()).isEqualTo(4);
    }

    @Test
    void aQuoteWithoutEndCostsItsLineAlone() throws IOException {
        StringBuilder feed = new StringBuilder(HEADER).append("1,\"Milk,1.99,EUR\n");
        for (int i = 2; i <= 50; i++) {
            feed.append(i).append(",Tea,1.00,EUR\n");
        }

        List<FeedItem> items = items(feed.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(items).hasSize(50);
        assertThat(items.get(0)).isInstanceOf(RowReject.class);
        assertThat(items.subList(1, 50)).allMatch(FeedRow.class::isInstance);
        assertThat(items.get(49).line()).isEqualTo(51);
    }

    @Test
    void brokenLinesAmongGoodOnesAreRefusedWithTheirLine() throws IOException {
        String csv = HEADER + "1,Milk,1.99\n2,Tea,1.00,EUR\n3,\"Tea\"x,1.00,EUR\n4," + "x".repeat(70_000)
                + ",1,EUR\n5,Tea,1.00,EUR\n";
        String json = "{\"product_id\":\"1\"\n{\"product_id\":\"2\"}\n[1]\n{\"price\":[1]}\n{} {}\n{\"price\":NaN}\n";

        assertThat(items(csv.getBytes(StandardCharsets.UTF_8)))
                .extracting(item -> item.getClass().getSimpleName() + item.line())
                .containsExactly("RowReject2", "FeedRow3", "RowReject4", "RowReject5", "FeedRow6");
        assertThat(items(json.getBytes(StandardCharsets.UTF_8)))
                .extracting(item -> item.getClass().getSimpleName() + item.line())
                .containsExactly("RowReject1", "FeedRow2", "RowReject3", "RowReject4", "RowReject5", "FeedRow6");
    }

    @Test
    void aLineThatIsNotUtf8IsRefused() throws IOException {
        byte[] latin1 = (HEADER + "1,Jamón,1.99,EUR\n2,Tea,1.00,EUR\n").getBytes(StandardCharsets.ISO_8859_1);

        List<FeedItem> items = items(latin1);

        assertThat(items.get(0)).isInstanceOfSatisfying(RowReject.class, reject -> {
            assertThat(reject.fault()).isEqualTo(RowFault.MALFORMED_FEED_LINE);
            assertThat(reject.reason()).contains("UTF-8");
        });
        assertThat(items.get(1)).isInstanceOf(FeedRow.class);
    }

    @Test
    void nanInAnArrayReachesTheRowAndNotTheWholeFeed() throws IOException {
        List<FeedItem> items = items("[{\"price\":NaN},{\"price\":1.5}]".getBytes(StandardCharsets.UTF_8));

        assertThat(items)
                .extracting(item -> ((FeedRow) item).values().get(Column.PRICE))
                .containsExactly("NaN", "1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"price\":1},{\"price\":", "[{\"price\":1},{]", "[{\"price\":1}] x", "[{\"price\":1}"})
    void aBrokenArrayEndsTheFeedWithTheLine(String feed) {
        assertThatThrownBy(() -> items(feed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.errorCode()).isEqualTo(ErrorCode.MALFORMED_JSON);
                    assertThat(problem.problem().errors().get(0).line()).isEqualTo(1);
                });
    }

    @Test
    void aGzipStreamThatEndsTooEarlyIsTheSendersFault() throws IOException {
        byte[] packed = gzip(HEADER + "1,Milk,1.99,EUR\n".repeat(1000));

        assertThatThrownBy(() -> items(Arrays.copyOf(packed, packed.length - 20)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errorCode())
                        .isEqualTo(ErrorCode.MALFORMED_ENCODING));
    }

    @Test
    void whatIsNoFeedIsRefusedAsAWhole() {
        assertRefused("", null, null, ErrorCode.EMPTY_BODY);
        assertRefused("  \n", null, null, ErrorCode.EMPTY_BODY);
        assertRefused("a,b,c\n1,2,3\n", "text/csv", null, ErrorCode.MISSING_FIELD);
        assertRefused(HEADER, "image/png", null, ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        assertRefused(HEADER, "text/csv", "br", ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }

    private static void assertRefused(String feed, String type, String encoding, ErrorCode code) {
        assertThatThrownBy(() -> FeedFormat.open(
                        new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)), type, encoding))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errorCode())
                        .isEqualTo(code));
    }

    private static List<FeedItem> items(byte[] feed) throws IOException {
        FeedRows rows = FeedFormat.open(new ByteArrayInputStream(feed), null, null);
        List<FeedItem> items = new ArrayList<>();
        for (Optional<FeedItem> item = rows.next(); item.isPresent(); item = rows.next()) {
            items.add(item.get());
        }
        return items;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
