package io.muster.sandbox.fault;

import io.muster.sandbox.state.ContractViolation;
import io.muster.sandbox.state.JsonRequestReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The switches as JSON fields: one table for reading and writing, so that what is shown can be sent back. */
public final class FaultSettingsJson {

    private record FaultField(
            Function<FaultSettings, Object> shown, BiFunction<FaultSettings, String, FaultSettings> set) {}

    private static final Pattern INITIAL = Pattern.compile("_(.)");
    private static final Map<String, FaultField> FIELDS = fields();

    private FaultSettingsJson() {}

    /** Fields left out have their defaults. */
    public static FaultSettings read(byte[] json) throws ContractViolation {
        FaultSettings[] faults = {FaultSettings.NONE};
        JsonRequestReader.read(
                json,
                body -> body.object("faults", names(), name -> {
                    String value = body.scalar(name);
                    try {
                        faults[0] = field(name).set().apply(faults[0], value);
                    } catch (IllegalArgumentException | DateTimeException e) {
                        throw new ContractViolation(name + ": " + e.getMessage());
                    }
                }));
        return faults[0];
    }

    public static Map<String, Object> show(FaultSettings faults) {
        Map<String, Object> shown = new LinkedHashMap<>();
        FIELDS.forEach((name, field) -> shown.put(name, field.shown().apply(faults)));
        return shown;
    }

    static List<String> names() {
        return new ArrayList<>(FIELDS.keySet());
    }

    private static FaultField field(String name) {
        FaultField field = FIELDS.get(name);
        if (field == null) {
            throw new IllegalArgumentException("unknown");
        }
        return field;
    }

    private static Map<String, FaultField> fields() {
        Map<String, FaultField> fields = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            fields.put(name(fault), new FaultField(f -> f.share(fault), (f, text) -> f.with(fault, share(text))));
        }
        fields.put(
                "latency",
                new FaultField(f -> f.latency().toString(), (f, text) -> f.withLatency(Latency.parse(text))));
        fields.put(
                "delay",
                new FaultField(f -> LatencyText.text(f.delay()), (f, text) -> f.withDelay(LatencyText.parse(text))));
        fields.put(
                "limitHeader",
                new FaultField(f -> f.limited().header().name(), (f, text) -> f.withLimitHeader(header(text))));
        fields.put(
                "limitedFor",
                new FaultField(
                        f -> LatencyText.text(f.limited().pause()),
                        (f, text) -> f.withLimitedFor(LatencyText.parse(text))));
        fields.put(
                "limitedUntil",
                new FaultField(
                        f -> f.limited().until().map(Instant::toString).orElse(""),
                        (f, text) -> text.isEmpty() ? f : f.withLimitedUntil(Instant.parse(text))));
        fields.put(
                "loseEvery", new FaultField(f -> f.loseEvery(), (f, text) -> f.withLoseEvery(Integer.parseInt(text))));
        fields.put(
                "requestsPerSecond",
                new FaultField(
                        f -> f.requestsPerSecond(), (f, text) -> f.withRequestsPerSecond(Integer.parseInt(text))));
        fields.put(
                "requestsPerHour",
                new FaultField(f -> f.requestsPerHour(), (f, text) -> f.withRequestsPerHour(Integer.parseInt(text))));
        fields.put("onCreate", new FaultField(f -> f.onCreate(), (f, text) -> f.withOnCreate(flag(text))));
        fields.put("seed", new FaultField(f -> f.seed(), (f, text) -> f.withSeed(Long.parseLong(text))));
        return fields;
    }

    /** {@code LATE_LOST} is {@code lateLost}. */
    private static String name(Fault fault) {
        return INITIAL.matcher(fault.name().toLowerCase(Locale.ROOT))
                .replaceAll(initial -> initial.group(1).toUpperCase(Locale.ROOT));
    }

    /** {@code 0.3} or {@code 30%}. */
    private static double share(String text) {
        return text.endsWith("%")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                : Double.parseDouble(text);
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("true or false");
        }
        return text.equals("true");
    }

    private static RateLimitHeader header(String text) {
        try {
            return RateLimitHeader.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("one of " + List.of(RateLimitHeader.values()), e);
        }
    }
}
