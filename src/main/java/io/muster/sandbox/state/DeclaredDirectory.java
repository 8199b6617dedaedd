package io.muster.sandbox.state;

import io.muster.model.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Only declared users exist; several identifiers may be one of them. */
public final class DeclaredDirectory implements UserDirectory {

    private final Map<String, SandboxUser> users = new HashMap<>();

    public DeclaredDirectory(List<SandboxUser> users) {
        users.forEach(this::declare);
    }

    @Override
    public Optional<String> addressed(String identifier) {
        SandboxUser user = users.get(identifier);
        boolean spent = user != null && identifier.charAt(0) == Identifier.DeviceId.KIND && user.isIdentified();
        return user == null || spent ? Optional.empty() : Optional.of(user.key());
    }

    @Override
    public String nameOf(String key) {
        SandboxUser user = users.get(key);
        return user == null ? key : user.name();
    }

    @Override
    public Renaming identify(String deviceId, String externalId) {
        SandboxUser anonymous = users.get(new Identifier.DeviceId(deviceId).text());
        if (anonymous == null || anonymous.isIdentified()) {
            throw new IllegalArgumentException("no anonymous user has that device");
        }
        SandboxUser known = users.get(new Identifier.ExternalId(externalId).text());
        SandboxUser identified = known == null ? anonymous.withExternalId(externalId) : merged(known, anonymous);
        identified.identifiers().forEach(identifier -> users.put(identifier, identified));
        return new Renaming(anonymous.key(), identified.key());
    }

    /** Who logs in on a device keeps their profile, and the device's joins it. */
    private static SandboxUser merged(SandboxUser known, SandboxUser anonymous) {
        List<String> devices = new ArrayList<>(known.deviceIds());
        devices.addAll(anonymous.deviceIds());
        return new SandboxUser(known.name(), known.externalId(), known.aliases(), devices);
    }

    @Override
    public List<Renaming> renamings() {
        return List.of();
    }

    /** Nothing: a user who was identified meanwhile begins as the settings declare them. */
    @Override
    public void resume(Renaming renaming) {}

    @Override
    public void declare(SandboxUser user) {
        for (String identifier : user.identifiers()) {
            if (users.containsKey(identifier)) {
                throw new IllegalArgumentException("an identifier of " + user.name() + " is "
                        + users.get(identifier).name() + "'s");
            }
        }
        user.identifiers().forEach(identifier -> users.put(identifier, user));
    }
}
