package io.muster.notify.alarm;

import io.muster.model.CohortDefinition;
import io.muster.notify.BrokenDefinitionAlarm;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells once that a definition cannot be read, and once that it can again, whichever node sees it. */
public final class BrokenDefinitionMonitor {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Consumer<BrokenDefinitionAlarm> teller;
    private final Clock clock;

    /** @param teller keeps what is to be told, in the transaction that marks it as told */
    public BrokenDefinitionMonitor(DataSource database, Consumer<BrokenDefinitionAlarm> teller, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.teller = teller;
        this.clock = clock;
    }

    /**
     * @param broken what is wrong, by cohort
     * @param inForce a cohort's last valid version, if it has one
     */
    public void look(Map<String, List<String>> broken, Function<String, Optional<CohortDefinition>> inForce) {
        Instant now = clock.instant();
        TreeSet<String> raised = new TreeSet<>(sql.sql("select cohort from broken_definition_alarm")
                .query(String.class)
                .list());
        broken.forEach((cohort, errors) -> {
            Optional<CohortDefinition> definition = inForce.apply(cohort);
            if (!raised.contains(cohort) && definition.isPresent()) {
                tell(
                        "insert into broken_definition_alarm (cohort, raised_at) values (:cohort, :now) on conflict do nothing",
                        cohort,
                        Optional.of(new BrokenDefinitionAlarm(definition.get(), errors, now)),
                        now);
            }
        });
        raised.stream()
                .filter(cohort -> !broken.containsKey(cohort))
                .forEach(cohort -> tell(
                        "delete from broken_definition_alarm where cohort = :cohort",
                        cohort,
                        // Without a definition its file was taken away, which is no news to whoever did it.
                        inForce.apply(cohort).map(definition -> new BrokenDefinitionAlarm(definition, List.of(), now)),
                        now));
    }

    private void tell(String mark, String cohort, Optional<BrokenDefinitionAlarm> what, Instant now) {
        transaction.executeWithoutResult(status -> {
            int first = sql.sql(mark)
                    .param("cohort", cohort)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
            if (first == 1) {
                what.ifPresent(teller);
            }
        });
    }
}
