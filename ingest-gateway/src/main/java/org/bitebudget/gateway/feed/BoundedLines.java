package org.bitebudget.gateway.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.RowFault;
import org.bitebudget.gateway.domain.feed.RowReject;

/** Cuts a stream into UTF-8 lines of bounded length, so that a feed without line breaks costs no memory. Skips blank lines. */
final class BoundedLines {

    private static final int BUFFER = 64 * 1024;
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    private int next;
    private int end;
    private long number;

    BoundedLines(InputStream in) {
        this.in = in;
    }

    /**
     * A line of the feed.
     *
     * @param number from 1
     * @param text without the line break, null if the line is no text
     * @param reject why it is no text, null if it is
     */
    record Line(long number, String text, RowReject reject) {}

    /** The next line that is not blank; empty at the end. */
    Optional<Line> next() throws IOException {
        while (true) {
            boolean[] tooLong = {false};
            if (!collect(tooLong)) {
                return Optional.empty();
            }
            number++;
            if (tooLong[0]) {
                return Optional.of(broken("longer than " + FeedRows.LONGEST_ROW + " bytes"));
            }
            Line text = decoded();
            if (text.text == null || !text.text.isBlank()) {
                return Optional.of(text);
            }
        }
    }

    /** Collects the bytes up to the line break; false at the end of the stream. */
    private boolean collect(boolean[] tooLong) throws IOException {
        line.reset();
        boolean any = false;
        while (fill()) {
            any = true;
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            if (line.size() + next - from > FeedRows.LONGEST_ROW) {
                tooLong[0] = true;
            } else {
                line.write(buffer, from, next - from);
            }
            if (next < end) {
                next++;
                return true;
            }
        }
        return any;
    }

    private boolean fill() throws IOException {
        if (next < end) {
            return true;
        }
        next = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private Line decoded() {
        byte[] bytes = line.toByteArray();
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes, length)) {
            return broken("not UTF-8; convert the feed to UTF-8");
        }
        boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new Line(number, marked ? text.substring(1) : text, null);
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private Line broken(String reason) {
        return new Line(
                number, null, new RowReject(number, null, RowFault.MALFORMED_FEED_LINE, "the line is " + reason));
    }
}
