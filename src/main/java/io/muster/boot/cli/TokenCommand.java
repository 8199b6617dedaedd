package io.muster.boot.cli;

import io.muster.access.ApiToken;
import io.muster.access.ApiTokens;
import io.muster.access.Role;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What scripts come with. Works whether the service runs or not. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "What scripts come with: Authorization: Bearer muster_…")
public final class TokenCommand {

    private final AccessCommands commands;

    public TokenCommand(AccessCommands commands) {
        this.commands = commands;
    }

    @Command(name = "make", description = "Makes a token and prints it, this once.")
    int make(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--role", required = true, paramLabel = "ROLE", description = "viewer, editor or admin")
                    String role,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "" + ApiTokens.USUAL_DAYS,
                            description = "How long it is good, ${DEFAULT-VALUE} days, at most " + ApiTokens.MOST_DAYS)
                    int days) {
        return commands.does("make-token", name, (access, out) -> {
            out.println(access.tokens()
                    .make(name, Role.written(role), days, AccessCommands.actor().name())
                    .secret());
            return "role " + role;
        });
    }

    @Command(name = "list", description = "Lists the tokens, without their secrets.")
    int list() {
        return commands.shows((access, out) -> access.tokens().all().forEach(token -> line(token, out)));
    }

    @Command(name = "revoke", description = "Takes a token away, at once.")
    int revoke(@Parameters(paramLabel = "NAME") String name) {
        return commands.does("revoke-token", name, (access, out) -> {
            access.tokens().revoke(name);
            out.println("Token " + name + " is no more.");
            return "";
        });
    }

    private static void line(ApiToken token, PrintWriter out) {
        out.printf(
                "%-24s %-8s until %s, %s%n",
                token.name(),
                token.role().word(),
                token.expiresAt(),
                token.usedAt().map(at -> "used " + at).orElse("never used"));
    }
}
