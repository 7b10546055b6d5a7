package org.bitebudget.stack.sample;

/**
 * Projective map from a quadrilateral to the unit square, in closed form (Heckbert, "Fundamentals of Texture Mapping
 * and Image Warping", 1989, section 2.2.3).
 */
final class Homography {

    private final double[] m;

    private Homography(double[] m) {
        this.m = m;
    }

    /**
     * @param x corner abscissae in the order of (0,0), (1,0), (1,1), (0,1)
     * @param y corner ordinates in the same order
     */
    static Homography toUnitSquare(double[] x, double[] y) {
        double dx1 = x[1] - x[2];
        double dx2 = x[3] - x[2];
        double dx3 = x[0] - x[1] + x[2] - x[3];
        double dy1 = y[1] - y[2];
        double dy2 = y[3] - y[2];
        double dy3 = y[0] - y[1] + y[2] - y[3];
        double det = dx1 * dy2 - dx2 * dy1;
        double g = (dx3 * dy2 - dx2 * dy3) / det;
        double h = (dx1 * dy3 - dx3 * dy1) / det;
        double a = x[1] - x[0] + g * x[1];
        double b = x[3] - x[0] + h * x[3];
        double c = x[0];
        double d = y[1] - y[0] + g * y[1];
        double e = y[3] - y[0] + h * y[3];
        double f = y[0];
        // the adjoint inverts up to a factor, which a projective map does not mind
        return new Homography(new double[] {
            e - f * h, c * h - b, b * f - c * e,
            f * g - d, a - c * g, c * d - a * f,
            d * h - e * g, b * g - a * h, a * e - b * d
        });
    }

    double u(double x, double y) {
        return (m[0] * x + m[1] * y + m[2]) / (m[6] * x + m[7] * y + m[8]);
    }

    double v(double x, double y) {
        return (m[3] * x + m[4] * y + m[5]) / (m[6] * x + m[7] * y + m[8]);
    }
}
