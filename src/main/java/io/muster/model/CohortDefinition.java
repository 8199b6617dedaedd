package io.muster.model;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file under {@code config/cohorts/} says: where a cohort's people come from, how they match Braze's
 * identifiers, and when and how far an import may go. Values are validated before they get here.
 *
 * @param cohort immutable id, {@code [a-z0-9][a-z0-9_-]{0,63}}, also the file's name
 * @param name shown in Braze's segment filter; may change
 * @param text the file as it was read, kept with each import
 */
public record CohortDefinition(
        String cohort,
        String name,
        String workspace,
        Source source,
        Match match,
        Guards guards,
        Refresh refresh,
        Optional<Schedule> schedule,
        Notice notice,
        String text) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /** Whether a text could be a cohort's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The same, telling others as well; when they are told is the file's to say, where it says anything of it. */
    public CohortDefinition tellingAlso(Further more) {
        return more.equals(Further.NOBODY)
                ? this
                : new CohortDefinition(
                        cohort, name, workspace, source, match, guards, refresh, schedule, notice.and(more), text);
    }

    /** Where the rows come from: exactly one of a query and a watched folder. */
    public sealed interface Source {
        /** @param check a query whose single value must be true before the rows are read */
        record Sql(String query, String datasource, Duration timeout, Optional<String> check) implements Source {}

        /**
         * @param operation the column that says add or remove; read only where the file holds changes
         * @param stillFor how long a file has to stand still before it is taken; empty: as the settings say
         * @param shortRows what a row is that ends before the header does
         */
        record File(FileContents holds, String operation, Optional<Duration> stillFor, ShortRows shortRows)
                implements Source {

            public File(FileContents holds, String operation) {
                this(holds, operation, Optional.empty(), ShortRows.REJECT);
            }
        }
    }

    /** Whether a file is the whole cohort or a list of adds and removes. */
    public enum FileContents {
        MEMBERS,
        CHANGES
    }

    /** Whether a row with fewer fields than the header is left out, or its missing fields are empty. */
    public enum ShortRows {
        REJECT,
        FILL
    }

    /**
     * The columns that identify a person. Without a {@code match} in the file, {@link #DEFAULT}: whichever of
     * {@code external_id} and {@code device_id} exist.
     */
    public record Match(
            Optional<String> externalId,
            List<AliasColumn> aliases,
            Optional<String> deviceId,
            Optional<String> identified,
            Optional<String> person,
            Optional<Lookup> lookup,
            MeantTexts meant) {

        /** Nothing is meant that usually stands for nothing. */
        public Match(
                Optional<String> externalId,
                List<AliasColumn> aliases,
                Optional<String> deviceId,
                Optional<String> identified,
                Optional<String> person,
                Optional<Lookup> lookup) {
            this(externalId, aliases, deviceId, identified, person, lookup, MeantTexts.NONE);
        }

        public static final Match DEFAULT = new Match(
                Optional.of("external_id"),
                List.of(),
                Optional.of("device_id"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /**
         * The default takes whichever of its columns exist; a column that a file names must exist, also where the file
         * names the very columns of the default. Hence identity, not equality.
         */
        @SuppressWarnings("ReferenceEquality")
        public boolean isDefault() {
            return this == DEFAULT;
        }
    }

    /** Braze's alias label, and the column that holds the alias name. */
    public record AliasColumn(String label, String column) {}

    /**
     * Texts that are identifiers here although they stand for nothing elsewhere, such as NULL or 0.
     *
     * @param all whether every text is what it says
     * @param texts in lower case
     */
    public record MeantTexts(boolean all, Set<String> texts) {
        public static final MeantTexts NONE = new MeantTexts(false, Set.of());
        public static final MeantTexts ALL = new MeantTexts(true, Set.of());

        public boolean holds(String text) {
            return all || !texts.isEmpty() && texts.contains(text.toLowerCase(Locale.ROOT));
        }
    }

    /** A query that turns a chunk's keys, one array parameter {@code :keys}, into identifiers. */
    public record Lookup(String query, String key, String datasource) {}

    /** Limits that keep changes back until a person says go. An empty one is off. */
    public record Guards(
            Optional<Percentage> maxRemoved,
            Optional<Percentage> maxAdded,
            long minMembers,
            Optional<Percentage> maxRejected,
            boolean removalsAlways) {

        public static final Guards DEFAULT = new Guards(
                Optional.of(Percentage.percent(30)), Optional.empty(), 1, Optional.of(Percentage.percent(20)), false);
    }

    /** How often present members are sent again. */
    public enum Refresh {
        NEVER,
        WEEKLY,
        MONTHLY
    }

    /** A schedule's settings as written; their meaning belongs to the schedule. */
    public record Schedule(Map<String, Object> settings) {}

    /**
     * Who is told, and when.
     *
     * @param to addresses that get a mail
     * @param webhook where a signed request goes
     * @param overdue how long the last right import may lie back before they are told
     * @param language the tag of the language in which they are told; empty: the one that the settings name
     * @param channels names that the settings give to channels, such as one of Slack
     */
    public record Notice(
            List<String> to,
            When when,
            Optional<URI> webhook,
            Optional<Duration> overdue,
            Optional<String> language,
            List<String> channels) {
        public enum When {
            ALWAYS,
            CHANGES,
            TROUBLE
        }

        Notice and(Further more) {
            return new Notice(
                    Stream.concat(to.stream(), more.to.stream()).distinct().toList(),
                    isSaid() ? when : more.when.orElse(when),
                    webhook,
                    overdue,
                    language,
                    channels);
        }

        /** Whether a file says anything of it; else the page may say when. */
        public boolean isSaid() {
            return !equals(NOBODY);
        }

        public static final Notice NOBODY = new Notice(List.of(), When.ALWAYS);

        /** Mails alone. */
        public Notice(List<String> to, When when) {
            this(to, when, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Mails and a webhook alone. */
        public Notice(
                List<String> to,
                When when,
                Optional<URI> webhook,
                Optional<Duration> overdue,
                Optional<String> language) {
            this(to, when, webhook, overdue, language, List.of());
        }

        public boolean tellsNobody() {
            return to.isEmpty() && webhook.isEmpty() && channels.isEmpty();
        }
    }

    /**
     * Whom the page names beside the file.
     *
     * @param when when they get a mail; empty where the page does not say
     */
    public record Further(List<String> to, Optional<Notice.When> when) {
        public static final Further NOBODY = new Further(List.of(), Optional.empty());
    }
}
