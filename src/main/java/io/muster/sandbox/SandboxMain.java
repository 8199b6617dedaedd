package io.muster.sandbox;

import io.muster.sandbox.fault.FaultSettings;
import io.muster.sandbox.fault.Latency;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Runs a sandbox as a process of its own, until it is told to end. */
@CommandLine.Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "A stand-in of Braze's two partner cohort endpoints on 127.0.0.1.")
public final class SandboxMain implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxMain.class);

    @CommandLine.Option(names = "--port", defaultValue = "8082", description = "Default: ${DEFAULT-VALUE}")
    private int port;

    @CommandLine.Option(names = "--partner", defaultValue = "muster", description = "Default: ${DEFAULT-VALUE}")
    private String partner = "";

    @CommandLine.Option(
            names = "--partner-key",
            defaultValue = "${env:MUSTER_SANDBOX_PARTNER_KEY:-sandbox-partner-key}",
            description = "The accepted partner key; else $MUSTER_SANDBOX_PARTNER_KEY, else sandbox-partner-key.")
    private String partnerKey = "";

    @CommandLine.Option(
            names = "--client-secret",
            defaultValue = "${env:MUSTER_SANDBOX_CLIENT_SECRET:-sandbox-client-secret}",
            description = "The accepted import key; else $MUSTER_SANDBOX_CLIENT_SECRET, else sandbox-client-secret.")
    private String clientSecret = "";

    @CommandLine.Option(
            names = "--no-texts",
            description = "Keep counts and fingerprints only: 34 MB for a million members instead of 82.")
    private boolean withoutTexts;

    @CommandLine.Option(
            names = "--latency",
            defaultValue = "0s",
            converter = LatencyOption.class,
            description = "How long answers take: 200ms or 100ms-400ms. Default: ${DEFAULT-VALUE}")
    private Latency latency = Latency.NONE;

    @CommandLine.Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Keeps the cohorts in this file, so that they outlive the process. Default: memory only.")
    private Optional<Path> journal = Optional.empty();

    public static void main(String[] args) {
        int code = commandLine().execute(args);
        // On success the server's thread goes on; nothing else would.
        if (code != 0) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new SandboxMain()).setExecutionExceptionHandler(SandboxMain::say);
    }

    /** One sentence is enough for a port in use or a journal that cannot be read. */
    private static int say(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(e.getMessage());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static final class LatencyOption implements CommandLine.ITypeConverter<Latency> {
        @Override
        public Latency convert(String value) {
            try {
                return Latency.parse(value);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public Integer call() {
        SandboxSettings settings = SandboxSettings.DEFAULT
                .withPort(port)
                .withPartner(partner, partnerKey)
                .withClientSecret(clientSecret)
                .withKeepTexts(!withoutTexts)
                .withFaults(FaultSettings.NONE.withLatency(latency));
        Sandbox sandbox = Sandbox.start(journal.map(settings::withJournal).orElse(settings));
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
        LOG.info("sandbox ready uri={} partner={} view={}/sandbox", sandbox.uri(), partner, sandbox.uri());
        return 0;
    }
}
