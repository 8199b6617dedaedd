package io.muster.model;

/**
 * Why an import, a preview or a workspace stands as it does: the closed list, one sentence each in
 * {@code words.properties} under {@code reason.<CODE>}. The gaps of the sentence are the reason's figures, in their order.
 * Codes are kept in tables and given by the API: none is ever renamed, and none means another thing later.
 */
public enum ReasonCode {
    /** There is nothing to say. */
    NONE(Use.SENTENCE, 0),
    /** A sentence of before there were codes. */
    UNCODED(Use.SENTENCE, 1),

    // How an import ends that went its way
    /** Braze accepted every change. */
    ACCEPTED(Use.SENTENCE, 1),
    /** The source had not changed. */
    UNCHANGED(Use.SENTENCE, 0),
    /** Braze refused some identifiers and accepted all else. */
    IDENTIFIERS_REFUSED(Use.SENTENCE, 2),
    /** What Braze listed beside its acceptances. */
    BRAZE_WARNINGS(Use.PART, 2),

    // What guards say
    /** Too many rows gave no member. */
    ROWS_REJECTED(Use.SENTENCE, 4),
    /** Too many identifiers look as if a spreadsheet had changed them. */
    IDENTIFIERS_DOUBTFUL(Use.SENTENCE, 4),
    /** The source gave no rows. */
    SOURCE_EMPTY(Use.SENTENCE, 0),
    /** Fewer members than the definition asks for. */
    MEMBERS_FEW(Use.SENTENCE, 3),
    /** Too many members would leave. */
    REMOVALS_MANY(Use.SENTENCE, 3),
    /** Too many members would have left within a week. */
    REMOVALS_MANY_IN_WEEK(Use.SENTENCE, 3),
    /** Too many would join. */
    ADDITIONS_MANY(Use.SENTENCE, 3),
    /** Of the rows left out, most have identifiers that a spreadsheet damaged. */
    CAUSE_DAMAGED(Use.PART, 1),
    /** Of the rows left out, most are lines of a report. */
    CAUSE_REPORT_LINES(Use.PART, 1),
    /** The first row that could not be read. */
    CAUSE_MALFORMED(Use.PART, 2),
    /** Cells held placeholders that nobody filled in. */
    CAUSE_PLACEHOLDERS(Use.PART, 2),
    /** Cells held words for nothing. */
    CAUSE_WORDS_FOR_NOTHING(Use.PART, 1),

    // What stops an import without a fault
    /** A person cancelled it. */
    CANCELLED(Use.SENTENCE, 1),
    /** The service stopped; it goes on. */
    SERVICE_STOPPED(Use.SENTENCE, 0),
    /** Another node has it, or will. */
    LEASE_LOST(Use.SENTENCE, 0),
    /** One that waited does its part. */
    JOINED_WAITING(Use.HEADLINE, 0),
    /** Its file lies where no node looks. */
    WAITS_FOR_NODE(Use.SENTENCE, 2),

    // What was due and did not start
    /** Nobody looked until it was too late. */
    DUE_MISSED(Use.HEADLINE, 3),
    /** Its workspace is stopped. */
    DUE_STOPPED(Use.HEADLINE, 2),
    /** Its cohort is retired. */
    DUE_RETIRED(Use.HEADLINE, 0),
    /** Its cohort is paused. */
    DUE_PAUSED(Use.HEADLINE, 1),
    /** Its cohort is paused, and why. */
    DUE_PAUSED_WHY(Use.HEADLINE, 2),
    /** It has no file yet. */
    DUE_NO_FILE(Use.HEADLINE, 1),
    /** All are to be sent again, and no file ever came. */
    NOTHING_TO_RESEND(Use.HEADLINE, 0),

    // What Braze answered
    /** The keys of the workspace are refused. */
    KEYS_REFUSED(Use.HEADLINE, 3),
    /** Braze does not know the partner. */
    PARTNER_UNKNOWN(Use.HEADLINE, 2),
    /** Nobody at the endpoint knows Braze's API. */
    ENDPOINT_UNKNOWN(Use.HEADLINE, 4),
    /** The endpoint sends us elsewhere. */
    ENDPOINT_REDIRECTS(Use.HEADLINE, 4),
    /** A proxy or a firewall turned the request away. */
    TURNED_AWAY(Use.HEADLINE, 3),
    /** A status that Braze's API never gives. */
    STATUS_UNEXPECTED(Use.HEADLINE, 2),
    /** An answer that nothing in the route takes. */
    ANSWER_UNEXPECTED(Use.HEADLINE, 1),
    /** No definite answer for {@code retry-for}. */
    NO_DEFINITE_ANSWER(Use.HEADLINE, 2),
    /** Only 429 for {@code retry-for}. */
    LIMIT_HELD(Use.HEADLINE, 3),
    /** The same, and Braze says until when. */
    LIMIT_HELD_UNTIL(Use.HEADLINE, 4),
    /** Braze refused the cohort itself. */
    COHORT_REFUSED(Use.HEADLINE, 0),
    /** So many identifiers were refused that they are not at fault. */
    TOO_MANY_REFUSED(Use.HEADLINE, 1),
    /** The data import key was changed, and a person has to say whose it is. */
    KEY_CHANGED(Use.SENTENCE, 1),

