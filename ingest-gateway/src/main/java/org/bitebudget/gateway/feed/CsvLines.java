package org.bitebudget.gateway.feed;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.RowReject;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;

/**
 * Hands a CSV parser one line a read, and remembers the lines of the record it is at. A record may span several lines, but
 * only so many: a quote without end must not swallow the feed.
 */
final class CsvLines extends Reader {

    private static final int MOST_LINES_OF_A_RECORD = 20;

    private final BoundedLines lines;
    private final Deque<BoundedLines.Line> pushedBack = new ArrayDeque<>();
    private final List<BoundedLines.Line> record = new ArrayList<>();
    private String handingOut = "";
    private int next;
    private IOException senderFailure;

    CsvLines(BoundedLines lines) {
        this.lines = lines;
    }

    /** The first line of the feed. */
    String headerLine() throws IOException {
        BoundedLines.Line first =
                lines.next().orElseThrow(() -> new ProblemException(ErrorCode.EMPTY_BODY, "The feed has no lines."));
        if (first.reject() != null) {
            throw new ProblemException(
                    ErrorCode.MALFORMED_FEED_LINE,
                    "The header: " + first.reject().reason() + ".");
        }
        return first.text();
    }

    /** Forgets the record that was read; a next line that is no text is taken out and returned. */
    Optional<RowReject> startRecord() throws IOException {
        record.clear();
        Optional<BoundedLines.Line> line = take();
        if (line.isPresent() && line.get().reject() != null) {
            return Optional.of(line.get().reject());
        }
        line.ifPresent(pushedBack::addFirst);
        return Optional.empty();
    }

    /** Number of the record's first line. */
    long firstLine() {
        return record.get(0).number();
    }

    /** Makes the lines after the record's first one come again. */
    void pushBackAllButFirst() {
        for (int i = record.size() - 1; i > 0; i--) {
            pushedBack.addFirst(record.get(i));
        }
        record.clear();
        handingOut = "";
        next = 0;
    }

    /** The parser wraps what the sender's stream threw; this throws it as it was. */
    void rethrowIfSenderFailed() throws IOException {
        if (senderFailure != null) {
            throw senderFailure;
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (next == handingOut.length()) {
            Optional<BoundedLines.Line> line = nextOfRecord();
            if (line.isEmpty()) {
                return -1;
            }
            handingOut = line.get().text() + "\n";
            next = 0;
        }
        int count = Math.min(length, handingOut.length() - next);
        handingOut.getChars(next, next + count, target, offset);
        next += count;
        return count;
    }

    private Optional<BoundedLines.Line> nextOfRecord() throws IOException {
        Optional<BoundedLines.Line> line = take();
        if (line.isEmpty()) {
            return line;
        }
        boolean endless = record.size() == MOST_LINES_OF_A_RECORD || line.get().reject() != null;
        if (endless && !record.isEmpty()) {
            pushedBack.addFirst(line.get());
            throw new IOException("the record does not end");
        }
        record.add(line.get());
        return line;
    }

    private Optional<BoundedLines.Line> take() throws IOException {
        if (!pushedBack.isEmpty()) {
            return Optional.of(pushedBack.pollFirst());
        }
        try {
            return lines.next();
        } catch (IOException e) {
            senderFailure = e;
            throw e;
        }
    }

    @Override
    public void close() {
        // the request's body belongs to whoever opened it
    }
}
