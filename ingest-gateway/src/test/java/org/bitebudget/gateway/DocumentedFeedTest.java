package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.platform.token.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Sends the example of docs/feeds.md and compares with the answer that it shows. */
class DocumentedFeedTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    @TempDir
    Path home;

    @Test
    void theDocumentedFeedHasTheDocumentedAnswer() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "feeds.md"));

        try (GatewayUnderTest gateway = GatewayUnderTest.start(STACK, home)) {
            Answer answer = gateway.send(
                    "POST",
                    "/api/v1/price-feeds/Corner%20shop?batch_id=2026-03-02&zone=Europe/Madrid",
                    gateway.token(GatewayClient.household(), Scope.PRICES_WRITE),
                    "text/csv",
                    block(page, "csv").getBytes(StandardCharsets.UTF_8));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(new ObjectMapper().readTree(block(page, "json")));
        }
    }

    private static String block(String page, String language) {
        int start = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(start, page.indexOf("```", start));
    }
}
