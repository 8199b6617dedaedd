package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators do to the throttle over JMX while imports run. */
class ThrottleOperatedTest {

    private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();
    private static final String REQUESTS = "MaximumRequests";
    private static final String PERIOD = "TimePeriodMillis";
    private static final long AN_HOUR = 3_600_000;

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @AfterEach
    void as_set() throws JMException {
        set(REQUESTS, 500);
        set(PERIOD, 1_000);
    }

    private static void set(String attribute, long value) throws JMException {
        JMX.setAttribute(throttle(), new Attribute(attribute, value));
    }

    private static Object get(String attribute) throws JMException {
        return JMX.getAttribute(throttle(), attribute);
    }

    private static ObjectName throttle() throws JMException {
        return new ObjectName("org.apache.camel:context=muster,type=processors,name=\"throttle\"");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "MaximumRequests, 0",
        "MaximumRequests, -1",
        "MaximumRequests, 100001",
        "MaximumRequests, 2147483648",
        "MaximumRequests, 4294967296",
        "MaximumRequests, -9223372036854775808",
        "TimePeriodMillis, 0",
        "TimePeriodMillis, -1",
        "TimePeriodMillis, -9223372036854775808",
        "TimePeriodMillis, 9223372036854775807",
        "TimePeriodMillis, 86400001"
    })
    void a_number_that_cannot_be_is_refused_and_the_one_of_before_stays(String attribute, long value)
            throws JMException {
        assertThatThrownBy(() -> set(attribute, value)).hasRootCauseInstanceOf(IllegalArgumentException.class);

        assertThat(get(REQUESTS)).isEqualTo(500L);
        assertThat(get(PERIOD)).isEqualTo(1_000L);
    }

    @Test
    void a_crawl_ends_with_a_cancel_and_a_new_limit_counts_at_once() throws JMException {
        muster.database.people("crawls", TestDatabase.ids(5_000));
        muster.define("crawls", people("crawls"));
        muster.define("follows", people("crawls"));
        set(PERIOD, AN_HOUR);
        set(REQUESTS, 1);

        int before = muster.braze.requests().size();
        String crawling = muster.start("crawls");
        await("its one request").until(() -> muster.braze.requests().size() > before);
        String waiting = muster.start("follows");
        await("the other one waits too")
                .until(() -> muster.history.find(waiting).state().equals("RUNNING"));
        muster.api.post("/api/imports/" + crawling + "/cancel");
        ReportedImport cancelled = muster.history.ended(crawling);
        set(REQUESTS, 12);
        ReportedImport told = muster.history.ended(waiting);

        assertThat(cancelled.state()).as(cancelled.reason()).isEqualTo("CANCELLED");
        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(get(REQUESTS)).isEqualTo(12L);
        assertThat(get(PERIOD)).isEqualTo(AN_HOUR);
    }

    @Test
    void from_a_long_period_to_a_short_one_nothing_of_the_long_one_is_waited_for() throws JMException {
        muster.database.people("hurries", TestDatabase.ids(5_000));
        muster.define("hurries", people("hurries"));
        set(PERIOD, AN_HOUR);
        set(REQUESTS, 3);

        String running = muster.start("hurries");
        await("what the hour allows").until(() -> muster.braze.countOf("hurries") == 2_000);
        set(PERIOD, 1_000);
        ReportedImport told = muster.history.ended(running);

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(told.count("added")).isEqualTo(5_000);
    }
}
