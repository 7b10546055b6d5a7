package org.bitebudget.forecast.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Draws the MASE of models by step ahead as an SVG. */
public final class ScorePlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int MARGIN = 48;
    private static final String[] COLOURS = {"#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#b07aa1", "#76b7b2"};

    private ScorePlot() {}

    /** Writes the file; all scores have the same horizon. */
    public static void write(List<PanelScore> scores, Path file) throws IOException {
        double top = scores.stream()
                .flatMap(score -> score.maseByStep().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        StringBuilder svg = new StringBuilder(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH, HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int k = 0; k <= 4; k++) {
            double value = top * k / 4;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/><text x=\"8\" y=\"%.1f\">%.2f</text>%n",
                    MARGIN,
                    WIDTH - MARGIN,
                    y(value, top),
                    y(value, top),
                    y(value, top) + 4,
                    value));
        }
        for (int i = 0; i < scores.size(); i++) {
            svg.append(line(scores.get(i), i, top));
        }
        svg.append(String.format(
                "<text x=\"%d\" y=\"%d\">steps ahead (MASE)</text>%n</svg>%n", WIDTH / 2 - 50, HEIGHT - 10));
        Files.writeString(file, svg);
    }

    private static String line(PanelScore score, int index, double top) {
        StringBuilder points = new StringBuilder();
        int steps = score.maseByStep().size();
        for (int h = 0; h < steps; h++) {
            double x = MARGIN + (WIDTH - 2.0 * MARGIN) * (steps == 1 ? 0.5 : (double) h / (steps - 1));
            points.append(String.format(
                    Locale.ROOT, "%.1f,%.1f ", x, y(score.maseByStep().get(h), top)));
        }
        String colour = COLOURS[index % COLOURS.length];
        return String.format(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n"
                        + "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
                colour, points.toString().strip(), MARGIN + 8, 20 + 16 * index, colour, score.model());
    }

    private static double y(double value, double top) {
        return HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * value / top;
    }
}
