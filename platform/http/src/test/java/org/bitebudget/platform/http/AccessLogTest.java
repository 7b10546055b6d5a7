package org.bitebudget.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {

    private static final String LOGGER = "bitebudget.access";

    @TempDir
    private Path directory;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() {
        AbstractAppender appender = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                lines.add(event.getMessage().getFormattedMessage());
            }
        };
        appender.start();
        LoggerConfig config = new LoggerConfig(LOGGER, Level.INFO, false);
        config.addAppender(appender, Level.INFO, null);
        LoggerContext context = LoggerContext.getContext(false);
        context.getConfiguration().addLogger(LOGGER, config);
        context.updateLoggers();
    }

    @AfterEach
    void stopListening() {
        LoggerContext context = LoggerContext.getContext(false);
        context.getConfiguration().removeLogger(LOGGER);
        context.updateLoggers();
    }

    @Test
    void aRequestIsOneLineOfKeysAndValuesWithoutPersonalData() {
        try (RunningApp app = new RunningApp(
                directory,
                (builder, tokens) -> builder.routes(router -> router.post("/notes/:id")
                        .handler(tokens.requiring())
                        .handler(Bodies.buffered(100))
                        .handler(request -> request.end("thanks"))))) {
            String token = app.token(RunningApp.HOUSEHOLD);

            app.send("/notes/anna?name=anna", request -> request.header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.ofString("dear anna")));

            await().atMost(Duration.ofSeconds(10)).until(() -> !lines.isEmpty());
            assertThat(lines).singleElement().satisfies(line -> {
                assertThat(line)
                        .matches("event=request method=POST route=/notes/:id status=200 micros=\\d+ bytesIn=9 "
                                + "bytesOut=6 trace=[0-9a-f]{32}");
                assertThat(line).doesNotContain("anna", RunningApp.HOUSEHOLD, token, "127.0.0.1");
            });
        }
    }
}
