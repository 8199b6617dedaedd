package io.muster.sandbox;

import io.muster.cohort.Member;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Each identifier is a user of its own, so that a demo works with any rows. */
final class Everybody implements Directory {

    /** Device ids, as texts, whose user has been identified since. */
    private final Set<String> spent = new HashSet<>();

    @Override
    public Optional<String> addressed(String identifier) {
        return spent.contains(identifier) ? Optional.empty() : Optional.of(identifier);
    }

    @Override
    public String nameOf(String key) {
        return key;
    }

    @Override
    public Renaming identify(String deviceId, String externalId) {
        String device = new Member.DeviceId(deviceId).text();
        if (!spent.add(device)) {
            throw new IllegalArgumentException("that device's user is identified already");
        }
        return new Renaming(device, new Member.ExternalId(externalId).text());
    }

    @Override
    public void declare(SandboxUser user) {
        throw new IllegalStateException("everybody exists; start with SandboxSettings.withUsers to declare users");
    }
}
