package io.muster.access;

import java.util.Optional;

/** Who does something. */
public record Actor(ActorKind kind, String name, Role role) {

    /** How we know. */
    public enum ActorKind {
        USER,
        TOKEN,
        /** On the machine itself, while there are no users: nobody signs in. */
        LOOPBACK,
        /** On the command line, with the settings' database. */
        COMMAND,
        /** Over JMX, by the name that JMX knows, if any. */
        JMX
    }

    /** On loopback, while there are no users, everybody may everything. */
    public static final Actor LOOPBACK = new Actor(ActorKind.LOOPBACK, "", Role.ADMIN);

    public static Actor command(String systemUser) {
        return new Actor(ActorKind.COMMAND, systemUser, Role.ADMIN);
    }

    public static Actor jmx(String name) {
        return new Actor(ActorKind.JMX, name, Role.ADMIN);
    }

    /** The name that an import carries; empty where there is none. */
    public Optional<String> by() {
        return name.isEmpty() ? Optional.empty() : Optional.of(kind == ActorKind.TOKEN ? "token " + name : name);
    }
}
