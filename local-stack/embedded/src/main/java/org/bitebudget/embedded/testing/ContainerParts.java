package org.bitebudget.embedded.testing;

import java.net.URI;
import org.bitebudget.embedded.setup.ClickHouseSetup;
import org.bitebudget.embedded.setup.SchemaSetup;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.SchemaRegistry;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The official images in containers; each starts when first asked for. */
final class ContainerParts implements PartSource {

    private static final int REGISTRY_PORT = 8080;
    private static final int CLICKHOUSE_PORT = 8123;

    private KafkaContainer broker;
    private GenericContainer<?> registry;
    private GenericContainer<?> clickHouse;

    @Override
    public synchronized String bootstrap() {
        if (broker == null) {
            broker = new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"))
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_TRANSACTION_MAX_TIMEOUT_MS", "604800000")
                    .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
            broker.start();
            new TopicSetup(broker.getBootstrapServers(), (short) 1).createAll();
        }
        return broker.getBootstrapServers();
    }

    @Override
    public synchronized URI registry() {
        if (registry == null) {
            registry = new GenericContainer<>(DockerImageName.parse("apicurio/apicurio-registry:3.0.9"))
                    .withExposedPorts(REGISTRY_PORT)
                    .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").forPort(REGISTRY_PORT));
            registry.start();
            new SchemaSetup(SchemaRegistry.at(RegistrySettings.at(registryAddress()))).registerAll();
        }
        return registryAddress();
    }

    private URI registryAddress() {
        return URI.create(
                "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT) + "/apis/ccompat/v7");
    }

    @Override
    public synchronized URI clickHouse() {
        if (clickHouse == null) {
            clickHouse = new GenericContainer<>(DockerImageName.parse("clickhouse/clickhouse-server:26.7"))
                    .withExposedPorts(CLICKHOUSE_PORT)
                    .withEnv("CLICKHOUSE_SKIP_USER_SETUP", "1")
                    .waitingFor(Wait.forHttp("/ping").forPort(CLICKHOUSE_PORT));
            clickHouse.start();
            new ClickHouseSetup(clickHouseAddress(), ClickHouseSetup.Layout.SINGLE).createAll();
        }
        return clickHouseAddress();
    }

    private URI clickHouseAddress() {
        return URI.create("http://" + clickHouse.getHost() + ":" + clickHouse.getMappedPort(CLICKHOUSE_PORT));
    }

    @Override
    public synchronized void close() {
        if (registry != null) {
            registry.stop();
        }
        if (clickHouse != null) {
            clickHouse.stop();
        }
        if (broker != null) {
            broker.stop();
        }
    }
}
