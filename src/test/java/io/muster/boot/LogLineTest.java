package io.muster.boot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is put into a line of the log ends it, forges another or paints the terminal. */
@Tag("fast")
class LogLineTest {

    private final Logger logger = new LoggerContext().getLogger("of.a.test");

    @Test
    void quotes_and_backslashes_stay_within_their_quotes() {
        assertThat(line("said \"no\" x=2")).isEqualTo("reason=\"said \\\"no\\\" x=2\" x=1");
        assertThat(line("C:\\")).isEqualTo("reason=\"C:\\\\\" x=1");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0a, 0x0d, 0x09, 0x0b, 0x0c, 0x1b, 0x00, 0x07, 0x08, 0x7f, 0x85, 0x9b, 0x2028, 0x2029, 0x202e, 0x200b,
                0xfeff
            })
    void a_character_that_nobody_sees_is_seen(int code) {
        String line = line("a" + Character.toString(code) + "b");

        assertThat(line).startsWith("reason=\"a\\").endsWith("b\" x=1");
        assertThat(line.codePoints()).doesNotContain(code);
    }

    @Test
    void letters_of_all_languages_stay_as_they_are() {
        assertThat(line("K\u00e4se, \u6771\u4eac, \u05e9\u05dc\u05d5\u05dd"))
                .isEqualTo("reason=\"K\u00e4se, \u6771\u4eac, \u05e9\u05dc\u05d5\u05dd\" x=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "said \"no\" x=2", "C:\\", "two\nlines\r", "\u001b[31m", "\u2028", "\u6771\u4eac"})
    void as_json_each_is_one_object_on_one_line(String reason) throws Exception {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogLineTest.class.getResource("/logback-json.xml")));
        OutputStreamAppender<ILoggingEvent> console = (OutputStreamAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("io.muster"), Level.WARN, "reason=\"{}\" x={}", null, new Object[] {reason, 1});

        String line = new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
        context.stop();

        assertThat(line).endsWith("\n");
        assertThat(line.strip().lines()).hasSize(1);
        JsonNode told = new ObjectMapper().readTree(line);
        assertThat(told.path("level").asText()).isEqualTo("WARN");
        assertThat(told.path("formattedMessage").asText()).isEqualTo("reason=\"" + reason + "\" x=1");
        assertThat(told.path("timestamp").asLong()).isEqualTo(event.getTimeStamp());
    }

    private String line(String reason) {
        LoggingEvent event =
                new LoggingEvent("", logger, Level.WARN, "reason=\"{}\" x={}", null, new Object[] {reason, 1});
        return new LogLine().convert(event);
    }
}