    // Muster itself
    /** A thread that sent was lost, twice. */
    DELIVERY_LOST(Use.HEADLINE, 0),
    /** The process ended again and again while the import was prepared. */
    PREPARATION_LOST(Use.HEADLINE, 1),
    /** It was cut off, and its plan counts no more. */
    PLAN_OUTDATED(Use.HEADLINE, 0),
    /** Our database lost what was staged. */
    STAGE_LOST(Use.HEADLINE, 2),
    /** Our database is full. */
    DATABASE_FULL(Use.HEADLINE, 1),
    /** Our database failed. */
    DATABASE_FAILED(Use.HEADLINE, 1),
    /** The data folder's disk is full. */
    DISK_FULL(Use.HEADLINE, 0),
    /** A file could not be written or moved. */
    FILE_NOT_WRITTEN(Use.HEADLINE, 1),
    /** An operator stopped a route. */
    ROUTE_STOPPED(Use.HEADLINE, 1),
    /** Not enough memory. */
    OUT_OF_MEMORY(Use.HEADLINE, 0),
    /** A bug. */
    MUSTER_FAILED(Use.HEADLINE, 1),

    // The ledger, after a restore
    /** The database runs on another server. */
    LEDGER_ON_ANOTHER_SERVER(Use.HEADLINE, 0),
    /** The database was put back, or a standby took over. */
    LEDGER_ON_ANOTHER_TIMELINE(Use.HEADLINE, 0),
    /** The tables were made again. */
    LEDGER_TABLES_NEW(Use.HEADLINE, 0),
    /** The database is older than it was. */
    LEDGER_OLDER(Use.HEADLINE, 0),
    /** The data folder does not know the database. */
    LEDGER_MARK_GONE(Use.HEADLINE, 0),

    // Definition, workspace and cohort
    /** The cohort's definition is gone. */
    DEFINITION_GONE(Use.HEADLINE, 1),
    /** The workspace has no settings. */
    WORKSPACE_UNSET(Use.HEADLINE, 1),
    /** The definition names another workspace than the one that holds its members. */
    WORKSPACE_MOVED(Use.HEADLINE, 3),
    /** Nobody has said whose the new key is. */
    KEY_UNDECIDED(Use.HEADLINE, 1),

    /** The definition file of a cohort has errors. */
    DEFINITION_INVALID(Use.SENTENCE, 1),
    /** A person paused the cohort. */
    PAUSED(Use.SENTENCE, 1),
    /** A person paused the cohort, and said why. */
    PAUSED_WHY(Use.SENTENCE, 2),

    // Previews
    /** The service stopped. */
    PREVIEW_CUT_OFF(Use.SENTENCE, 0),
    /** Muster's own part failed. */
    PREVIEW_FAILED(Use.SENTENCE, 0),
    /** The definition is gone. */
    PREVIEW_DEFINITION_GONE(Use.SENTENCE, 0),

    // A dropped file as such
    /** It was written to while it was read. */
    FILE_GROWING(Use.SENTENCE, 0),
    /** It lies in another node's folder. */
    FILE_ELSEWHERE(Use.SENTENCE, 1),
    /** It equals the one before. */
    FILE_UNCHANGED(Use.HEADLINE, 0),

    // Parts of sentences
    /** So many minutes. */
    MINUTES(Use.PART, 1),
    /** So many seconds. */
    SECONDS(Use.PART, 1),
    /** A stretch of time, in seconds. */
    DURATION(Use.PART, 1),
    /** A day and a time of it, where the schedule is; as {@code 2026-11-24T07:00}. */
    DAY_AND_TIME(Use.PART, 1),
    /** A folder on a machine. */
    FOLDER_ON_HOST(Use.PART, 2),
    /** Braze answered with a status. */
    BRAZE_ANSWERED(Use.PART, 1),
    /** Somebody in Braze's place answered. */
    STRANGER_ANSWERED(Use.PART, 2),
    /** A request that did not leave in time. */
    NOT_SENT_IN_TIME(Use.PART, 0),
    /** An answer without a body. */
    BODY_NOTHING(Use.PART, 0),
    /** Braze's own. */
    BODY_BRAZE(Use.PART, 0),
    /** A message that accepts nothing. */
    BODY_OTHER_MESSAGE(Use.PART, 0),
    /** JSON of somebody else. */
    BODY_OTHER_JSON(Use.PART, 0),
    /** A web page. */
    BODY_PAGE(Use.PART, 0),
    /** A text of somebody else. */
    BODY_OTHER_TEXT(Use.PART, 0),
    /** No text. */
    BODY_BINARY(Use.PART, 0),
    /** Longer than Braze's answers are. */
    BODY_TOO_LONG(Use.PART, 0);

    /** Where a reason is read. */
    public enum Use {
        /** In a sentence of its own. */
        SENTENCE,
        /** Also in a heading or a subject, with what stands before the mark in its sentence. */
        HEADLINE,
        /** Only within the sentence of another. */
        PART
    }

    private final Use use;
    private final int figures;

    ReasonCode(Use use, int figures) {
        this.use = use;
        this.figures = figures;
    }

    /** How many gaps its sentence has. */
    public int figures() {
        return figures;
    }

    public Use use() {
        return use;
    }
}
