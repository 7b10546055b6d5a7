package org.bitebudget.gateway.connector;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer's bytes as text.
 *
 * @param text with U+FFFD for what is none of the encoding
 * @param brokenBytes bytes that are none of the encoding
 */
record PageText(String text, long brokenBytes) {

    private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:+-]+)");
    private static final Pattern OWN_WORDS = Pattern.compile(
            "(?i)<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:+-]+)|<meta[^>]*charset\\s*=\\s*[\"']?([\\w.:+-]+)");
    private static final int LOOK_AHEAD = 2048;

    /**
     * Decodes an answer. Its encoding is the declared one, else what a byte order mark, the header {@code Content-Type} or the
     * page's own words say, else UTF-8.
     */
    static PageText of(byte[] bytes, Optional<Charset> declared, String contentType) {
        Charset charset = declared.or(() -> byteOrderMark(bytes))
                .or(() -> named(HEADER.matcher(contentType), 1))
                .or(() -> ownWords(bytes))
                .orElse(StandardCharsets.UTF_8);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 16);
        long broken = 0;
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            broken += result.length();
            in.position(in.position() + result.length());
            out.put('\uFFFD');
            result = decoder.decode(in, out, true);
        }
        decoder.flush(out);
        String text = out.flip().toString();
        return new PageText(text.startsWith("\uFEFF") ? text.substring(1) : text, broken);
    }

    private static Optional<Charset> byteOrderMark(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        boolean utf8 =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return utf8 ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
    }

    private static Optional<Charset> ownWords(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LOOK_AHEAD), StandardCharsets.ISO_8859_1);
        Matcher words = OWN_WORDS.matcher(start);
        return words.find() ? charset(words.group(1) == null ? words.group(2) : words.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(Matcher matcher, int group) {
        return matcher.find() ? charset(matcher.group(group)) : Optional.empty();
    }

    /** A name that nobody knows says nothing. */
    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
