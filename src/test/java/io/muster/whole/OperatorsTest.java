package io.muster.whole;

import static io.muster.whole.Recipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator sees and does over JMX. */
class OperatorsTest {

    private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

    @RegisterExtension
    static final Muster muster = Muster.asUsual();

    @Test
    void the_routes_stand_there_under_speaking_names() throws JMException {
        Set<String> names =
                JMX.queryNames(new ObjectName("org.apache.camel:context=muster,type=routes,*"), null).stream()
                        .map(name -> name.getKeyProperty("name").replace("\"", ""))
                        .collect(Collectors.toSet());

        assertThat(names)
                .contains("inbox", "queue", "import", "source", "lookup", "deliver", "batch", "outcome", "mail")
                .noneMatch(name -> name.matches("route\\d+"));
    }

    @Test
    void a_stopped_inbox_takes_no_file_until_it_is_started_again() throws JMException {
        muster.define("churn", file());
        ObjectName inbox = new ObjectName("org.apache.camel:context=muster,type=routes,name=\"inbox\"");

        JMX.invoke(inbox, "stop", new Object[0], new String[0]);
        assertThat(JMX.getAttribute(inbox, "State")).isEqualTo("Stopped");
        muster.folders.drop("churn", "people.csv", "external_id\nann\n");
        Reply ready = muster.api.get("/health/ready");
        await().during(Duration.ofSeconds(1))
                .until(() -> muster.history.of("churn").isEmpty());

        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json().path("parts").path("route inbox").path("why").asText())
                .isEqualTo("An operator stopped it.");

        JMX.invoke(inbox, "start", new Object[0], new String[0]);
        assertThat(muster.history.ended("churn", 1)).extracting(Outcome::state).containsExactly("SUCCEEDED");
        assertThat(muster.holds("churn")).containsExactly("ann");
        assertThat(muster.log.text()).contains("route=inbox state=STOPPED", "route=inbox state=STARTED");
        assertThat(muster.log.text()).doesNotContain("route=queue");
    }

    @Test
    void the_throttle_can_be_turned_while_the_service_runs() throws JMException {
        muster.define("turned", file());
        ObjectName throttle = new ObjectName("org.apache.camel:context=muster,type=processors,name=\"throttle\"");

        JMX.setAttribute(throttle, new Attribute("MaximumRequests", 450L));

        assertThat(muster.imports("turned", "people.csv", "external_id\nann\n").state())
                .isEqualTo("SUCCEEDED");
    }
}
