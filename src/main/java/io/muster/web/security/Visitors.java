package io.muster.web.security;

import io.javalin.http.Context;
import io.muster.access.Access;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.kit.ReasonResponse;
import io.muster.web.kit.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who a request comes from: a script by its token, a browser by its session, or anybody while nobody need sign in. */
public final class Visitors {

    private static final String BEARER = "Bearer";

    private static final Logger LOG = LoggerFactory.getLogger(Visitors.class);
    private static final Duration SAID_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Access access;
    private final ServerAddress place;
    private final SessionCookie cookies;
    private final PeerOwner peers;
    private final Clock clock;
    private final AtomicLong said = new AtomicLong();
    private final AtomicLong saidOfProxy = new AtomicLong();

    public Visitors(Access access, ServerAddress place, SessionCookie cookies, PeerOwner peers, Clock clock) {
        this.access = access;
        this.place = place;
        this.cookies = cookies;
        this.peers = peers;
        this.clock = clock;
    }

    /** @throws ReasonResponse for a token that is none, which must not pass for somebody else */
    public Visitor tell(Context context) {
        Visitor visitor = find(context);
        return visitor.remembered(context);
    }

    /** Whether there is nobody yet who could sign in. */
    boolean nobodyCould() {
        return !access.accounts().any();
    }

    /**
     * On loopback, until there is a user, for who works on this machine. What a proxy passed on, or what came under a name
     * that others have too, may be anybody's.
     */
    private boolean needsNoSignIn(Context context) {
        if (!place.isOfOneMachine() || !nobodyCould()) {
            return false;
        }
        Optional<String> passedOn =
                place.passedOn(context).or(() -> peers.service(context).map(account -> "account-" + account));
        passedOn.ifPresent(this::warn);
        return passedOn.isEmpty() && place.isAtHome(context);
    }

    /** Says that a proxy is not known: all who come by it count as one address, and the audit has no other. */
    public void lookAtProxy(Context context) {
        // While nobody signs in such a request is refused, which is told of by itself. The database is asked last, and
        // never for who asks whether the service lives.
        if (context.header("X-Forwarded-For") != null
                && !context.path().startsWith("/health/")
                && !place.isProxy(context.ip())
                && isDue(saidOfProxy)
                && (!place.isOfOneMachine() || !nobodyCould())) {
            LOG.warn(
                    "http=proxy-not-known address={} action=\"X-Forwarded-For is not believed; if the proxy is yours, set"
                            + " muster.http.proxies to its address\"",
                    context.ip());
        }
    }

    private boolean isDue(AtomicLong last) {
        long now = clock.instant().getEpochSecond();
        long before = last.get();
        return now - before >= SAID_AGAIN_AFTER.toSeconds() && last.compareAndSet(before, now);
    }

    private void warn(String sign) {
        if (isDue(said)) {
            LOG.warn(
                    "http=passed-on sign={} action=\"a proxy stands before Muster while nobody need sign in, and it is refused;"
                            + " make the first user: java -jar target/muster.jar user add NAME --role admin\"",
                    sign);
        }
    }

    private Visitor find(Context context) {
        String authorization = context.header("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return access.tokens()
                    .find(authorization.substring(BEARER.length()).strip())
                    .map(actor -> new Visitor(Optional.of(actor), Optional.empty()))
                    .orElseThrow(() -> new ReasonResponse(401, Reason.of(ReasonCode.TOKEN_NOT_GOOD)));
        }
        return cookies.read(context)
                .flatMap(access.sessions()::find)
                .map(session -> new Visitor(Optional.of(session.actor()), Optional.of(session.csrf())))
                .orElseGet(() -> needsNoSignIn(context) ? Visitor.LOOPBACK : Visitor.NOBODY);
    }
}
