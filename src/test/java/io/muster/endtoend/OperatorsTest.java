package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXPrincipal;
import javax.management.remote.JMXServiceURL;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator sees and does over JMX. */
class OperatorsTest {

    private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final JmxClient jmx = JmxClient.here();

    @Test
    void the_routes_stand_there_under_speaking_names() throws JMException {
        Set<String> names =
                JMX.queryNames(new ObjectName("org.apache.camel:context=muster,type=routes,*"), null).stream()
                        .map(name -> name.getKeyProperty("name").replace("\"", ""))
                        .collect(Collectors.toSet());

        assertThat(names)
                .contains("inbox", "import-queue", "import", "source", "lookup", "deliver", "batch", "outcome", "mail")
                .noneMatch(name -> name.matches("route\\d+"));
    }

    @Test
    void a_stopped_inbox_takes_no_file_until_it_is_started_again() {
        muster.define("churn", file());

        jmx.does("stop", "inbox");
        assertThat(jmx.state("inbox")).isEqualTo("Stopped");
        muster.folders.drop("churn", "people.csv", "external_id\nann\n");
        ApiReply ready = muster.api.get("/health/ready");
        await().during(Duration.ofSeconds(1))
                .until(() -> muster.history.of("churn").isEmpty());

        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json().path("parts").path("route inbox").path("why").asText())
                .startsWith("An operator stopped it at 20");

        jmx.does("start", "inbox");
        assertThat(muster.history.ended("churn", 1))
                .extracting(ReportedImport::state)
                .containsExactly("SUCCEEDED");
        assertThat(muster.holds("churn")).containsExactly("ann");
        assertThat(muster.log.text()).contains("route=inbox state=STOPPED", "route=inbox state=STARTED");
        assertThat(muster.log.text()).doesNotContain("route=import-queue");
    }

    /** Who it was is what JMX knows: the name that somebody signed in with, and where from. */
    @Test
    @SuppressWarnings("BanJNDI") // A door of our own on loopback, for as long as the test lasts.
    void a_stop_is_remembered_over_a_restart_audited_and_shown_with_who_and_when() throws Exception {
        JMXConnectorServer door = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("rmi", "127.0.0.1", 0),
                Map.of(JMXConnectorServer.AUTHENTICATOR, (JMXAuthenticator)
                        any -> new Subject(true, Set.of(new JMXPrincipal("night shift")), Set.of(), Set.of())),
                JMX);
        door.start();
        try (JMXConnector operator = JMXConnectorFactory.connect(door.getAddress())) {
            JmxClient.by(operator.getMBeanServerConnection()).does("suspend", "overdue");
        } finally {
            door.stop();
        }
        jmx.does("stop", "reminders");

        muster.stop();
        muster.start();

        assertThat(jmx.state("overdue")).isEqualTo("Stopped");
        assertThat(jmx.state("reminders")).isEqualTo("Stopped");
        assertThat(jmx.state("import-queue")).isEqualTo("Started");
        assertThat(page("/health"))
                .contains("The route overdue is stopped: night shift stopped it over JMX on ", ", from 127.0.0.1")
                .contains("The route reminders is stopped: an operator stopped it on ");
        assertThat(muster.access().audit().last(20, Long.MAX_VALUE))
                .filteredOn(entry -> entry.subject().equals("overdue"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("suspend-route");
                    assertThat(entry.kind()).isEqualTo("JMX");
                    assertThat(entry.who()).isEqualTo("night shift");
                    assertThat(entry.address()).isEqualTo("127.0.0.1");
                });

        jmx.does("resume", "overdue");
        jmx.does("start", "reminders");
        muster.stop();
        muster.start();

        assertThat(jmx.state("overdue")).isEqualTo("Started");
        assertThat(jmx.state("reminders")).isEqualTo("Started");
    }

    private static String page(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(muster.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
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
