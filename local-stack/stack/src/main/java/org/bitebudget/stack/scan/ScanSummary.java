package org.bitebudget.stack.scan;

import java.util.List;
import org.bitebudget.stack.scan.ReceiptScan.Outcome;

/**
 * What became of many images.
 *
 * @param images how many
 * @param withTotal how many ended done or needs-review with a total
 * @param failed how many failed, were refused or late
 * @param medianSeconds from upload to reading, over those that were not handed in before
 * @param p95Seconds the same, 95th percentile (nearest rank)
 */
record ScanSummary(int images, int withTotal, int failed, double medianSeconds, double p95Seconds) {

    private static final List<String> READ = List.of("done", "needs-review");

    static ScanSummary of(List<Outcome> outcomes) {
        double[] times = outcomes.stream()
                .filter(outcome -> !outcome.duplicate())
                .mapToDouble(Outcome::seconds)
                .sorted()
                .toArray();
        return new ScanSummary(
                outcomes.size(),
                (int) outcomes.stream()
                        .filter(outcome -> READ.contains(outcome.state()) && outcome.hasTotal())
                        .count(),
                (int) outcomes.stream()
                        .filter(outcome -> !READ.contains(outcome.state()))
                        .count(),
                quantile(times, 0.5),
                quantile(times, 0.95));
    }

    /** Nearest-rank quantile of sorted values; 0 of none. */
    static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
