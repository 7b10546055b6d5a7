package org.bitebudget.platform.ids;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The codec of record keys: each part is NFC-normalised, percent-encoded as in RFC 3986 (all but letters, digits and
 * {@code -._~} of ASCII, over UTF-8, upper-case hex), and the parts are joined by {@code |}. Equal parts give equal bytes,
 * whatever their Unicode form was, and a {@code |} inside a part stays apart from the separator.
 */
public final class Keys {

    /** Stands between the parts. */
    public static final char SEPARATOR = '|';

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED = "-._~";

    private Keys() {}

    /**
     * The key of these parts.
     *
     * @throws IllegalArgumentException if there is no part or one is empty
     */
    public static String join(String... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("a key needs at least one part");
        }
        StringBuilder key = new StringBuilder();
        for (String part : parts) {
            if (part.isEmpty()) {
                throw new IllegalArgumentException("a key has no empty parts");
            }
            if (!key.isEmpty()) {
                key.append(SEPARATOR);
            }
            append(part, key);
        }
        return key.toString();
    }

    /**
     * The parts of a key, decoded.
     *
     * @throws MalformedKeyException if a part is empty, holds a character that should have been encoded, or a broken escape
     */
    public static List<String> split(String key) {
        List<String> parts = new ArrayList<>(4);
        int start = 0;
        for (int end = key.indexOf(SEPARATOR); end >= 0; end = key.indexOf(SEPARATOR, start)) {
            parts.add(decode(key, start, end));
            start = end + 1;
        }
        parts.add(decode(key, start, key.length()));
        return List.copyOf(parts);
    }

    /**
     * The first part, decoded: the household of household topics.
     *
     * @throws MalformedKeyException as {@link #split}
     */
    public static String firstPart(String key) {
        int end = key.indexOf(SEPARATOR);
        return decode(key, 0, end < 0 ? key.length() : end);
    }

    private static void append(String part, StringBuilder key) {
        if (isUnreserved(part)) {
            key.append(part);
        } else {
            encode(Normalizer.normalize(part, Normalizer.Form.NFC), key);
        }
    }

    private static void encode(String part, StringBuilder key) {
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                key.append((char) b);
            } else {
                key.append('%');
                HEX.toHexDigits(key, b);
            }
        }
    }

    private static String decode(String key, int start, int end) {
        if (start == end) {
            throw new MalformedKeyException("the key has an empty part");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            char c = key.charAt(i);
            if (c == '%') {
                bytes.write(escaped(key, i + 1, end));
                i += 2;
            } else if (isUnreserved(c)) {
                bytes.write(c);
            } else {
                throw new MalformedKeyException("the key holds a bare character U+%04X".formatted((int) c));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedKeyException("the key's bytes are not UTF-8");
        }
    }

    private static int escaped(String key, int start, int end) {
        if (start + 2 > end
                || !HexFormat.isHexDigit(key.charAt(start))
                || !HexFormat.isHexDigit(key.charAt(start + 1))) {
            throw new MalformedKeyException("the key has a % without two hex digits");
        }
        return HexFormat.fromHexDigits(key, start, start + 2);
    }

    /** Whether the part stands in a key as it is, which most do. */
    private static boolean isUnreserved(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (!isUnreserved(part.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c > 0 && UNRESERVED.indexOf(c) >= 0);
    }
}
