package org.bitebudget.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** A Vert.x server that does nothing but answer as many bytes as it is asked for: what HTTP alone costs here. */
public final class BareRoute {

    private BareRoute() {}

    /** Argument: the port. */
    public static void main(String[] args) {
        Vertx.vertx()
                .createHttpServer()
                .requestHandler(request -> {
                    int bytes = Integer.parseInt(request.getParam("bytes", "2"));
                    request.response()
                            .putHeader("Content-Type", "application/octet-stream")
                            .end(Buffer.buffer(new byte[bytes]));
                })
                .listen(Integer.parseInt(args[0]), "localhost");
    }
}
