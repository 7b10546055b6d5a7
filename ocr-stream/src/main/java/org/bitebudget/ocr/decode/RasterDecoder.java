package org.bitebudget.ocr.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.bitebudget.ocr.domain.Refusal;
import org.bitebudget.ocr.domain.UnreadableImageException;

/** Decodes pictures with ImageIO. */
final class RasterDecoder {

    private RasterDecoder() {}

    static DecodedPage decode(byte[] file, String format) throws UnreadableImageException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        Warnings warnings = new Warnings();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener(warnings);
            ImageDecoder.checkSize(reader.getWidth(0), reader.getHeight(0));
            BufferedImage image = reader.read(0);
            if (warnings.truncated) {
                throw new UnreadableImageException(Refusal.TRUNCATED, "image data ends early");
            }
            return GrayConversion.of(image);
        } catch (EOFException e) {
            throw new UnreadableImageException(Refusal.TRUNCATED, "image data ends early", e);
        } catch (IOException e) {
            throw refused(e);
        } catch (RuntimeException e) {
            // readers meet damaged data with all kinds of unchecked exceptions
            throw new UnreadableImageException(Refusal.NOT_AN_IMAGE, "damaged " + format, e);
        } finally {
            reader.dispose();
        }
    }

    private static UnreadableImageException refused(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException || saysTruncated(cause.getMessage())) {
                return new UnreadableImageException(Refusal.TRUNCATED, "image data ends early", e);
            }
        }
        return new UnreadableImageException(Refusal.NOT_AN_IMAGE, "damaged image", e);
    }

    private static boolean saysTruncated(String message) {
        return message != null && (message.contains("remature end") || message.contains("nexpected end"));
    }

    /** The JPEG reader fills what is missing with grey and only warns. */
    private static final class Warnings implements IIOReadWarningListener {

        private boolean truncated;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            truncated |= saysTruncated(warning);
        }
    }
}
