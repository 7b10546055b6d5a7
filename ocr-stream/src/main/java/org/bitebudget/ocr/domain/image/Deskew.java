package org.bitebudget.ocr.domain.image;

/**
 * Finds and takes back a small tilt. Text rows make the sharpest row profile when they lie level, so the angle with the
 * largest sum of squared profile counts is the tilt (Postl 1986, "Detection of linear oblique structures and skew scan
 * in digitized documents").
 */
public final class Deskew {

    private static final int SHRINK = 4;
    private static final double LIMIT_DEGREES = 8;
    private static final double COARSE_STEP = 0.5;
    private static final double FINE_STEP = 0.05;
    /** Below this the turned picture would only lose sharpness. */
    private static final double WORTH_DEGREES = 0.15;

    private Deskew() {}

    /** Tilt in degrees, positive when rows fall towards the right, within eight degrees either way; 0 where it is slight. */
    public static double tilt(GrayImage image) {
        int factor = image.width() < 900 ? 2 : SHRINK;
        Edges edges = Edges.of(image.shrink(factor));
        double coarse = best(edges, -LIMIT_DEGREES, LIMIT_DEGREES, COARSE_STEP);
        double degrees = best(edges, coarse - COARSE_STEP, coarse + COARSE_STEP, FINE_STEP);
        return Math.abs(degrees) < WORTH_DEGREES ? 0 : degrees;
    }

    private static double best(Edges edges, double from, double to, double step) {
        double bestAngle = 0;
        double bestScore = edges.profile(0);
        int steps = (int) Math.round((to - from) / step);
        for (int i = 0; i <= steps; i++) {
            double angle = from + i * step;
            double score = edges.profile(angle);
            if (score > bestScore * 1.0001) {
                bestScore = score;
                bestAngle = angle;
            }
        }
        return bestAngle;
    }

    /** The picture with so much tilt taken out, turned about its centre. */
    public static GrayImage level(GrayImage image, double degrees) {
        if (degrees == 0) {
            return image;
        }
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        int width = image.width();
        int height = image.height();
        byte[] source = image.pixels();
        GrayImage rotated = GrayImage.blank(width, height);
        byte[] target = rotated.pixels();
        double centreX = width / 2.0;
        double centreY = height / 2.0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double fromX = centreX + (x - centreX) * cos - (y - centreY) * sin;
                double fromY = centreY + (x - centreX) * sin + (y - centreY) * cos;
                int left = (int) fromX;
                int top = (int) fromY;
                if (fromX >= 0 && fromY >= 0 && left < width - 1 && top < height - 1) {
                    target[y * width + x] = interpolate(source, top * width + left, width, fromX - left, fromY - top);
                }
            }
        }
        return rotated;
    }

    private static byte interpolate(byte[] source, int at, int width, double right, double down) {
        double upper = (source[at] & 0xff) * (1 - right) + (source[at + 1] & 0xff) * right;
        double lower = (source[at + width] & 0xff) * (1 - right) + (source[at + width + 1] & 0xff) * right;
        return (byte) Math.round(upper * (1 - down) + lower * down);
    }

    /** Lower edges of ink: pixels clearly darker than the one below them. */
    private static final class Edges {

        private static final int CONTRAST = 40;

        private final int[] xs;
        private final int[] ys;
        private final int width;
        private final int height;
        private int count;

        private Edges(int width, int height) {
            this.width = width;
            this.height = height;
            this.xs = new int[width * height];
            this.ys = new int[width * height];
        }

        static Edges of(GrayImage image) {
            Edges edges = new Edges(image.width(), image.height());
            for (int y = 0; y + 1 < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    if (image.at(x, y + 1) - image.at(x, y) > CONTRAST) {
                        edges.xs[edges.count] = x;
                        edges.ys[edges.count++] = y;
                    }
                }
            }
            return edges;
        }

        double profile(double degrees) {
            double slope = Math.tan(Math.toRadians(degrees));
            int margin = (int) (width * Math.abs(slope)) + 2;
            int[] rows = new int[height + 2 * margin];
            for (int i = 0; i < count; i++) {
                rows[(int) Math.floor(ys[i] - xs[i] * slope) + margin]++;
            }
            double score = 0;
            for (int row : rows) {
                score += (double) row * row;
            }
            return score;
        }
    }
}
