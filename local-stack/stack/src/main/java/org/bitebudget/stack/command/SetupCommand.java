package org.bitebudget.stack.command;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.Callable;
import org.bitebudget.embedded.setup.ClickHouseSetup;
import org.bitebudget.embedded.setup.SchemaSetup;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.SchemaRegistry;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates topics, tables and schemas on real clusters. */
@Command(
        name = "setup",
        description = {
            "Creates the topics, registers the schemas and creates the tables that are missing.",
            "Repeatable. `up` does it by itself; run this against real clusters, which $BITEBUDGET_KAFKA, $BITEBUDGET_REGISTRY and"
                    + " $BITEBUDGET_CLICKHOUSE name."
        })
final class SetupCommand implements Callable<Integer> {

    @Option(
            names = "--replication",
            defaultValue = "1",
            description = "Copies of each topic's partitions (default: ${DEFAULT-VALUE}).")
    private short replication;

    @Option(
            names = "--layout",
            defaultValue = "SINGLE",
            description = "One ClickHouse server or a cluster: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ClickHouseSetup.Layout layout;

    @Override
    public Integer call() {
        Settings settings = Settings.fromEnvironment();
        String bootstrap = settings.text("BITEBUDGET_KAFKA", "localhost:19092");
        URI registry = settings.httpUri("BITEBUDGET_REGISTRY", URI.create("http://localhost:18081/apis/ccompat/v7"));
        URI clickHouse = settings.httpUri("BITEBUDGET_CLICKHOUSE", URI.create("http://localhost:18123"));
        try {
            System.err.println("Topics at " + bootstrap);
            new TopicSetup(bootstrap, replication).createAll().forEach(topic -> System.out.println("topic " + topic));
            System.err.println("Schemas at " + registry);
            new SchemaSetup(SchemaRegistry.at(RegistrySettings.at(registry)))
                    .registerAll()
                    .forEach((subject, id) -> System.out.println("schema " + subject + " " + id));
            System.err.println("Tables at " + clickHouse);
            new ClickHouseSetup(clickHouse, layout)
                    .createAll()
                    .forEach(file -> System.out.println("table file " + file));
            return ExitCodes.OK;
        } catch (UncheckedIOException e) {
            throw new CommandFailedException(ExitCodes.UNREACHABLE, e.getMessage());
        }
    }
}
