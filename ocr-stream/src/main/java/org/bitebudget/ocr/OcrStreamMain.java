package org.bitebudget.ocr;

import java.io.IOException;
import org.bitebudget.platform.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the app with the settings of the environment and stops it with the process. */
public final class OcrStreamMain {

    private static final Logger LOG = LoggerFactory.getLogger(OcrStreamMain.class);

    private static final long STOP_MILLIS = 20_000;

    private OcrStreamMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.fromEnvironment();
        OcrConfig config = OcrConfig.from(settings);
        LOG.info("event=starting {}", settings.described());
        try (OcrStream app = OcrStream.start(config)) {
            Thread main = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(main), "stop"));
            LOG.info("event=started management_port={}", app.managementPort());
            app.awaitEnd();
            throw new IllegalStateException("a part of the app has failed; it is to be started again");
        } catch (InterruptedException e) {
            LOG.info("event=stopped");
        }
    }

    /** Lets the main thread close the app while the process waits. */
    private static void stop(Thread main) {
        main.interrupt();
        try {
            main.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
