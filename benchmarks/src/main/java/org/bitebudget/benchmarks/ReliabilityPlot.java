package org.bitebudget.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.bitebudget.benchmarks.Judgements.Interval;
import org.bitebudget.benchmarks.Judgements.Step;

/** How often what was said came true, drawn against how surely it was said: one panel for each set, as SVG. */
final class ReliabilityPlot {

    private static final int SIDE = 240;
    private static final int LEFT = 50;
    private static final int TOP = 40;
    private static final int PANEL = SIDE + 70;
    private static final int HEIGHT = TOP + SIDE + 60;
    private static final int TICKS = 5;

    private final StringBuilder svg = new StringBuilder();

    private ReliabilityPlot() {}

    /** Draws the sets in their order. */
    static void write(Map<String, Judgements> sets, Path file) throws IOException {
        ReliabilityPlot plot = new ReliabilityPlot();
        plot.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">",
                LEFT + PANEL * sets.size(), HEIGHT);
        plot.add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
        int left = LEFT;
        for (Map.Entry<String, Judgements> set : sets.entrySet()) {
            plot.panel(left, set.getKey(), set.getValue());
            left += PANEL;
        }
        plot.add("</svg>");
        Files.writeString(file, plot.svg);
    }

    private void panel(int left, String name, Judgements judgements) {
        add("<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>", left, TOP - 12, name);
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#999\"/>",
                left, TOP, SIDE, SIDE);
        add("<path d=\"M%d %d l%d %d\" stroke=\"#999\" stroke-dasharray=\"4\"/>", left, TOP + SIDE, SIDE, -SIDE);
        for (int tick = 0; tick <= TICKS; tick++) {
            double share = (double) tick / TICKS;
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.1f</text>",
                    left + share * SIDE, TOP + SIDE + 16, share);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>", left - 6, y(share) + 4, share);
        }
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">said</text>", left + SIDE / 2, TOP + SIDE + 34);
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">right</text>", left - 6, TOP - 12);
        for (Step step : judgements.steps()) {
            Interval interval = Interval.of(step.right(), step.names());
            double x = left + step.said() * SIDE;
            add(
                    "<path d=\"M%.1f %.1f V%.1f\" stroke=\"#1f6f8b\" stroke-width=\"2\"/>",
                    x, y(interval.low()), y(interval.high()));
            add(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#1f6f8b\"><title>%d names</title></circle>",
                    x, y(step.right()), step.names());
        }
    }

    private static double y(double share) {
        return TOP + SIDE * (1 - share);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
