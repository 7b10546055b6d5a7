package org.bitebudget.embedded.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitebudget.embedded.setup.ClickHouseSetup.Layout;
import org.junit.jupiter.api.Test;

class ClickHouseSetupTest {

    private static final String DDL = """
            -- a table
            CREATE TABLE IF NOT EXISTS bitebudget.t {{cluster}}
            (a String)
            ENGINE = {{engine:ReplacingMergeTree(revision, is_deleted)}}
            ORDER BY a;

            CREATE TABLE IF NOT EXISTS bitebudget.u {{cluster}} (a String) ENGINE = {{engine:MergeTree()}} ORDER BY a;
            """;

    @Test
    void oneServerGetsTheEnginesAsWritten() {
        assertThat(ClickHouseSetup.statements(DDL, Layout.SINGLE))
                .hasSize(2)
                .allSatisfy(
                        statement -> assertThat(statement).doesNotContain("{{").doesNotContain("ON CLUSTER"))
                .first()
                .asString()
                .contains("ENGINE = ReplacingMergeTree(revision, is_deleted)");
    }

    @Test
    void aClusterGetsReplicatedEnginesOnAllServers() {
        assertThat(ClickHouseSetup.statements(DDL, Layout.CLUSTER))
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement).contains("ON CLUSTER bitebudget"));
        assertThat(ClickHouseSetup.statements(DDL, Layout.CLUSTER).get(0))
                .contains("ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}',"
                        + " revision, is_deleted)");
        assertThat(ClickHouseSetup.statements(DDL, Layout.CLUSTER).get(1))
                .contains("ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}')");
    }
}
