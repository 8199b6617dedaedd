package io.muster.sandbox.fault;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** What becomes of one request: what its client hears and after how long, and what its cohort feels. */
public record RequestFate(SandboxResponse answer, Duration latency, RequestEffect effect) {

    public static RequestFate refused(int status, String message) {
        return new RequestFate(SandboxResponse.of(status, message), Duration.ZERO, RequestEffect.NONE);
    }

    RequestFate marked(UnaryOperator<SandboxResponse.Json> marks) {
        return answer instanceof SandboxResponse.Json json ? new RequestFate(marks.apply(json), latency, effect) : this;
    }
}
