package io.muster.braze;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Keeps a call to Braze from having no end: however its bytes drip in, it is over after a time, and of an answer no more
 * is read than one of Braze's can have. The client itself knows only how long to wait for the next byte. Used by many
 * threads.
 */
public final class ResponseBounds implements HttpClientConfigurer, AutoCloseable {

    private final Duration most;
    private final ScheduledExecutorService watch;

    /** @param most for a whole call, from the first byte out to the last byte in */
    public ResponseBounds(Duration most) {
        this.most = most;
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "answer-bounds");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.addExecInterceptorFirst("answer-bounds", this::bounded);
    }

    private ClassicHttpResponse bounded(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException {
        Future<?> end = watch.schedule(() -> cancel(scope), most.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return read(chain.proceed(request, scope), scope);
        } catch (CancellationException e) {
            throw new SocketTimeoutException("no answer in time");
        } catch (HttpException | IllegalArgumentException | IllegalStateException e) {
            // An encoding that nobody asked for, a status that is none: no answer, as one that is cut off is none.
            // Without its cause, which for the route would be a fault of our own.
            throw new ProtocolException(
                    "no answer that can be read (" + e.getClass().getSimpleName() + ")");
        } finally {
            end.cancel(false);
        }
    }

    private static void cancel(ExecChain.Scope scope) {
        if (scope.originalRequest instanceof Cancellable request) {
            request.cancel();
        }
    }

    private static ClassicHttpResponse read(ClassicHttpResponse response, ExecChain.Scope scope) throws IOException {
        HttpEntity entity = response.getEntity();
        InputStream content = entity == null ? null : entity.getContent();
        if (content == null) {
            return response;
        }
        boolean whole = false;
        try {
            // One byte more than may be, so that it is seen. The client has unpacked it, piece by piece.
            byte[] bytes = content.readNBytes(ResponseBody.MOST_BYTES + 1);
            whole = bytes.length <= ResponseBody.MOST_BYTES;
            response.setEntity(new ByteArrayEntity(bytes, null));
            return response;
        } finally {
            if (whole) {
                content.close();
            } else {
                // A close would read the rest to its end.
                scope.execRuntime.discardEndpoint();
            }
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
