package org.bitebudget.platform.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Reads whole bodies into memory, up to a limit. Routes that stream do without. */
public final class Bodies {

    private Bodies() {}

    /** Handler that answers 413 to a body larger than this; no file is ever written. */
    public static Handler<RoutingContext> buffered(long maxBytes) {
        BodyHandler handler = BodyHandler.create(false).setBodyLimit(maxBytes);
        // as a plain handler, since Vert.x would insist on reading bodies before it is known who sends them
        return request -> handler.handle(request);
    }
}
