package org.bitebudget.gateway;

import java.time.Clock;
import java.util.concurrent.TimeoutException;
import org.bitebudget.platform.config.InvalidSettingException;
import org.bitebudget.platform.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the gateway with the settings of the environment; ends cleanly on SIGTERM. */
public final class GatewayMain {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayMain.class);
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 3;

    private GatewayMain() {}

    /** Takes no arguments; exits with 2 at an unusable setting and with 3 if the brokers cannot be reached. */
    public static void main(String[] args) {
        Settings settings = Settings.fromEnvironment();
        try {
            GatewayConfig config = GatewayConfig.from(settings);
            LOG.info("event=starting {}", settings.described());
            Gateway gateway = Gateway.start(config, System.getenv(), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "shutdown"));
            LOG.info("event=started port={}", gateway.port());
        } catch (InvalidSettingException e) {
            LOG.error("event=invalid-setting variable={} reason={}", e.variable(), e.getMessage());
            System.exit(USAGE);
        } catch (IllegalStateException | TimeoutException e) {
            LOG.error("event=not-started reason={}", e.getMessage(), e);
            System.exit(UNREACHABLE);
        }
    }
}
