package io.muster.web.connection;

import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Keeps threads for those who ask after health, whatever holds up all others. Any thread may call. */
public final class ReservedThreads extends Handler.Wrapper {

    private static final String HEALTH = "/health/";

    private final Semaphore others;

    /** @param most threads that others may hold */
    public ReservedThreads(int most) {
        this.others = new Semaphore(most);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getCanonicalPath();
        if (path != null && path.startsWith(HEALTH)) {
            return super.handle(request, response, callback);
        }
        if (!others.tryAcquire()) {
            // Said without waiting for anybody. Requests in a row on one connection have a thread of their own until
            // none is left, so this one has none behind it.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            RequestRefusal.of(
                    request, new RequestRefusal(503, "Too much is asked at once. Try this again in a moment."));
            return super.handle(request, response, callback);
        }
        try {
            return super.handle(request, response, callback);
        } finally {
            others.release();
        }
    }
}
