package org.bitebudget.ocr.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bitebudget.ocr.domain.product.TextEmbedding;
import org.bitebudget.ocr.libraries.BundledLibrary;

/**
 * all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020), 8-bit: the mean of the last layer over a text's tokens,
 * scaled to length one, {@value #DIMENSIONS} dimensions. It knows English well and other languages little.
 *
 * <p>Texts run through the model one at a time: its 8-bit steps are scaled by the whole batch, so a batch would let
 * neighbours change a text's vector, and for texts as short as these it gains next to nothing. Vectors are the same from
 * run to run on one kind of processor; their last digits may differ on another.
 *
 * <p>May be shared by threads; holds about 150 MB of native memory until closed.
 */
public final class MiniLm implements TextEmbedding, AutoCloseable {

    /** Length of each vector. */
    public static final int DIMENSIONS = 384;

    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String VOCABULARY = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final String RUNTIME = "/ai/onnxruntime/native/linux-x64/";

    /** Product texts are shorter; longer ones are cut. */
    private static final int MOST_TOKENS = 64;

    private final HuggingFaceTokenizer tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ExecutorService threads;

    private MiniLm(
            HuggingFaceTokenizer tokenizer, OrtEnvironment environment, OrtSession session, ExecutorService threads) {
        this.tokenizer = tokenizer;
        this.environment = environment;
        this.session = session;
        this.threads = threads;
    }

    /**
     * Loads the model that is on the class path; nothing is downloaded, and nothing is reported to anyone.
     *
     * @param libraries directory into which native libraries are unpacked once
     * @param threads texts embedded at once
     * @throws IOException when the libraries cannot be unpacked there
     */
    public static MiniLm open(Path libraries, int threads) throws IOException {
        Path directory = Files.createDirectories(libraries).toAbsolutePath();
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_CACHE_DIR", directory.toString());
        BundledLibrary.unpack(RUNTIME + "libonnxruntime.so", directory);
        BundledLibrary.unpack(RUNTIME + "libonnxruntime4j_jni.so", directory);
        System.setProperty("onnxruntime.native.path", directory.toString());

        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream model = MiniLm.class.getResourceAsStream(MODEL);
                InputStream vocabulary = MiniLm.class.getResourceAsStream(VOCABULARY)) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                    vocabulary,
                    Map.of("padding", "false", "truncation", "true", "maxLength", Integer.toString(MOST_TOKENS)));
            return new MiniLm(
                    tokenizer,
                    environment,
                    environment.createSession(model.readAllBytes(), options),
                    Executors.newFixedThreadPool(threads, MiniLm::daemon));
        } catch (OrtException e) {
            throw new IllegalStateException("the language model cannot be loaded", e);
        }
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        List<Future<float[]>> running = new ArrayList<>(texts.size());
        texts.forEach(text -> running.add(threads.submit(() -> embed(text))));
        List<float[]> vectors = new ArrayList<>(texts.size());
        try {
            for (Future<float[]> vector : running) {
                vectors.add(vector.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a text cannot be embedded", e);
        } catch (InterruptedException e) {
            running.forEach(vector -> vector.cancel(true));
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return vectors;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the language model cannot be closed", e);
        }
    }

    private float[] embed(String text) throws OrtException {
        Encoding tokens = tokenizer.encode(text);
        try (OnnxTensor ids = row(tokens.getIds());
                OnnxTensor mask = row(tokens.getAttentionMask());
                OnnxTensor types = row(tokens.getTypeIds());
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return mean(((OnnxTensor) result.get(0)).getFloatBuffer());
        }
    }

    private OnnxTensor row(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    /** Mean over the tokens, of length one. */
    private static float[] mean(FloatBuffer layer) {
        double[] sums = new double[DIMENSIONS];
        for (int i = 0; layer.hasRemaining(); i++) {
            sums[i % DIMENSIONS] += layer.get();
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        float[] mean = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            mean[i] = (float) (sums[i] / Math.sqrt(squares));
        }
        return mean;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "embedding");
        thread.setDaemon(true);
        return thread;
    }
}
