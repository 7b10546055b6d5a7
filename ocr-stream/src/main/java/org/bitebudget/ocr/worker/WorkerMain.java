package org.bitebudget.ocr.worker;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.bitebudget.ocr.engine.ReceiptRecogniser;
import org.bitebudget.ocr.engine.TesseractEngine;

/**
 * A process that recognises one image after the other: images come on standard input, words leave on standard output.
 * It ends when its input does, so it never outlives its owner, not even in the middle of an image. Arguments: directory
 * for the unpacked libraries, directory of the trained data.
 */
public final class WorkerMain {

    private WorkerMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        // whatever a library prints must not get between the frames
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        BlockingQueue<byte[]> images = new LinkedBlockingQueue<>();
        try (ReceiptRecogniser recogniser =
                new ReceiptRecogniser(new TesseractEngine(Path.of(args[0]), Path.of(args[1])))) {
            Thread input = new Thread(() -> listen(images), "input");
            input.setDaemon(true);
            input.start();
            Frames.write(out, Frames.READY, recogniser.version().getBytes(StandardCharsets.UTF_8));
            while (true) {
                answer(recogniser, images.take(), out);
            }
        }
    }

    private static void answer(ReceiptRecogniser recogniser, byte[] image, DataOutputStream out) throws IOException {
        try {
            Frames.write(out, Frames.TEXT, TextCodec.encode(recogniser.recognise(image)));
        } catch (UnreadableImageException e) {
            String refusal = e.refusal().name() + "\n" + e.getMessage();
            Frames.write(out, Frames.REFUSED, refusal.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void listen(BlockingQueue<byte[]> images) {
        try {
            DataInputStream in = new DataInputStream(System.in);
            while (true) {
                images.add(Frames.read(in).content());
            }
        } catch (IOException | UncheckedIOException e) {
            // the owner is gone; recognition may be in native code, so nothing gentler ends the process
            Runtime.getRuntime().halt(0);
        }
    }
}
