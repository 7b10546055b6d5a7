package org.bitebudget.stack.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bitebudget.stack.sample.SlipRow.Size;

/** Prints rows on thermal paper: a grey picture without any camera in between. */
final class ReceiptPaper {

    private static final double EM = 30;
    private static final double CELL = EM * 0.6;
    private static final int ROW = 38;
    private static final int MARGIN = 46;
    private static final int PAPER = 247;
    private static final int INK = 28;

    private ReceiptPaper() {}

    static BufferedImage print(
            List<SlipRow> rows, TillStyle style, PhotoConditions conditions, RandomGenerator random) {
        int width = (int) Math.ceil(style.columns() * CELL) + 2 * MARGIN;
        int height = rows.stream().mapToInt(ReceiptPaper::height).sum() + 2 * MARGIN;
        BufferedImage ink = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = ink.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        PrinterFont font = PrinterFont.of(style.face());
        int y = MARGIN;
        for (SlipRow row : rows) {
            draw(graphics, row, font, y);
            y += height(row);
        }
        graphics.dispose();
        return burn(ink, conditions, random);
    }

    private static int height(SlipRow row) {
        return row.size() == Size.NORMAL ? ROW : 2 * ROW;
    }

    /** Glyphs stand in cells as on a print head, proportional faces too, narrowed where they would touch. */
    private static void draw(Graphics2D graphics, SlipRow row, PrinterFont font, int top) {
        double wide = row.size() == Size.DOUBLE ? 2 : 1;
        double tall = row.size() == Size.NORMAL ? 1 : 1.8;
        double baseline = top + (height(row) - EM * tall) / 2 + EM * tall * 0.8;
        for (int i = 0; i < row.text().length(); i++) {
            char character = row.text().charAt(i);
            double advance = font.advance(character);
            double narrow = Math.min(1, 0.62 / advance);
            double offset = (0.6 - advance * narrow) / 2 * EM * wide;
            AffineTransform place = AffineTransform.getTranslateInstance(MARGIN + i * CELL * wide + offset, baseline);
            place.scale(EM * wide * narrow, EM * tall);
            graphics.fill(place.createTransformedShape(font.outline(character)));
        }
    }

    /** Turns coverage into grey: the head's dots, stripes of dead elements, fading along the paper and paper grain. */
    private static BufferedImage burn(BufferedImage ink, PhotoConditions conditions, RandomGenerator random) {
        int width = ink.getWidth();
        int height = ink.getHeight();
        double[] column = columnStrength(width, conditions, random);
        double wave = random.nextDouble(Math.PI * 2);
        BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            double along = 1 - conditions.fading() * (0.6 + 0.4 * Math.sin(wave + y * 5.0 / height));
            for (int x = 0; x < width; x++) {
                double coverage = ink.getRaster().getSample(x, y, 0) / 255.0;
                double dot = 1 - conditions.dots() * ((x % 3 == 0 || y % 3 == 0) ? random.nextDouble(0.6) : 0);
                double strength = coverage * along * column[x] * dot;
                double grey = PAPER - (PAPER - INK) * strength + random.nextGaussian() * 1.2;
                paper.getRaster().setSample(x, y, 0, Math.max(0, Math.min(255, (int) Math.round(grey))));
            }
        }
        return paper;
    }

    private static double[] columnStrength(int width, PhotoConditions conditions, RandomGenerator random) {
        double[] strength = new double[width];
        Arrays.fill(strength, 1);
        for (int i = 0; i < conditions.deadColumns(); i++) {
            int at = random.nextInt(width - 3);
            for (int x = at; x < at + 2; x++) {
                strength[x] = 0.35;
            }
        }
        return strength;
    }
}
