package io.muster.sandbox.state;

import java.util.List;
import java.util.Optional;

/**
 * Which user an identifier addresses. A user is known by one identifier, their key, in the ledger's text form. Guarded
 * by the workspace's lock.
 */
public sealed interface UserDirectory permits OpenDirectory, DeclaredDirectory {

    /** The key of the user addressed; empty where Braze would drop the identifier in silence. */
    Optional<String> addressed(String identifier);

    String nameOf(String key);

    /** Makes an anonymous user an identified one, and says which key became which. */
    Renaming identify(String deviceId, String externalId);

    /** What {@link #identify} did so far and a journal must tell; declared users stay in memory, and so theirs do. */
    List<Renaming> renamings();

    /** Takes up what {@link #identify} did in an earlier process. */
    void resume(Renaming renaming);

    void declare(SandboxUser user);

    record Renaming(String from, String to) {}
}
