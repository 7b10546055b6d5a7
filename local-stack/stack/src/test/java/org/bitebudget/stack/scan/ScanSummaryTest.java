package org.bitebudget.stack.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.bitebudget.stack.scan.ReceiptScan.Outcome;
import org.junit.jupiter.api.Test;

class ScanSummaryTest {

    @Test
    void quantilesAreNearestRank() {
        double[] times = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        assertThat(ScanSummary.quantile(times, 0.5)).isEqualTo(5);
        assertThat(ScanSummary.quantile(times, 0.95)).isEqualTo(10);
        assertThat(ScanSummary.quantile(new double[] {3}, 0.95)).isEqualTo(3);
        assertThat(ScanSummary.quantile(new double[0], 0.5)).isZero();
    }

    @Test
    void anImageHandedInBeforeCountsButItsTimeDoesNot() {
        ScanSummary summary = ScanSummary.of(List.of(
                outcome("done", true, false, 2),
                outcome("needs-review", true, true, 0.1),
                outcome("needs-review", false, false, 3),
                outcome("failed", false, false, 1)));

        assertThat(summary).isEqualTo(new ScanSummary(4, 2, 1, 2, 3));
    }

    private static Outcome outcome(String state, boolean withTotal, boolean duplicate, double seconds) {
        ObjectNode receipt = JsonNodeFactory.instance.objectNode();
        if (withTotal) {
            receipt.putObject("total").putObject("value").put("minor", 100).put("currency", "EUR");
        }
        return new Outcome(Path.of("a.jpg"), state, "", duplicate, seconds, receipt);
    }
}
