package org.bitebudget.stack.command;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bitebudget.embedded.setup.ClickHouseSetup;
import org.bitebudget.embedded.setup.SchemaSetup;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.SchemaRegistry;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.home.JsonFiles;
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

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Settings settings = Settings.fromEnvironment();
        String bootstrap = settings.text("BITEBUDGET_KAFKA", "localhost:19092");
        URI registry = settings.httpUri("BITEBUDGET_REGISTRY", URI.create("http://localhost:18081/apis/ccompat/v7"));
        URI clickHouse = settings.httpUri("BITEBUDGET_CLICKHOUSE", URI.create("http://localhost:18123"));
        try {
            System.err.println("Topics at " + bootstrap);
            List<String> topics = new TopicSetup(bootstrap, replication).createAll();
            System.err.println("Schemas at " + registry);
            Map<String, Integer> schemas =
                    new SchemaSetup(SchemaRegistry.at(RegistrySettings.at(registry))).registerAll();
            System.err.println("Tables at " + clickHouse);
            List<String> tables = new ClickHouseSetup(clickHouse, layout).createAll();
            print(topics, schemas, tables);
            return ExitCodes.OK;
        } catch (UncheckedIOException e) {
            throw new CommandFailedException(ExitCodes.UNREACHABLE, e.getMessage());
        }
    }

    private void print(List<String> topics, Map<String, Integer> schemas, List<String> tables) {
        if (json) {
            System.out.println(JsonFiles.text(Map.of("topics", topics, "schemas", schemas, "tableFiles", tables)));
            return;
        }
        topics.forEach(topic -> System.out.println("topic " + topic));
        schemas.forEach((subject, id) -> System.out.println("schema " + subject + " " + id));
        tables.forEach(file -> System.out.println("table file " + file));
    }
}
