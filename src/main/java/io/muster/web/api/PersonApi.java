package io.muster.web.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.muster.imports.OperatorCommands;
import io.muster.ledger.trace.MemberTrace;
import io.muster.ledger.trace.MemberTraces;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers who asks after one person. Each question leaves a line in the log, without the person. */
public final class PersonApi {

    private static final Logger LOG = LoggerFactory.getLogger(PersonApi.class);

    private final MemberTraces traces;
    private final ObjectMapper json;
    private final Clock clock;

    public PersonApi(MemberTraces traces, ObjectMapper json, Clock clock) {
        this.traces = traces;
        this.json = json;
        this.clock = clock;
    }

    public void register(RoutesConfig routes) {
        routes.post("/api/persons", this::answer);
    }

    private void answer(Context context) {
        PersonQuestion question = PersonQuestion.read(context.body(), json, clock.instant());
        List<MemberTrace> found = traces.of(question.member(), question.cohort());
        if (question.cohort().isPresent() && found.isEmpty()) {
            throw new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_COHORT_IMPORTED));
        }
        LOG.info(
                "person=asked kind={} cohort={} at={} from={} ledgers={}",
                question.member().getClass().getSimpleName(),
                // One that was found, since somebody may have mixed up the fields.
                question.cohort().flatMap(cohort -> one(found)).orElse("all"),
                question.at().map(Object::toString).orElse("now"),
                context.ip(),
                found.size());
        context.json(Map.of(
                "cohorts",
                found.stream()
                        .map(trace -> MemberTraceJson.of(trace, question.at()))
                        .toList()));
    }

    private static Optional<String> one(List<MemberTrace> found) {
        return found.stream().map(trace -> trace.ledger().cohort()).findFirst();
    }
}
