package org.bitebudget.stack.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Photographs a printed receipt: it lies a little askew on something, in uneven light, and the camera adds its noise. */
final class ReceiptPhoto {

    private static final int BORDER = 70;

    private final BufferedImage paper;
    private final PhotoConditions conditions;
    private final RandomGenerator random;

    private ReceiptPhoto(BufferedImage paper, PhotoConditions conditions, RandomGenerator random) {
        this.paper = paper;
        this.conditions = conditions;
        this.random = random;
    }

    /** The photo as JPEG bytes. */
    static byte[] take(BufferedImage paper, PhotoConditions conditions, RandomGenerator random) {
        return new ReceiptPhoto(paper, conditions, random).take();
    }

    private byte[] take() {
        double tilt = Math.toRadians(conditions.tiltDegrees());
        double sin = Math.abs(Math.sin(tilt));
        double cos = Math.cos(tilt);
        int width = (int) Math.ceil(paper.getWidth() * cos + paper.getHeight() * sin) + 2 * BORDER;
        int height = (int) Math.ceil(paper.getHeight() * cos + paper.getWidth() * sin) + 2 * BORDER;
        Homography toPaper = placed(width, height, tilt);
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        double shadowAngle = random.nextDouble(Math.PI);
        double grain = random.nextDouble(1000);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double light = light(x / (double) width, y / (double) height, shadowAngle);
                photo.setRGB(x, y, pixel(toPaper, x, y, light, grain));
            }
        }
        return jpeg(photo);
    }

    private Homography placed(int width, int height, double tilt) {
        double halfWidth = paper.getWidth() / 2.0;
        double halfHeight = paper.getHeight() / 2.0;
        double shift = conditions.perspective() * paper.getWidth();
        double[] left = {-halfWidth + shift, halfWidth - shift, halfWidth, -halfWidth};
        double[] top = {-halfHeight, -halfHeight, halfHeight, halfHeight};
        double[] x = new double[4];
        double[] y = new double[4];
        for (int i = 0; i < 4; i++) {
            x[i] = width / 2.0 + left[i] * Math.cos(tilt) - top[i] * Math.sin(tilt);
            y[i] = height / 2.0 + left[i] * Math.sin(tilt) + top[i] * Math.cos(tilt);
        }
        return Homography.toUnitSquare(x, y);
    }

    private int pixel(Homography toPaper, int x, int y, double light, double grain) {
        double v = toPaper.v(x, y);
        double u = toPaper.u(x, y) + conditions.curl() * Math.sin(Math.PI * v);
        double noise = random.nextGaussian() * conditions.noise();
        if (u >= 0 && u < 1 && v >= 0 && v < 1) {
            double grey = sample(u * (paper.getWidth() - 1), v * (paper.getHeight() - 1)) * light + noise;
            return rgb(grey, grey, grey * 0.97);
        }
        int base = conditions.background().rgb();
        double texture = texture(x, y, grain) * light;
        return rgb(
                (base >> 16 & 0xff) * texture + noise,
                (base >> 8 & 0xff) * texture + noise,
                (base & 0xff) * texture + noise);
    }

    private double light(double u, double v, double angle) {
        double across = (u - 0.5) * Math.cos(angle) + (v - 0.5) * Math.sin(angle);
        return 1 - conditions.shadow() * 0.5 * (1 + Math.tanh(4 * across));
    }

    private double texture(int x, int y, double grain) {
        return switch (conditions.background()) {
            case WOOD -> 1 + 0.12 * Math.sin((y + 18 * Math.sin(x * 0.004 + grain)) * 0.21) + 0.05 * Math.sin(y * 1.7);
            case SLATE -> 1 + 0.06 * Math.sin(x * 0.05 + grain) * Math.sin(y * 0.043);
            case LINEN -> 1 + 0.07 * (((x / 3 + y / 3) & 1) * 2 - 1);
            case SCANNER -> 1;
        };
    }

    /** Bilinear; a missed focus takes the mean over a cross of a pixel. */
    private double sample(double x, double y) {
        double sharp = bilinear(x, y);
        if (!conditions.blur()) {
            return sharp;
        }
        return (2 * sharp + bilinear(x - 1, y) + bilinear(x + 1, y) + bilinear(x, y - 1) + bilinear(x, y + 1)) / 6;
    }

    private double bilinear(double x, double y) {
        double inX = Math.max(0, Math.min(paper.getWidth() - 1.001, x));
        double inY = Math.max(0, Math.min(paper.getHeight() - 1.001, y));
        int left = (int) inX;
        int top = (int) inY;
        double fx = inX - left;
        double fy = inY - top;
        double upper = grey(left, top) * (1 - fx) + grey(left + 1, top) * fx;
        double lower = grey(left, top + 1) * (1 - fx) + grey(left + 1, top + 1) * fx;
        return upper * (1 - fy) + lower * fy;
    }

    private int grey(int x, int y) {
        return paper.getRaster().getSample(x, y, 0);
    }

    private static int rgb(double red, double green, double blue) {
        return level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(double value) {
        return Math.max(0, Math.min(255, (int) Math.round(value)));
    }

    private byte[] jpeg(BufferedImage photo) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(conditions.jpegQuality());
            writer.setOutput(stream);
            writer.write(null, new IIOImage(photo, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
