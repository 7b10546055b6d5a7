package org.bitebudget.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures that show printed receipts in some position on a ground. */
public final class ReceiptPicture {

    private final BufferedImage picture;

    private ReceiptPicture(BufferedImage picture) {
        this.picture = picture;
    }

    /** A ground of one brightness. */
    public static ReceiptPicture ground(int width, int height, int brightness) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(brightness, brightness, brightness));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return new ReceiptPicture(image);
    }

    /** The receipt alone, as printed. */
    public static BufferedImage printed(PrintedReceipt receipt) {
        try {
            return ImageIO.read(new ByteArrayInputStream(receipt.image("png")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lays a receipt down.
     *
     * @param centreX where its centre comes to lie
     * @param centreY where its centre comes to lie
     * @param degrees how much it is turned clockwise
     * @return where a point of the receipt comes to lie
     */
    public AffineTransform lay(BufferedImage receipt, double centreX, double centreY, double degrees) {
        AffineTransform place = AffineTransform.getTranslateInstance(centreX, centreY);
        place.rotate(Math.toRadians(degrees));
        place.translate(-receipt.getWidth() / 2.0, -receipt.getHeight() / 2.0);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(receipt, place, null);
        graphics.dispose();
        return place;
    }

    /** Only the part of the picture above a row of pixels. */
    public ReceiptPicture above(int bottom) {
        return new ReceiptPicture(picture.getSubimage(0, 0, picture.getWidth(), bottom));
    }

    /** The picture in another size. */
    public ReceiptPicture scaled(double factor) {
        int width = (int) Math.round(picture.getWidth() * factor);
        int height = (int) Math.round(picture.getHeight() * factor);
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return new ReceiptPicture(scaled);
    }

    public byte[] jpeg() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a point lies after a transformation. */
    public static Point2D moved(AffineTransform place, double x, double y) {
        return place.transform(new Point2D.Double(x, y), null);
    }
}
