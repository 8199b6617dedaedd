package io.muster.pipeline;

import io.muster.datasource.Datasources;
import io.muster.match.LookupResult;
import io.muster.match.LookupRounds;
import io.muster.match.MatchException;
import io.muster.match.Matcher;
import io.muster.model.CauseChain;
import io.muster.model.CohortDefinition.Lookup;
import io.muster.model.CohortDefinition.Match;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import io.muster.query.LookupStatement;
import io.muster.query.ReadingStatement;
import io.muster.query.SqlDialect;
import io.muster.source.Chunk;
import io.muster.source.SourceException;
import io.muster.source.sql.SqlErrors;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the route {@code lookup} asks: the keys of a chunk, the query as the SQL component reads it, and its answer. */
public final class LookupSteps {

    private final Datasources datasources;
    private final ImportObstacles obstacles;

    public LookupSteps(Datasources datasources, ImportObstacles obstacles) {
        this.datasources = datasources;
        this.obstacles = obstacles;
    }

    /** What is asked for the chunk; its data source may have left the settings since its definition was read. */
    public LookupRounds open(SourceReading reading, Chunk chunk) {
        Match match = reading.run().definition().match();
        Lookup lookup = definition(reading.run());
        datasources.get(lookup.datasource());
        return new LookupRounds(reading.keys(chunk), lookup.key(), Matcher.mapped(match, Optional.empty()));
    }

    public void answered(LookupRounds lookup, List<Map<String, Object>> rows) {
        lookup.answered(rows);
    }

    /** Without a lookup nothing was found. */
    public LookupResult nothing() {
        return LookupResult.NOTHING;
    }

    /**
     * The lookup's query as the SQL component reads it: {@code :?keys} for each {@code :keys} that the database would
     * read as one, and nothing else changed. PostgreSQL's own question marks are doubled, which is how its driver tells
     * an operator from a parameter.
     */
    public String query(ImportRun run) {
        Lookup lookup = definition(run);
        SqlDialect dialect = datasources.dialect(lookup.datasource());
        // A definition that was in force before this was looked at stays so, and its query is refused here.
        ReadingStatement.refusal(lookup.query(), dialect).ifPresent(refusal -> {
            throw new SourceException(
                    ReasonCode.QUERY_REFUSED,
                    Reason.of(ReasonCode.THE_LOOKUP_QUERY),
                    refusal.found(),
                    refusal.remedy());
        });
        return LookupStatement.of(lookup.query(), dialect).sql();
    }

    /** Whether the lookup is to be asked (once more). */
    public boolean asks(ImportRun run, LookupRounds lookup) {
        return lookup.isOpen() && !run.isStopped();
    }

    /** A lookup that fails ends the import, or lets it wait; it never thins out the cohort. */
    public void failed(ImportRun run, LookupRounds asked, Exception cause) {
        asked.end();
        if (run.kind() != ImportKind.PREVIEW && !run.isStopped() && obstacles.hinders(run, cause)) {
            return;
        }
        run.stop(new StopReason.SourceFault(CauseChain.find(cause, MatchException.class)
                .map(MatchException::reason)
                .or(() -> CauseChain.find(cause, SourceException.class).map(SourceException::reason))
                .or(() -> CauseChain.find(cause, SQLException.class).map(e -> SqlErrors.ofLookup(definition(run), e)))
                .orElseGet(() -> Reason.of(
                        ReasonCode.LOOKUP_FAILED_OTHERWISE,
                        definition(run).datasource(),
                        CauseChain.root(cause).getClass().getSimpleName()))));
    }

    private static Lookup definition(ImportRun run) {
        return run.definition().match().lookup().orElseThrow();
    }
}
