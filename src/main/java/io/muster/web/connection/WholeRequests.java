package io.muster.web.connection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a request on once all of it is there, so that no thread ever waits for somebody's body; what comes too slowly, is
 * too large or is no request that any route could read is refused here. HEAD goes the way of GET; the server leaves the
 * body out. Any thread may call.
 */
public final class WholeRequests extends Handler.Wrapper {

    public static final int MOST_BYTES = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(WholeRequests.class);
    private static final String SIGN_IN = "/sign-in";
    /** A name and a password, and where to go then. */
    private static final int MOST_BYTES_TO_SIGN_IN = 4 * 1024;
    /** Of all bodies that are waited for. */
    private static final long MOST_BYTES_AT_ONCE = 32L * 1024 * 1024;
    /** Of a body that is too large: who is still sending when the connection ends never reads why. */
    private static final long MOST_BYTES_PASSED_OVER = 1024 * 1024;

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");
    /** What would make another request of this one, behind the back of a proxy that looks at its method. */
    private static final Set<String> DISGUISES = Set.of("x-http-method-override", "x-http-method", "x-method-override");

    /** A percent sign that begins no byte, or one that begins the byte 0, which no text in the database may hold. */
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9a-fA-F]{2})|%00");

    private static final RequestRefusal NO_TEXT = new RequestRefusal(
            400, "The request holds a character that no text has (NUL), or a % that stands for none.");

    private static final Set<Charset> CHARSETS =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1);

    private static final RequestRefusal NO_TYPE = new RequestRefusal(
            415, "Send JSON, or a form as pages send it, in UTF-8; this Content-Type is none that is taken.");

    private final OpenConnections connections;
    private final Duration within;
    private final AtomicLong bytesHeld = new AtomicLong();

    /** @param within how long a body may take in all */
    public WholeRequests(OpenConnections connections, Duration within) {
        this.connections = connections;
        this.within = within;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        connections.isBusy(connection);
        Request.addCompletionListener(request, failure -> connections.isFree(connection));
        Optional<RequestRefusal> refusal = refusal(request);
        if (refusal.isPresent()) {
            return refuse(request, response, callback, refusal.get());
        }
        if (WITHOUT_BODY.contains(request.getMethod())) {
            return super.handle(new AsGet(request), response, callback);
        }
        connections.waitsForBody(connection, within);
        new Reception(request, response, callback, connection).begin();
        return true;
    }

    private static Optional<RequestRefusal> refusal(Request request) {
        if (!WITHOUT_BODY.contains(request.getMethod()) && !WITH_BODY.contains(request.getMethod())) {
            return Optional.of(new RequestRefusal(405, "No page and no part of the API takes this method."));
        }
        for (HttpField field : request.getHeaders()) {
            if (DISGUISES.contains(field.getLowerCaseName().replace('_', '-'))) {
                return Optional.of(new RequestRefusal(
                        400,
                        "Send the method and the path themselves; " + field.getLowerCaseName() + " is not taken."));
            }
        }
        if (BROKEN.matcher(String.valueOf(request.getHttpURI().getPathQuery())).find()) {
            return Optional.of(NO_TEXT);
        }
        return request.getLength() > MOST_BYTES_PASSED_OVER ? Optional.of(tooLarge(request)) : Optional.empty();
    }

    private static int most(Request request) {
        String path = String.valueOf(request.getHttpURI().getCanonicalPath());
        return path.startsWith(SIGN_IN) ? MOST_BYTES_TO_SIGN_IN : MOST_BYTES;
    }

    private static RequestRefusal tooLarge(Request request) {
        return new RequestRefusal(413, "The request is too large; " + most(request) / 1024 + " KiB are taken.");
    }

    /** The rest of what was sent is not read, so nothing can follow on this connection. */
    private boolean refuse(Request request, Response response, Callback callback, RequestRefusal refusal)
            throws Exception {
        RequestRefusal.of(request, refusal);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        return super.handle(new Whole(request, new byte[0], true), response, callback);
    }

    private boolean pass(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, response, callback);
    }

    /** One request whose body is waited for. Only one thread at a time reads; the clock may end it at any time. */
    private final class Reception implements Runnable {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final Connection connection;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Scheduler.Task end;
        private long passedOver;

        Reception(Request request, Response response, Callback callback, Connection connection) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.connection = connection;
            this.end = request.getComponents()
                    .getScheduler()
                    .schedule(
                            () -> request.getComponents().getExecutor().execute(this::tooSlow),
                            within.toMillis(),
                            TimeUnit.MILLISECONDS);
        }

        void begin() {
            run();
        }

        @Override
        public void run() {
            while (!over.get()) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    broken(chunk.getFailure());
                    return;
                }
                Optional<RequestRefusal> refusal = take(chunk);
                boolean last = chunk.isLast();
                chunk.release();
                if (refusal.isPresent() || last) {
                    finish(refusal.or(this::wasTooLarge).or(this::unreadable).or(this::ofAnotherKind));
                }
            }
        }

        private synchronized Optional<RequestRefusal> take(Content.Chunk chunk) {
            if (over.get()) {
                return Optional.empty();
            }
            ByteBuffer bytes = chunk.getByteBuffer();
            if (passedOver > 0 || body.size() + bytes.remaining() > most(request)) {
                bytesHeld.addAndGet(-body.size());
                body.reset();
                passedOver += Math.max(1, bytes.remaining());
                return Optional.of(tooLarge(request)).filter(x -> passedOver > MOST_BYTES_PASSED_OVER);
            }
            if (bytesHeld.addAndGet(bytes.remaining()) > MOST_BYTES_AT_ONCE) {
                bytesHeld.addAndGet(-bytes.remaining());
                return Optional.of(new RequestRefusal(503, "Too much is sent at once. Try this again in a moment."));
            }
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            body.writeBytes(copy);
            return Optional.empty();
        }

        private synchronized Optional<RequestRefusal> wasTooLarge() {
            return Optional.of(tooLarge(request)).filter(x -> passedOver > 0);
        }

        /** Any form and any JSON whose text could not be kept. */
        private Optional<RequestRefusal> unreadable() {
            String text = body.toString(StandardCharsets.ISO_8859_1);
            String type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE))
                    .orElse("");
            boolean isForm = type.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33);
            boolean isBroken =
                    text.indexOf('\0') >= 0 || (isForm ? BROKEN.matcher(text).find() : text.contains("\\u0000"));
            return isBroken ? Optional.of(NO_TEXT) : Optional.empty();
        }

        /** What no route reads, and texts in which a percent sign would be another byte than was looked at. */
        private Optional<RequestRefusal> ofAnotherKind() {
            boolean known;
            try {
                Charset charset = Request.getCharset(request);
                known = charset == null || CHARSETS.contains(charset);
            } catch (IllegalArgumentException e) {
                known = false;
            }
            String type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE))
                    .orElse("");
            return known && !type.regionMatches(true, 0, "multipart/", 0, 10) ? Optional.empty() : Optional.of(NO_TYPE);
        }

        private void tooSlow() {
            finish(Optional.of(new RequestRefusal(
                    408, "The request did not arrive within " + within.toSeconds() + " seconds. Send it again.")));
        }

        private void broken(Throwable failure) {
            LOG.debug("request=broken", failure);
            finish(Optional.of(new RequestRefusal(400, "The request's body is broken.")));
        }

        private synchronized boolean ends() {
            boolean first = over.compareAndSet(false, true);
            if (first) {
                bytesHeld.addAndGet(-body.size());
            }
            return first;
        }

        private void finish(Optional<RequestRefusal> refusal) {
            if (!ends()) {
                return;
            }
            end.cancel();
            connections.isBusy(connection);
            try {
                boolean handled = refusal.isPresent()
                        ? refuse(request, response, callback, refusal.get())
                        : pass(new Whole(request, body.toByteArray(), false), response, callback);
                if (!handled) {
                    Response.writeError(request, response, callback, 404);
                }
            } catch (Exception e) {
                Response.writeError(request, response, callback, e);
            }
        }
    }

    /** A request that reads like GET, whether a body is wanted or not. */
    private static final class AsGet extends Request.Wrapper {
        AsGet(Request request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "HEAD".equals(super.getMethod()) ? "GET" : super.getMethod();
        }
    }

    /** A request with its body. */
    private static final class Whole extends Request.Wrapper {
        private final boolean refused;
        private final long length;
        private final Content.Source body;

        Whole(Request request, byte[] body, boolean refused) {
            super(request);
            this.refused = refused;
            this.length = body.length;
            this.body = Content.Source.from(ByteBuffer.wrap(body));
        }

        @Override
        public String getMethod() {
            return refused ? "GET" : super.getMethod();
        }

        /** What the routes' library would follow is gone. */
        @Override
        public HttpFields getHeaders() {
            if (refused) {
                HttpFields.Mutable fields = HttpFields.build(super.getHeaders());
                DISGUISES.forEach(fields::remove);
                return fields;
            }
            return super.getHeaders();
        }

        @Override
        public long getLength() {
            return length;
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable demand) {
            body.demand(demand);
        }
    }
}
