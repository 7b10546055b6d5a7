package org.bitebudget.embedded;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * ClickHouse's own HTTP and TCP servers in this JVM, out of its library.
 *
 * <p>The library runs one program, {@code clickhouse-local}, for as long as its queries last: the first ones open the ports, the last
 * one never ends by itself. Killing that query ends the server in order.
 */
public final class ClickHouseServer {

    private static final String KEEP_ALIVE = "bitebudget-keep-alive";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The functions of libchdb that are used here. */
    interface Chdb extends Library {
        /** 0 leaves the signal handlers to the JVM, which needs its own. */
        void chdb_set_signal_handlers_enabled(int enabled);

        /** Runs the program and returns when its queries have ended. */
        Pointer chdb_query_cmdline(int argc, Pointer argv);

        /** The program's error, or null. */
        Pointer chdb_result_error(Pointer result);
    }

    private final Chdb library;
    private final URI http;

    private ClickHouseServer(Chdb library, int httpPort) {
        this.library = library;
        this.http = URI.create("http://127.0.0.1:" + httpPort + "/");
    }

    /** Arguments: library, configuration file, data directory, HTTP port, TCP port. Returns when the server has ended. */
    public static void main(String[] args) throws InterruptedException {
        int httpPort = Integer.parseInt(args[3]);
        ClickHouseServer server = new ClickHouseServer(Native.load(args[0], Chdb.class), httpPort);
        server.library.chdb_set_signal_handlers_enabled(0);
        Thread engine = new Thread(
                () -> server.run(List.of(
                        "clickhouse-local",
                        "--config-file=" + args[1],
                        "--path=" + args[2],
                        // this program passes over the level in its configuration file, and traces every query
                        // otherwise
                        "--log-level=warning",
                        "--listen_host=127.0.0.1",
                        "--http_port=" + httpPort,
                        "--tcp_port=" + args[4],
                        "--query=SYSTEM START LISTEN HTTP; SYSTEM START LISTEN TCP; " + endlessQuery())),
                "clickhouse");
        engine.setDaemon(true);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(engine), "clickhouse-shutdown"));
        engine.start();
        engine.join();
        // the library leaves threads behind that would keep a JVM from ending
        Runtime.getRuntime().halt(1);
    }

    private static String endlessQuery() {
        return "SELECT '" + KEEP_ALIVE + "', sleepEachRow(3) FROM system.numbers SETTINGS max_block_size = 1,"
                + " function_sleep_max_microseconds_per_block = 0, max_execution_time = 0, log_queries = 0 FORMAT Null";
    }

    private void run(List<String> arguments) {
        Argv argv = new Argv(arguments);
        Pointer result = library.chdb_query_cmdline(argv.strings.size(), argv.pointers);
        Pointer error = library.chdb_result_error(result);
        String message = error == null ? "" : error.getString(0, "UTF-8");
        if (!message.contains("QUERY_WAS_CANCELLED")) {
            System.err.println("clickhouse ended: " + message);
        }
    }

    private void stop(Thread engine) {
        String kill = "KILL QUERY WHERE query LIKE '%" + KEEP_ALIVE + "%' AND query NOT LIKE 'KILL%' SYNC";
        try {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(http)
                                    .timeout(PATIENCE)
                                    .POST(HttpRequest.BodyPublishers.ofString(kill))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            engine.join(PATIENCE.toMillis());
        } catch (IOException e) {
            System.err.println("clickhouse could not be asked to end: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    /** C's argv; holds the memory of its strings for as long as it is reachable. */
    private static final class Argv {
        private final Memory pointers;
        private final List<Memory> strings;

        Argv(List<String> arguments) {
            strings = arguments.stream().map(Argv::terminated).toList();
            pointers = new Memory((long) Native.POINTER_SIZE * (arguments.size() + 1));
            for (int i = 0; i < strings.size(); i++) {
                pointers.setPointer((long) Native.POINTER_SIZE * i, strings.get(i));
            }
            pointers.setPointer((long) Native.POINTER_SIZE * strings.size(), null);
        }

        private static Memory terminated(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Memory memory = new Memory(bytes.length + 1L);
            memory.write(0, bytes, 0, bytes.length);
            memory.setByte(bytes.length, (byte) 0);
            return memory;
        }
    }
}
