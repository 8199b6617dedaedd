package io.muster.sandbox;

import io.muster.sandbox.fault.FaultSettings;
import io.muster.sandbox.state.DeclaredDirectory;
import io.muster.sandbox.state.OpenDirectory;
import io.muster.sandbox.state.PartnerKeys;
import io.muster.sandbox.state.SandboxUser;
import io.muster.sandbox.state.UserDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * How a sandbox starts.
 *
 * @param port 0 takes any free one
 * @param keepTexts whether cohorts can be looked into; without, a million members take 34 MB instead of 82
 * @param users empty: everybody exists; else only these do
 * @param loggedRequests how many of the newest requests are kept
 * @param journal the file that keeps the cohorts from one process to the next; needs the texts; empty: memory only
 */
public record SandboxSettings(
        int port,
        String partner,
        String partnerKey,
        String clientSecret,
        boolean keepTexts,
        Optional<List<SandboxUser>> users,
        FaultSettings faults,
        int loggedRequests,
        Clock clock,
        Optional<Path> journal) {

    public static final SandboxSettings DEFAULT = new SandboxSettings(
            0,
            "muster",
            "sandbox-partner-key",
            "sandbox-client-secret",
            true,
            Optional.empty(),
            FaultSettings.NONE,
            1000,
            Clock.systemUTC(),
            Optional.empty());

    public SandboxSettings {
        if (partner.isBlank() || partnerKey.isBlank() || clientSecret.isBlank() || loggedRequests < 1) {
            throw new IllegalArgumentException("partner, both keys and the size of the log are required");
        }
        if (journal.isPresent() && !keepTexts) {
            throw new IllegalArgumentException("a journal needs the texts; keep them, or start without a journal");
        }
        users = users.map(List::copyOf);
    }

    public SandboxSettings withPort(int to) {
        return new SandboxSettings(
                to, partner, partnerKey, clientSecret, keepTexts, users, faults, loggedRequests, clock, journal);
    }

    public SandboxSettings withPartner(String name, String key) {
        return new SandboxSettings(
                port, name, key, clientSecret, keepTexts, users, faults, loggedRequests, clock, journal);
    }

    public SandboxSettings withClientSecret(String secret) {
        return new SandboxSettings(
                port, partner, partnerKey, secret, keepTexts, users, faults, loggedRequests, clock, journal);
    }

    public SandboxSettings withKeepTexts(boolean to) {
        return new SandboxSettings(
                port, partner, partnerKey, clientSecret, to, users, faults, loggedRequests, clock, journal);
    }

    public SandboxSettings withUsers(SandboxUser... declared) {
        return new SandboxSettings(
                port,
                partner,
                partnerKey,
                clientSecret,
                keepTexts,
                Optional.of(List.of(declared)),
                faults,
                loggedRequests,
                clock,
                journal);
    }

    public SandboxSettings withFaults(FaultSettings to) {
        return new SandboxSettings(
                port, partner, partnerKey, clientSecret, keepTexts, users, to, loggedRequests, clock, journal);
    }

    public SandboxSettings withLoggedRequests(int most) {
        return new SandboxSettings(
                port, partner, partnerKey, clientSecret, keepTexts, users, faults, most, clock, journal);
    }

    public SandboxSettings withClock(Clock to) {
        return new SandboxSettings(
                port, partner, partnerKey, clientSecret, keepTexts, users, faults, loggedRequests, to, journal);
    }

    /**
     * What the cohorts hold outlives the process, even a killed one: the file, made when it is not there, has each
     * effect before its request is answered. Not kept are effects that are still to come, faults, keys and refusals,
     * and where not everybody exists, users that were declared or identified after the start.
     */
    public SandboxSettings withJournal(Path file) {
        return new SandboxSettings(
                port,
                partner,
                partnerKey,
                clientSecret,
                keepTexts,
                users,
                faults,
                loggedRequests,
                clock,
                Optional.of(file));
    }

    PartnerKeys keys() {
        return new PartnerKeys(partnerKey, clientSecret);
    }

    UserDirectory directory() {
        return users.<UserDirectory>map(DeclaredDirectory::new).orElseGet(OpenDirectory::new);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "SandboxSettings[port=" + port + ", partner=" + partner + ", keepTexts=" + keepTexts + "]";
    }
}
