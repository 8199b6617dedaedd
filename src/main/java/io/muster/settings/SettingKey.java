package io.muster.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every setting: its key, its default, and what it is for. The handbook's table is printed from here. */
enum SettingKey {
    DATA("muster.data", "data", "folder of inbox, archive, failed, rejects, outbox and the embedded database"),
    COHORTS("muster.cohorts", "config/cohorts", "folder of the definitions"),
    DATABASE_URL(
            "muster.database.url",
            "",
            "JDBC URL of our own PostgreSQL, 15 or later; without it an embedded one runs in the data folder"),
    DATABASE_USER("muster.database.user", "", "its user, no superuser; owns the schema `muster`"),
    DATABASE_PASSWORD("muster.database.password", "", "its password"),
    DATASOURCE_URL(
            "muster.datasources.NAME.url",
            "",
            "JDBC URL of a database where queries run; `default` is the embedded database, and has to be set where that is"
                    + " not used"),
    DATASOURCE_USER(
            "muster.datasources.NAME.user",
            "",
            "its user, one who can only read: a query can do all that this user may"),
    DATASOURCE_PASSWORD("muster.datasources.NAME.password", "", "its password"),
    PARTNER("muster.braze.partner", "", "partner name, as Braze gave it; required"),
    PARTNER_KEY("muster.braze.partner-key", "", "partner key, as Braze gave it; required"),
    REQUESTS_PER_SECOND(
            "muster.braze.requests-per-second",
            "60",
            "most requests a second for each partner key, over all cohorts and all nodes; any number above 0"),
    RETRY_FOR("muster.braze.retry-for", "15m", "how long a batch without a definite answer is repeated"),
    USER_AGENT(
            "muster.braze.user-agent",
            "partner-Muster-CohortImport/<version>",
            "how requests name their sender; Braze asks partners for this form"),
    IN_FLIGHT("muster.braze.in-flight", "16", "most requests in flight for one import, 1 to 64"),
    CONNECT_TIMEOUT("muster.braze.connect-timeout", "5s", "longest wait for a connection"),
    RESPONSE_TIMEOUT("muster.braze.response-timeout", "30s", "longest wait for an answer"),
    QUIET_TIME(
            "muster.braze.quiet-time",
            "60s",
            "how long an unanswered request may still take effect; more than the response timeout"),
    ACKNOWLEDGED_GAP(
            "muster.braze.acknowledged-gap", "0s", "how long an acknowledged change holds back a contrary one"),
    WORKSPACE_ENDPOINT(
            "muster.braze.workspaces.NAME.endpoint",
            "",
            "REST endpoint of a workspace, such as `https://rest.iad-01.braze.com`; at least one workspace"),
    WORKSPACE_IMPORT_KEY("muster.braze.workspaces.NAME.import-key", "", "its data import key, from Braze's dashboard"),
    MAIL_HOST("muster.mail.host", "", "mail server; without it mails are written to the outbox folder"),
    MAIL_PORT("muster.mail.port", "", "its port; without it 587, 465 or 25, as `tls` says"),
    MAIL_USER("muster.mail.user", "", "user at the mail server"),
    MAIL_PASSWORD("muster.mail.password", "", "its password"),
    MAIL_TLS("muster.mail.tls", "starttls", "`starttls`, `tls` (from the first byte) or `none`"),
    MAIL_FROM("muster.mail.from", "muster@localhost", "sender of the mails; to be set when a mail server is"),
    MAIL_LANGUAGE(
            "muster.mail.language",
            "en",
            "language of mails and of the sentences in webhooks, such as `fr`, where a definition names none under"
                    + " `notify`"),
    WEBHOOK_SECRET(
            "muster.webhook.secret",
            "",
            "what webhooks are signed with: `whsec_` and the Base64 of 24 to 64 random bytes; required when a definition"
                    + " names a webhook"),
    WEBHOOK_ALLOW_PRIVATE(
            "muster.webhook.allow-private",
            "false",
            "`true` lets webhooks go to private and loopback addresses, and by plain http"),
    CHANNEL_TYPE("muster.notify.channels.NAME.type", "slack", "what a channel is that definitions name; `slack`"),
    CHANNEL_URL(
            "muster.notify.channels.NAME.url", "", "where it takes messages: of Slack the URL of an incoming webhook"),
    HTTP_HOST("muster.http.host", "127.0.0.1", "address that page and API listen on; beyond loopback only with users"),
    HTTP_PORT("muster.http.port", "8080", "their port"),
    HTTP_PUBLIC_URL(
            "muster.http.public-url",
            "http://host:port",
            "what people open and links in mails begin with; required beyond loopback"),
    HTTP_PROXIES(
            "muster.http.proxies",
            "",
            "addresses or networks of the proxies whose `X-Forwarded-For` is believed, such as `10.0.0.0/8, ::1`"),
    LOG_FORMAT("muster.log.format", "text", "`text`, or `json` for one object a line; read once, at the start"),
    DRIVERS("muster.drivers", "drivers", "folder of further JDBC drivers"),
    FILES_STILL_FOR(
            "muster.files.still-for",
            "2s",
            "how long a dropped file has to stand still, in size and time, before it is taken, 100ms to 1h; a definition"
                    + " can say another time in `source.file`"),
    FILES_MOST_ROWS("muster.files.most-rows", "100000000", "a file with more rows is refused"),
    FILES_MOST_MEBIBYTES("muster.files.most-mebibytes", "32768", "so is a file with more MiB, unpacked"),
    RETENTION_FILES(
            "muster.retention.files",
            "90d",
            "how long archived, failed and rejects files are kept after their import, at least 1d; `off` keeps them"
                    + " for good"),
    RETENTION_CHANGES(
            "muster.retention.changes",
            "90d",
            "how long it can be told when a person was added or removed, at least 1d; `off` keeps it for good"),
    CHECK_SUMS(
            "muster.check.sums",
            "100",
            "of so many imports that their members' sum proves unchanged one is compared in full all the same; `off`"
                    + " compares none");

