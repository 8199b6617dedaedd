package io.muster.boot.cli;

import io.muster.access.Role;
import io.muster.access.User;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may sign in. Works whether the service runs or not. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Who may sign in. As soon as there is a user, everybody signs in.")
public final class UserCommand {

    private final AccessCommands commands;

    public UserCommand(AccessCommands commands) {
        this.commands = commands;
    }

    @Command(name = "add", description = "Adds a user.")
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--role", required = true, paramLabel = "ROLE", description = "viewer, editor or admin")
                    String role,
            @Mixin PasswordPrompt password) {
        return commands.does("add-user", name, (access, out) -> {
            access.accounts().add(name, Role.written(role), password.read());
            out.println("User " + name + " may sign in as " + role + ".");
            return "role " + role;
        });
    }

    @Command(name = "list", description = "Lists the users.")
    int list() {
        return commands.shows((access, out) -> access.accounts().all().forEach(user -> line(user, out)));
    }

    @Command(name = "role", description = "Gives a user another role, at once.")
    int role(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "ROLE", description = "viewer, editor or admin") String role) {
        return commands.does("change-user", name, (access, out) -> {
            String became = access.accounts().role(name, Role.written(role));
            out.println("User " + name + " is " + role + " now.");
            return became;
        });
    }

    @Command(name = "password", description = "Gives a user another password, and ends all of the user's sessions.")
    int password(@Parameters(paramLabel = "NAME") String name, @Mixin PasswordPrompt password) {
        return commands.does("change-password", name, (access, out) -> {
            access.accounts().password(name, password.read());
            out.println("User " + name + " has another password; all sessions have ended.");
            return "another password";
        });
    }

    @Command(name = "sign-out", description = "Ends all sessions of a user.")
    int signOut(@Parameters(paramLabel = "NAME") String name) {
        return commands.does("end-sessions", name, (access, out) -> {
            access.sessions().closeAll(name);
            out.println("User " + name + " is signed out everywhere.");
            return "";
        });
    }

    @Command(name = "remove", description = "Removes a user and all of the user's sessions.")
    int remove(@Parameters(paramLabel = "NAME") String name) {
        return commands.does("remove-user", name, (access, out) -> {
            String was = access.accounts()
                    .find(name)
                    .map(user -> "was " + user.role().word())
                    .orElse("");
            access.accounts().remove(name);
            out.println("User " + name + " is no more.");
            return was;
        });
    }

    private static void line(User user, PrintWriter out) {
        out.printf(
                "%-24s %-8s %s%n",
                user.name(),
                user.role().word(),
                user.signedInAt().map(at -> "signed in " + at).orElse("never signed in"));
    }
}
