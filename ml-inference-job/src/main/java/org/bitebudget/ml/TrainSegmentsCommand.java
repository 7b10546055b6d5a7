package org.bitebudget.ml;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bitebudget.ml.domain.segment.Segment;
import org.bitebudget.ml.domain.segment.Spending;
import org.bitebudget.ml.segment.BehaviourClusters;
import org.bitebudget.ml.segment.SegmentEvents;
import org.bitebudget.ml.segment.SegmentTopics;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.JobSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bitebudget train segments}: groups households that spend alike and tells each how it compares. */
@Command(
        name = "segments",
        mixinStandardHelpOptions = true,
        description = {
            "Groups the households of household.outlooks.v1 by how they spend (k-means, k = 5) and writes household.segments.v1.",
            "Needs fifty households with a planned month. BITEBUDGET_KAFKA and BITEBUDGET_REGISTRY say where the topics are."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:too few households, or the brokers don't answer", "2:wrong usage"})
public final class TrainSegmentsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "say what was done as JSON")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        JobSettings settings = JobSettings.from(Settings.fromEnvironment());
        SegmentTopics topics = new SegmentTopics(settings.kafka(), RegistrySettings.at(settings.registry()));
        List<Spending> households = topics.households();
        if (households.size() < BehaviourClusters.FEWEST) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%d households have a planned month, %d are needed; nothing was written%n",
                            households.size(), BehaviourClusters.FEWEST);
            return 1;
        }
        Map<Segment, List<Spending>> segments = BehaviourClusters.of(households);
        topics.write(new SegmentEvents(Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS)).of(segments));
        segments.forEach((segment, group) -> spec.commandLine()
                .getOut()
                .printf(json ? "{\"segment\":\"%s\",\"households\":%d}%n" : "%-12s %d%n", segment, group.size()));
        return 0;
    }
}
