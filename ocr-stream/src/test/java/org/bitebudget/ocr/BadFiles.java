package org.bitebudget.ocr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files that are no receipt images. */
public final class BadFiles {

    private static final int BOMB_SIDE = 50_000;

    private BadFiles() {}

    public static byte[] text() {
        return "MZ this is a program, not a picture".getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] gif() {
        return "GIF89a\1\0\1\0".getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The first part of a sound picture. */
    public static byte[] truncated(String format) {
        byte[] whole = PrintedReceipt.number(0).image(format);
        return Arrays.copyOf(whole, whole.length / 3);
    }

    /** A PNG of a few bytes that declares 50,000 × 50,000 pixels. */
    public static byte[] pngBomb() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeBytes("IHDR");
            fields.writeInt(BOMB_SIDE);
            fields.writeInt(BOMB_SIDE);
            fields.write(new byte[] {8, 2, 0, 0, 0});
            out.writeInt(header.size() - 4);
            out.write(header.toByteArray());
            CRC32 crc = new CRC32();
            crc.update(header.toByteArray());
            out.writeInt((int) crc.getValue());
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sound little JPEG whose frame header was changed to 50,000 × 50,000 pixels. */
    public static byte[] jpegBomb() {
        byte[] jpeg = picture(16, 16, "jpeg");
        for (int i = 2; i < jpeg.length - 9; i++) {
            boolean isFrame = (jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0;
            if (isFrame) {
                for (int at : new int[] {i + 5, i + 7}) {
                    jpeg[at] = (byte) (BOMB_SIDE >> 8);
                    jpeg[at + 1] = (byte) BOMB_SIDE;
                }
                return jpeg;
            }
        }
        throw new IllegalStateException("the JPEG has no frame header");
    }

    public static byte[] pdfWithoutPages() {
        try (PDDocument document = new PDDocument()) {
            return PrintedReceipt.saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] encryptedPdf() {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return PrintedReceipt.saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A white picture. */
    public static byte[] picture(int width, int height, String format) {
        try {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            byte[] pixels = ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData();
            Arrays.fill(pixels, (byte) 0xff);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
