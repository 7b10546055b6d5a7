package org.bitebudget.ocr.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the first bytes of a file say it is; names and declared types are not trusted. */
enum FileKind {
    JPEG,
    PNG,
    WEBP,
    PDF,
    /** An image, but none that is read here. */
    OTHER_IMAGE,
    UNKNOWN;

    private static final int PDF_SEARCH = 1024;

    static FileKind of(byte[] file) {
        if (starts(file, 0xff, 0xd8, 0xff)) {
            return JPEG;
        }
        if (starts(file, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return PNG;
        }
        if (starts(file, 'R', 'I', 'F', 'F') && has(file, 8, "WEBP")) {
            return WEBP;
        }
        // readers accept some bytes before a PDF's header
        String head = new String(file, 0, Math.min(file.length, PDF_SEARCH), StandardCharsets.ISO_8859_1);
        if (head.contains("%PDF-")) {
            return PDF;
        }
        boolean otherImage = has(file, 0, "GIF8")
                || has(file, 0, "BM")
                || has(file, 0, "II*\0")
                || has(file, 0, "MM\0*")
                || has(file, 4, "ftyphei")
                || has(file, 4, "ftypavif")
                || has(file, 4, "ftypmif1");
        return otherImage ? OTHER_IMAGE : UNKNOWN;
    }

    private static boolean starts(byte[] file, int... magic) {
        if (file.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((file[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(byte[] file, int offset, String text) {
        byte[] magic = text.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= offset + magic.length
                && Arrays.equals(file, offset, offset + magic.length, magic, 0, magic.length);
    }
}
