package io.muster.sandbox;

import com.sun.net.httpserver.HttpServer;
import io.muster.sandbox.fault.EffectScheduler;
import io.muster.sandbox.fault.FaultSettings;
import io.muster.sandbox.state.CohortStates.SandboxCohort;
import io.muster.sandbox.state.EventJournal;
import io.muster.sandbox.state.MemberList;
import io.muster.sandbox.state.PartnerKeys;
import io.muster.sandbox.state.SandboxUser;
import io.muster.sandbox.state.WorkspaceState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A running stand-in of Braze's two partner cohort endpoints on a loopback port. All methods may be called by any
 * thread. An identifier is a text of {@link io.muster.model.Identifier#text()}, such as {@code "e" + externalId}.
 */
public final class Sandbox implements AutoCloseable {

    private final WorkspaceState workspace;
    private final RequestLog log;
    private final SandboxSwitches switches;
    private final SandboxThreads threads;
    private final EffectScheduler effects;
    private final CallHandler callHandler;
    private final HttpServer server;

    private Sandbox(SandboxSettings settings, HttpServer server) {
        workspace = new WorkspaceState(settings::directory, settings.keepTexts());
        log = new RequestLog(settings.loggedRequests());
        switches = new SandboxSwitches(settings);
        this.server = server;
        threads = new SandboxThreads();
        effects = new EffectScheduler(threads.later());
        callHandler = new CallHandler(workspace, effects, log, switches, settings.clock());
        server.setExecutor(threads.workers());
        server.createContext(
                "/",
                new SandboxServer(
                        new PartnerEndpoint(settings.partner(), callHandler),
                        new ControlEndpoint(this, settings.partner()),
                        new ReplyWriter(threads.later())));
    }

    public static Sandbox start(SandboxSettings settings) {
        // Else the JDK's server sends headers and body as two packets of which the second waits for an ACK, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Sandbox sandbox = new Sandbox(settings, unbound());
        try {
            // Before the port: who reaches the sandbox finds in it what was there.
            settings.journal().map(EventJournal::open).ifPresent(sandbox.workspace::resume);
            sandbox.listen(settings.port());
            return sandbox;
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    private static HttpServer unbound() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new UncheckedIOException("no port can be opened: " + e.getMessage(), e);
        }
    }

    private void listen(int port) {
        try {
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Where a workspace's endpoint setting points to. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Who is held, each user by one identifier: the external id, else an alias, else a device id. */
    public Set<String> holds(String cohort) {
        Set<String> held = new TreeSet<>();
        workspace.forEach(cohort, held::add);
        return held;
    }

    /** The names of the users held. */
    public Set<String> users(String cohort) {
        Set<String> names = new TreeSet<>();
        workspace.forEachName(cohort, names::add);
        return names;
    }

    /** Whether the user whom the identifier addresses is held; also known when no texts are kept. */
    public boolean holds(String cohort, String identifier) {
        return workspace.contains(cohort, identifier);
    }

    public int countOf(String cohort) {
        return workspace.count(cohort);
    }

    /** What the cohort was last named; empty where it was never created. */
    public Optional<String> name(String cohort) {
        return workspace.find(cohort).map(SandboxCohort::name);
    }

    /** The newest requests to the two endpoints, the oldest of them first. */
    public List<LoggedRequest> requests() {
        return log.requests();
    }

    /** Requests with members that could be read, whatever was answered; connection tests are none. */
    public long membersRequests() {
        return log.counters().membersRequests();
    }

    /** Identifiers of the members requests that took or will take effect. */
    public long identifiersSent() {
        return log.counters().identifiersSent();
    }

    /** What clients did against the contract, a sentence each; the newest thousand. */
    public List<String> violations() {
        return log.violations();
    }

    /** Late or repeated effects that are still to come. */
    public int effectsPending() {
        return effects.pending();
    }

    /** Sets every switch; the seed's draws begin again. */
    public void faults(FaultSettings faults) {
        switches.faults(faults);
    }

    public FaultSettings faults() {
        return switches.misfortune().faults();
    }

    /** From now on a request with one of these is refused with 400; replaces what was refused before. */
    public void refuse(String... identifiers) {
        switches.refuse(Arrays.asList(identifiers));
    }

    /** From now on only these are accepted. */
    public void keys(String partnerKey, String clientSecret) {
        switches.keys(new PartnerKeys(partnerKey, clientSecret));
    }

    /** Another user exists from now on, where not everybody does. */
    public void declare(SandboxUser user) {
        workspace.declare(user);
    }

    /** An anonymous user becomes identified and stays in their cohorts; the device id does nothing from now on. */
    public void identify(String deviceId, String externalId) {
        workspace.identify(deviceId, externalId);
    }

    /**
     * As it was at its first start: no cohorts, nothing in the journal, logged or pending, the settings' faults, keys
     * and users.
     */
    public void reset() {
        effects.reset();
        workspace.reset();
        callHandler.reset();
        switches.reset();
        log.reset();
    }

    ControlOverview overview() {
        return new ControlOverview(
                workspace.summaries(),
                faults(),
                switches.refusedCount(),
                log.counters(),
                effects.pending(),
                log.violations());
    }

    MemberList roll(String cohort, int limit) {
        return MemberList.of(workspace, cohort, limit);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        workspace.close();
    }
}
