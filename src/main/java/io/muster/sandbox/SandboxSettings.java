package io.muster.sandbox;

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
 */
public record SandboxSettings(
        int port,
        String partner,
        String partnerKey,
        String clientSecret,
        boolean keepTexts,
        Optional<List<SandboxUser>> users,
        Faults faults,
        int loggedRequests,
        Clock clock) {

    public static final SandboxSettings DEFAULT = new SandboxSettings(
            0,
            "muster",
            "sandbox-partner-key",
            "sandbox-client-secret",
            true,
            Optional.empty(),
            Faults.NONE,
            1000,
            Clock.systemUTC());

    public SandboxSettings {
        if (partner.isBlank() || partnerKey.isBlank() || clientSecret.isBlank() || loggedRequests < 1) {
            throw new IllegalArgumentException("partner, both keys and the size of the log are required");
        }
        users = users.map(List::copyOf);
    }

    public SandboxSettings withPort(int to) {
        return new SandboxSettings(
                to, partner, partnerKey, clientSecret, keepTexts, users, faults, loggedRequests, clock);
    }

    public SandboxSettings withPartner(String name, String key) {
        return new SandboxSettings(port, name, key, clientSecret, keepTexts, users, faults, loggedRequests, clock);
    }

    public SandboxSettings withClientSecret(String secret) {
        return new SandboxSettings(port, partner, partnerKey, secret, keepTexts, users, faults, loggedRequests, clock);
    }

    public SandboxSettings withKeepTexts(boolean to) {
        return new SandboxSettings(port, partner, partnerKey, clientSecret, to, users, faults, loggedRequests, clock);
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
                clock);
    }

    public SandboxSettings withFaults(Faults to) {
        return new SandboxSettings(
                port, partner, partnerKey, clientSecret, keepTexts, users, to, loggedRequests, clock);
    }

    public SandboxSettings withLoggedRequests(int most) {
        return new SandboxSettings(port, partner, partnerKey, clientSecret, keepTexts, users, faults, most, clock);
    }

    public SandboxSettings withClock(Clock to) {
        return new SandboxSettings(
                port, partner, partnerKey, clientSecret, keepTexts, users, faults, loggedRequests, to);
    }

    Keys keys() {
        return new Keys(partnerKey, clientSecret);
    }

    Directory directory() {
        return users.<Directory>map(Declared::new).orElseGet(Everybody::new);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "SandboxSettings[port=" + port + ", partner=" + partner + ", keepTexts=" + keepTexts + "]";
    }
}
