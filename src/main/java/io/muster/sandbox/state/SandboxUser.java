package io.muster.sandbox.state;

import io.muster.model.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A user that exists in the sandbox, with each identifier that is theirs. The name is for tests only. */
public record SandboxUser(
        String name, Optional<String> externalId, List<Identifier.Alias> aliases, List<String> deviceIds) {

    public SandboxUser {
        aliases = List.copyOf(aliases);
        deviceIds = List.copyOf(deviceIds);
        if (externalId.isEmpty() && aliases.isEmpty() && deviceIds.isEmpty()) {
            throw new IllegalArgumentException("user " + name + " has no identifier");
        }
    }

    public static SandboxUser identified(String name, String externalId) {
        return new SandboxUser(name, Optional.of(externalId), List.of(), List.of());
    }

    public static SandboxUser aliased(String name, String label, String alias) {
        return new SandboxUser(name, Optional.empty(), List.of(new Identifier.Alias(label, alias)), List.of());
    }

    public static SandboxUser anonymous(String name, String deviceId) {
        return new SandboxUser(name, Optional.empty(), List.of(), List.of(deviceId));
    }

    public SandboxUser withAlias(String label, String alias) {
        List<Identifier.Alias> more = new ArrayList<>(aliases);
        more.add(new Identifier.Alias(label, alias));
        return new SandboxUser(name, externalId, more, deviceIds);
    }

    public SandboxUser withDevice(String deviceId) {
        List<String> more = new ArrayList<>(deviceIds);
        more.add(deviceId);
        return new SandboxUser(name, externalId, aliases, more);
    }

    SandboxUser withExternalId(String id) {
        return new SandboxUser(name, Optional.of(id), aliases, deviceIds);
    }

    boolean isIdentified() {
        return externalId.isPresent() || !aliases.isEmpty();
    }

    /** Every identifier, the one that the contract prefers first, as texts of the ledger. */
    List<String> identifiers() {
        Stream<Identifier> all = Stream.of(
                        externalId.<Identifier>map(Identifier.ExternalId::new).stream(),
                        aliases.stream(),
                        deviceIds.stream().map(Identifier.DeviceId::new))
                .flatMap(kind -> kind);
        return all.map(Identifier::text).toList();
    }

    /** The one identifier by which a cohort holds this user. */
    String key() {
        return identifiers().get(0);
    }
}
