package org.bitebudget.platform.flink;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;

/** Lets a Flink process answer Prometheus at {@code /metrics} of a port of its own. */
public final class PrometheusReporting {

    private static final String PREFIX = "metrics.reporter.prom.";

    private PrometheusReporting() {}

    /**
     * Adds the reporter to the configuration of a cluster.
     *
     * @param ports one port or a range of which the first free one is taken; empty leaves reporting off
     */
    public static void configure(Configuration cluster, String ports) {
        if (ports.isEmpty()) {
            return;
        }
        cluster.set(MetricOptions.REPORTERS_LIST, "prom");
        cluster.setString(PREFIX + "factory.class", "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
        cluster.setString(PREFIX + "port", ports);
        // Ids of task attempts would start a new time series with every restart.
        cluster.setString(PREFIX + "scope.variables.excludes", "task_attempt_id;task_attempt_num;tm_id;task_id");
    }
}