    /** What the name of a workspace or a data source looks like. */
    static final String NAMES = "[a-z][a-z0-9]*";

    private final String template;
    private final String byDefault;
    private final String purpose;

    SettingKey(String template, String byDefault, String purpose) {
        this.template = template;
        this.byDefault = byDefault;
        this.purpose = purpose;
    }

    /** With {@code NAME} where a workspace or a data source is named. */
    String template() {
        return template;
    }

    /** Empty where there is none. */
    String byDefault() {
        return byDefault;
    }

    String purpose() {
        return purpose;
    }

    boolean isSecret() {
        return template.endsWith("password")
                || template.endsWith("-key")
                || template.endsWith("secret")
                || this == CHANNEL_URL;
    }

    boolean isFolder() {
        return this == DATA || this == COHORTS || this == DRIVERS;
    }

    String named(String name) {
        return template.replace("NAME", name);
    }

    /** The name in {@code key}, empty text where this key has none; empty when it is not this key at all. */
    Optional<String> nameIn(String key) {
        return group(Pattern.quote(template).replace("NAME", "\\E(" + NAMES + ")\\Q"), key);
    }

    Optional<String> nameInVariable(String variable) {
        String pattern = variable(template).replace("NAME", "(" + NAMES.toUpperCase(Locale.ROOT) + ")");
        return group(pattern, variable).map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** The setting that {@code variable} sets, under its key. */
    static Optional<String> keyOf(String variable, boolean onlySecrets) {
        return Arrays.stream(values())
                .filter(key -> key.isSecret() || !onlySecrets)
                .flatMap(key -> key.nameInVariable(variable).map(key::named).stream())
                .findFirst();
    }

    /** The setting that {@code key} is, in whatever case and with whatever signs between its words. */
    static Optional<String> meantBy(String key) {
        return keyOf(key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_"), false);
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** All keys, with the names that {@code wrong} has in their places: what it may have meant. */
    static List<String> like(String wrong) {
        return Arrays.stream(values())
                .map(key -> filled(key.template, wrong, "."))
                .toList();
    }

    static List<String> variablesLike(String wrong) {
        List<String> variables = new ArrayList<>();
        for (SettingKey key : values()) {
            String variable = filled(variable(key.template), wrong, "_");
            variables.add(variable);
            if (key.isSecret()) {
                variables.add(variable + "_FILE");
            }
        }
        return variables;
    }

    private static String filled(String template, String wrong, String dot) {
        List<String> parts = Arrays.asList(template.split(Pattern.quote(dot)));
        List<String> given = List.of(wrong.split(Pattern.quote(dot)));
        int at = parts.indexOf("NAME");
        if (at >= 0 && at < given.size()) {
            parts.set(at, given.get(at));
        }
        return String.join(dot, parts);
    }

    private static Optional<String> group(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.matches() ? Optional.of(matcher.groupCount() > 0 ? matcher.group(1) : "") : Optional.empty();
    }
}
