package io.muster.sandbox.state;

import io.muster.model.Identifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each identifier is a user of its own, so that a demo works with any rows. */
public final class OpenDirectory implements UserDirectory {

    /** Device ids, as texts, whose user has been identified since, and as whom. */
    private final Map<String, String> spent = new HashMap<>();

    @Override
    public Optional<String> addressed(String identifier) {
        return spent.containsKey(identifier) ? Optional.empty() : Optional.of(identifier);
    }

    @Override
    public String nameOf(String key) {
        return key;
    }

    @Override
    public Renaming identify(String deviceId, String externalId) {
        String device = new Identifier.DeviceId(deviceId).text();
        Renaming renaming = new Renaming(device, new Identifier.ExternalId(externalId).text());
        if (spent.putIfAbsent(device, renaming.to()) != null) {
            throw new IllegalArgumentException("that device's user is identified already");
        }
        return renaming;
    }

    @Override
    public List<Renaming> renamings() {
        return spent.entrySet().stream()
                .map(entry -> new Renaming(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public void resume(Renaming renaming) {
        spent.put(renaming.from(), renaming.to());
    }

    @Override
    public void declare(SandboxUser user) {
        throw new IllegalStateException("everybody exists; start with SandboxSettings.withUsers to declare users");
    }
}
