package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a step of the delivery meets, its import comes to an end, and the next one goes on. */
class BrokenStepTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @AfterEach
    void nothing_breaks() {
        muster.database.execute("drop trigger if exists breaks on muster.batch");
    }

    /** How often it broke; no rollback takes a sequence's number back. */
    private static long broken() {
        return muster.database.number("select case when is_called then last_value else 0 end from public.broken");
    }

    private static void breaks(String when) {
        muster.database.execute("create sequence if not exists public.broken");
        muster.database.execute("grant usage on sequence public.broken to public");
        muster.database.execute("""
                create or replace function muster.breaks() returns trigger language plpgsql as
                $$ begin perform nextval('public.broken'); raise exception 'broken' using errcode = 'P0001'; end $$""");
        muster.database.execute(
                "create trigger breaks before insert or update on muster.batch for each row when (%s) execute function muster.breaks()"
                        .formatted(when));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a half that cannot be written, new.state = 'PLANNED' and new.n < 40",
        "a parent that cannot be halved, new.state = 'SPLIT'",
        "one alone that cannot be refused, new.state = 'REFUSED'"
    })
    void what_breaks_while_a_refusal_is_handled_ends_the_import(String what, String when) {
        String cohort = "breaks-" + Math.abs(when.hashCode());
        muster.database.people("breaks", TestDatabase.ids(40));
        muster.define(cohort, people("breaks"));
        muster.braze.refuse("ep7");
        breaks(when);

        ReportedImport failed = muster.imports(cohort);
        long sent = muster.braze.membersRequests();
        nothing_breaks();
        ReportedImport next = muster.imports(cohort);

        assertThat(failed.state()).as(failed.reason()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("Muster's database did not do its part");
        assertThat(failed.count("requests")).as("not over and over").isLessThan(15);
        assertThat(sent).isPositive();
        assertThat(next.state()).as(next.reason()).isEqualTo("PARTIAL");
        assertThat(next.count("refused")).isEqualTo(1);
        assertThat(muster.holds(cohort)).hasSize(39).doesNotContain("p7");
    }

    @Test
    void a_mark_that_cannot_be_written_is_tried_again_until_a_cancel_ends_it() {
        muster.database.people("breaks", "ann", "ben");
        muster.define("unnamed", people("breaks"));
        breaks("new.state = 'SENT'");
        long before = broken();

        String id = muster.start("unnamed");
        await("its marks").until(() -> broken() - before >= 2);
        muster.api.post("/api/imports/" + id + "/cancel");
        ReportedImport cancelled = muster.history.ended(id);

        assertThat(cancelled.state()).as(cancelled.reason()).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "send-batch", "rate-limit", "own-limit", "braze-http"})
    void a_step_that_an_operator_stopped_is_waited_for(String route) throws JMException {
        MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("org.apache.camel:context=muster,type=routes,name=\"" + route + "\"");
        muster.database.people("stopped", "ann", "ben");
        muster.define("stopped-" + route, people("stopped"));
        muster.imports("stopped-" + route);
        muster.database.people("stopped", "ann", "ben", "cleo");
        jmx.invoke(name, "stop", new Object[0], new String[0]);

        String id = muster.start("stopped-" + route);
        await("its plan")
                .until(() -> muster.history.find(id).json().path("members").asLong() == 3);
        jmx.invoke(name, "start", new Object[0], new String[0]);
        ReportedImport told = muster.history.ended(id);

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("stopped-" + route)).containsExactly("ann", "ben", "cleo");
    }
}
