package io.muster.model;

/**
 * Why an import, a preview or a workspace stands as it does, or what was asked for cannot be done: the closed list, one sentence each in
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
    /** The ledger was changed, such as by a resync, while the source was read. */
    LEDGER_CHANGED(Use.SENTENCE, 0),
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

    // A dropped file
    /** It is empty. */
    FILE_EMPTY(Use.HEADLINE, 1),
    /** It holds delimiters alone. */
    FILE_ONLY_DELIMITERS(Use.HEADLINE, 1),
    /** It holds a sep= line alone. */
    FILE_ONLY_SEP(Use.HEADLINE, 1),
    /** It could not be read to its end. */
    FILE_UNREADABLE(Use.HEADLINE, 1),
    /** It is XML. */
    FILE_IS_XML(Use.HEADLINE, 1),
    /** It is a web page. */
    FILE_IS_WEB_PAGE(Use.HEADLINE, 1),
    /** It is a PDF. */
    FILE_IS_PDF(Use.HEADLINE, 1),
    /** It is an Excel workbook. */
    FILE_IS_EXCEL(Use.HEADLINE, 0),
    /** It is an old Excel or Office document. */
    FILE_IS_OLD_EXCEL(Use.HEADLINE, 1),
    /** It is an office document. */
    FILE_IS_OFFICE(Use.HEADLINE, 0),
    /** It is a picture. */
    FILE_IS_PICTURE(Use.HEADLINE, 1),
    /** It is a SQLite database. */
    FILE_IS_SQLITE(Use.HEADLINE, 1),
    /** It is not in the encoding that it begins with. */
    FILE_NOT_ENCODED(Use.HEADLINE, 2),
    /** It holds NUL characters. */
    FILE_HAS_NUL(Use.HEADLINE, 1),
    /** It is over the limit of bytes. */
    FILE_TOO_LARGE(Use.HEADLINE, 2),
    /** It is over the limit of rows. */
    FILE_TOO_MANY_ROWS(Use.HEADLINE, 1),
    /** Muster's user may not read it. */
    FILE_NOT_ALLOWED(Use.HEADLINE, 0),
    /** The disk did not give it. */
    FILE_NOT_READ(Use.HEADLINE, 1),
    /** A part of it could not be read. */
    FILE_PART_NOT_READ(Use.HEADLINE, 1),
    /** It could not be closed. */
    FILE_NOT_CLOSED(Use.HEADLINE, 0),
    /** It was cancelled while its file was read. */
    FILE_CANCELLED(Use.HEADLINE, 0),
    /** It was written to for a day. */
    FILE_NEVER_WHOLE(Use.HEADLINE, 0),
    /** It was taken away before it was read. */
    FILE_TAKEN_AWAY(Use.HEADLINE, 1),
    /** No file ever came. */
    FILE_NONE_YET(Use.HEADLINE, 1),
    /** The last file is gone. */
    FILE_GONE(Use.HEADLINE, 1),
    /** It lies where another node looks. */
    FILE_ON_ANOTHER_NODE(Use.HEADLINE, 2),
    /** What was taken is no file. */
    FILE_NOT_PLAIN(Use.HEADLINE, 1),
    /** It has another name somewhere. */
    FILE_HARD_LINK(Use.HEADLINE, 1),
    /** It is not the file that was taken. */
    FILE_SWAPPED(Use.HEADLINE, 1),
    /** The cohort comes from a query. */
    FILE_OF_QUERY_COHORT(Use.HEADLINE, 1),
    /** A link was dropped. */
    FILE_LINK(Use.HEADLINE, 1),
    /** A pipe or a device was dropped. */
    FILE_PIPE(Use.HEADLINE, 1),
    /** It arrived while the disk was full. */
    FILE_CUT_OFF_BY_DISK(Use.HEADLINE, 1),
    /** It cannot be moved out of its inbox. */
    FILE_UNMOVABLE(Use.HEADLINE, 3),
    /** No cohort has that name. */
    COHORT_UNKNOWN(Use.HEADLINE, 2),
    /** No cohort has that name; others have a like one. */
    COHORT_UNKNOWN_NEAR(Use.HEADLINE, 3),

    // Archives
    /** An archive holds another one. */
    ARCHIVE_WITHIN(Use.HEADLINE, 1),
    /** An archive holds no file. */
    ARCHIVE_EMPTY(Use.HEADLINE, 1),
    /** An archive that is neither gzip nor zip. */
    ARCHIVE_OF_OTHER_KIND(Use.HEADLINE, 2),
    /** An xz archive. */
    ARCHIVE_XZ(Use.HEADLINE, 1),
    /** A tar archive. */
    ARCHIVE_TAR(Use.HEADLINE, 1),
    /** It cannot be unpacked. */
    ARCHIVE_DAMAGED(Use.HEADLINE, 0),
    /** It cannot be unpacked to its end. */
    ARCHIVE_DAMAGED_WITHIN(Use.HEADLINE, 1),
    /** It unpacks to more than a thousand times its size. */
    ARCHIVE_BOMB(Use.HEADLINE, 1),
    /** Its entries have other columns. */
    ARCHIVE_OF_OTHER_COLUMNS(Use.HEADLINE, 1),
    /** It holds a rejects file among others. */
    ARCHIVE_REJECTS_MIXED(Use.HEADLINE, 1),
    /** A zip with a password. */
    ZIP_ENCRYPTED(Use.HEADLINE, 0),
    /** A zip packed in a way that Muster does not unpack. */
    ZIP_METHOD(Use.HEADLINE, 1),
    /** A zip without its directory. */
    ZIP_DAMAGED(Use.HEADLINE, 0),
    /** An entry that cannot be opened. */
    ZIP_ENTRY_DAMAGED(Use.HEADLINE, 1),
    /** A zip without a file. */
    ZIP_EMPTY(Use.HEADLINE, 0),
    /** An entry's name leads out of the archive. */
    ZIP_ESCAPES(Use.HEADLINE, 1),
    /** The zip could not be closed. */
    ZIP_NOT_CLOSED(Use.HEADLINE, 0),

    // Columns, rows and JSON
    /** A mapped column stands twice. */
    COLUMN_TWICE(Use.HEADLINE, 2),
    /** No mapped column is there. */
    COLUMNS_MISSING(Use.HEADLINE, 3),
    /** The first line looks like people's data. */
    COLUMNS_MISSING_PEOPLE(Use.HEADLINE, 2),
    /** A column has nearly the name of a mapped one. */
    COLUMNS_MISSING_NEAR(Use.HEADLINE, 4),
    /** A row of over 16 MiB. */
    ROW_TOO_LONG(Use.HEADLINE, 1),
    /** The last row is cut off. */
    ROW_CUT_OFF(Use.HEADLINE, 3),
    /** A quote is not closed before the end. */
    QUOTE_OPEN(Use.HEADLINE, 1),
    /** A quote is not closed within 16 MiB. */
    QUOTE_OPEN_LONG(Use.HEADLINE, 1),
    /** The header has quotes that do not fit. */
    HEADER_QUOTES(Use.HEADLINE, 1),
    /** The header has too many columns. */
    HEADER_TOO_WIDE(Use.HEADLINE, 1),
    /** The header is not the first line. */
    HEADER_BELOW(Use.HEADLINE, 2),
    /** Another header stands further down. */
    HEADER_AGAIN(Use.HEADLINE, 1),
    /** Its first values are no objects. */
    JSON_NO_OBJECTS(Use.HEADLINE, 1),
    /** One object holds the people inside. */
    JSON_PEOPLE_INSIDE(Use.HEADLINE, 2),
    /** The first object holds people inside. */
    JSON_PEOPLE_INSIDE_FIRST(Use.HEADLINE, 2),
    /** Something stands behind the array. */
    JSON_GOES_ON(Use.HEADLINE, 1),
    /** It is not JSON, or ends too early. */
    JSON_BROKEN(Use.HEADLINE, 1),
    /** It ends within an object. */
    JSON_CUT_OFF(Use.HEADLINE, 1),
    /** An object of over 16 MiB. */
    JSON_OBJECT_TOO_LONG(Use.HEADLINE, 1),

    // What a definition's match does not find
    /** Neither of the default columns is there. */
    IDENTIFIERS_UNMAPPED(Use.HEADLINE, 1),
    /** A column has nearly the name of a default one. */
    IDENTIFIERS_NEARLY(Use.HEADLINE, 2),
    /** The column that says add or remove is missing. */
    OPERATION_MISSING(Use.HEADLINE, 2),
    /** A column that match names is missing. */
    MATCH_COLUMN_MISSING(Use.HEADLINE, 3),
    /** A column that match names is missing in the lookup too. */
    MATCH_COLUMN_NOWHERE(Use.HEADLINE, 2),
    /** The lookup's key column is missing. */
    LOOKUP_KEY_MISSING(Use.HEADLINE, 3),
    /** The lookup query does not give its key. */
    LOOKUP_KEY_NOT_GIVEN(Use.HEADLINE, 2),
    /** The lookup query gives too many rows. */
    LOOKUP_TOO_MANY(Use.HEADLINE, 1),
    /** The lookup query gives keys back as other texts. */
    LOOKUP_KEYS_CHANGED(Use.HEADLINE, 2),

    // Queries and their databases
    /** It was cancelled while its query ran. */
    QUERY_CANCELLED(Use.HEADLINE, 0),
    /** A query took too long. */
    QUERY_TIMED_OUT(Use.HEADLINE, 2),
    /** A query is none that reads. */
    QUERY_REFUSED(Use.HEADLINE, 3),
    /** The database refused or ended a query; its SQLSTATE says why. */
    QUERY_FAILED(Use.HEADLINE, 2),
    /** The database ended a query. */
    QUERY_ENDED(Use.HEADLINE, 1),
    /** The database refused a query for a reason that Muster does not know. */
    QUERY_FAILED_UNKNOWN(Use.HEADLINE, 2),
    /** A query has a mistake, at a place. */
    QUERY_NOT_RIGHT(Use.HEADLINE, 4),
    /** The same, and the database has a hint. */
    QUERY_NOT_RIGHT_HINT(Use.HEADLINE, 5),
    /** A query gives a column twice. */
    QUERY_COLUMN_TWICE(Use.HEADLINE, 1),
    /** A column of money. */
    QUERY_COLUMN_MONEY(Use.HEADLINE, 2),
    /** A column of lists or records. */
    QUERY_COLUMN_SEVERAL(Use.HEADLINE, 3),
    /** A column of bytes. */
    QUERY_COLUMN_BYTES(Use.HEADLINE, 3),
    /** A value that no identifier is as long as. */
    QUERY_VALUE_TOO_LONG(Use.HEADLINE, 3),
    /** A value that the driver cannot read. */
    QUERY_VALUE_UNREADABLE(Use.HEADLINE, 3),
    /** Its rows do not fit into the memory. */
    QUERY_ROWS_TOO_LARGE(Use.HEADLINE, 0),
    /** A connection broke and could not be given up. */
    QUERY_CONNECTION_BROKE(Use.HEADLINE, 0),
    /** A connection could not be closed. */
    QUERY_CONNECTION_NOT_CLOSED(Use.HEADLINE, 0),
    /** The check query says that the source is not ready. */
    CHECK_NOT_TRUE(Use.HEADLINE, 0),
    /** The check query gives more than one column, or none. */
    CHECK_COLUMNS(Use.HEADLINE, 1),
    /** The check query gives several rows. */
    CHECK_ROWS(Use.HEADLINE, 0),
    /** A lookup query failed; a part says why. */
    LOOKUP_FAILED(Use.HEADLINE, 2),
    /** The same, and its keys want a cast. */
    LOOKUP_FAILED_KEYS(Use.HEADLINE, 2),
    /** The database of a lookup cannot be reached; a part says why. */
    LOOKUP_UNREACHABLE(Use.HEADLINE, 1),
    /** A lookup query failed, and no database said why. */
    LOOKUP_FAILED_OTHERWISE(Use.HEADLINE, 2),
    /** A lookup gave a value that the driver cannot read. */
    LOOKUP_VALUE_UNREADABLE(Use.HEADLINE, 2),
    /** A data source has left the settings. */
    DATA_SOURCE_UNSET(Use.HEADLINE, 1),
    /** The reading was interrupted. */
    READING_INTERRUPTED(Use.HEADLINE, 0),

    // Why a row is none
    /** A value that is no object. */
    ROW_NO_OBJECT(Use.PART, 0),
    /** A part of an object. */
    ROW_NO_WHOLE_OBJECT(Use.PART, 0),
    /** Text behind an object. */
    ROW_TEXT_BEHIND_OBJECT(Use.PART, 0),
    /** A key stands twice. */
    ROW_KEY_TWICE(Use.PART, 0),
    /** A NUL or half a character. */
    ROW_NO_CHARACTERS(Use.PART, 0),
    /** Too many keys. */
    ROW_TOO_MANY_KEYS(Use.PART, 0),
    /** An object in a mapped column. */
    ROW_NESTED(Use.PART, 0),
    /** A boolean as an identifier. */
    ROW_BOOLEAN(Use.PART, 0),
    /** A column's name as an identifier. */
    ROW_COLUMN_NAME(Use.PART, 0),
    /** Too few fields. */
    ROW_SHORT(Use.PART, 0),
    /** Too many fields. */
    ROW_LONG(Use.PART, 0),
    /** Text behind a closing quote. */
    ROW_TEXT_BEHIND_QUOTE(Use.PART, 0),
    /** A rejected row that nobody mended. */
    ROW_NOT_MENDED(Use.PART, 0),
    /** A value that is no text of one kind. */
    ROW_NO_TEXT(Use.PART, 2),

    // Parts of their sentences
    /** The file itself. */
    THE_FILE(Use.PART, 0),
    /** An archive's entry. */
    THE_ENTRY(Use.PART, 1),
    /** A line of a file. */
    LINE(Use.PART, 1),
    /** A line of an archive's entry. */
    LINE_OF_ENTRY(Use.PART, 2),
    /** An element of an array. */
    ELEMENT(Use.PART, 1),
    /** An element of an array in an archive's entry. */
    ELEMENT_OF_ENTRY(Use.PART, 2),
    /** A key of JSON. */
    KEY_NAMED(Use.PART, 1),
    /** A key of JSON that is not told. */
    KEY_NUMBERED(Use.PART, 1),
    /** None. */
    NO_COLUMNS(Use.PART, 0),
    /** One or the other. */
    EITHER(Use.PART, 2),
    /** An old way of packing. */
    METHOD_OLD(Use.PART, 1),
    /** A way of packing. */
    METHOD_DEFLATE64(Use.PART, 0),
    /** Another way of packing. */
    METHOD_OTHER(Use.PART, 1),
    /** A query. */
    THE_QUERY(Use.PART, 0),
    /** A check. */
    THE_CHECK_QUERY(Use.PART, 0),
    /** A lookup. */
    THE_LOOKUP_QUERY(Use.PART, 0),
    /** A data source. */
    DATA_SOURCE(Use.PART, 1),
    /** So many milliseconds. */
    MILLISECONDS(Use.PART, 1),
    /** An error without an SQLSTATE. */
    DRIVER_ERROR(Use.PART, 1),
    /** Bytes. */
    VALUE_BYTES(Use.PART, 0),
    /** No JSON. */
    VALUE_NO_JSON(Use.PART, 0),
    /** A list. */
    VALUE_LIST(Use.PART, 0),
    /** An object. */
    VALUE_OBJECT(Use.PART, 0),

    // What a database says of a query, by its SQLSTATE; the longest that it begins with
    /** SQLSTATE 0100E. */
    SQL_0100E(Use.PART, 1),
    /** SQLSTATE 02. */
    SQL_02(Use.PART, 1),
    /** SQLSTATE 08. */
    SQL_08(Use.PART, 1),
    /** SQLSTATE 21000. */
    SQL_21000(Use.PART, 1),
    /** SQLSTATE 22. */
    SQL_22(Use.PART, 1),
    /** SQLSTATE 22001. */
    SQL_22001(Use.PART, 1),
    /** SQLSTATE 22003. */
    SQL_22003(Use.PART, 1),
    /** SQLSTATE 22007. */
    SQL_22007(Use.PART, 1),
    /** SQLSTATE 22008. */
    SQL_22008(Use.PART, 1),
    /** SQLSTATE 2201B. */
    SQL_2201B(Use.PART, 1),
    /** SQLSTATE 22012. */
    SQL_22012(Use.PART, 1),
    /** SQLSTATE 22021. */
    SQL_22021(Use.PART, 1),
    /** SQLSTATE 22P02. */
    SQL_22P02(Use.PART, 1),
    /** SQLSTATE 25006. */
    SQL_25006(Use.PART, 1),
    /** SQLSTATE 25P03. */
    SQL_25P03(Use.PART, 1),
    /** SQLSTATE 25P04. */
    SQL_25P04(Use.PART, 1),
    /** SQLSTATE 28. */
    SQL_28(Use.PART, 1),
    /** SQLSTATE 3D000. */
    SQL_3D000(Use.PART, 0),
    /** SQLSTATE 3F000. */
    SQL_3F000(Use.PART, 1),
    /** SQLSTATE 40001. */
    SQL_40001(Use.PART, 1),
    /** SQLSTATE 40P01. */
    SQL_40P01(Use.PART, 1),
    /** SQLSTATE 42. */
    SQL_42(Use.PART, 1),
    /** SQLSTATE 42000. */
    SQL_42000(Use.PART, 1),
    /** SQLSTATE 42501. */
    SQL_42501(Use.PART, 1),
    /** SQLSTATE 42601. */
    SQL_42601(Use.PART, 1),
    /** SQLSTATE 42703. */
    SQL_42703(Use.PART, 1),
    /** SQLSTATE 42883. */
    SQL_42883(Use.PART, 1),
    /** SQLSTATE 42P01. */
    SQL_42P01(Use.PART, 1),
    /** SQLSTATE 42S02. */
    SQL_42S02(Use.PART, 1),
    /** SQLSTATE 42S22. */
    SQL_42S22(Use.PART, 1),
    /** SQLSTATE 53100. */
    SQL_53100(Use.PART, 1),
    /** SQLSTATE 53200. */
    SQL_53200(Use.PART, 1),
    /** SQLSTATE 53300. */
    SQL_53300(Use.PART, 0),
    /** SQLSTATE 53400. */
    SQL_53400(Use.PART, 1),
    /** SQLSTATE 54. */
    SQL_54(Use.PART, 1),
    /** SQLSTATE 55P03. */
    SQL_55P03(Use.PART, 1),
    /** SQLSTATE 57014. */
    SQL_57014(Use.PART, 1),
    /** SQLSTATE 57P. */
    SQL_57P(Use.PART, 1),
    /** SQLSTATE 58. */
    SQL_58(Use.PART, 1),
    /** SQLSTATE HY000. */
    SQL_HY000(Use.PART, 1),
    /** SQLSTATE S1009. */
    SQL_S1009(Use.PART, 1),
    /** SQLSTATE XX. */
    SQL_XX(Use.PART, 1),

    // Why a database gives no connection: its name, its settings, and what it says
    /** No machine has the name of its host. */
    CONNECTION_HOST_UNKNOWN(Use.HEADLINE, 3),
    /** The host refuses the connection. */
    CONNECTION_REFUSED(Use.HEADLINE, 3),
    /** Nothing answers. */
    CONNECTION_SILENT(Use.HEADLINE, 3),
    /** There is no way to its host. */
    CONNECTION_NO_ROUTE(Use.HEADLINE, 3),
    /** All connections to it are in use. */
    CONNECTION_BUSY(Use.HEADLINE, 3),
    /** Its certificate is not trusted. */
    CONNECTION_CERTIFICATE(Use.HEADLINE, 3),
    /** TLS fails. */
    CONNECTION_TLS(Use.HEADLINE, 3),
    /** It speaks no TLS. */
    CONNECTION_NO_TLS(Use.HEADLINE, 3),
    /** It refused the user or the password. */
    CONNECTION_PASSWORD(Use.HEADLINE, 3),
    /** It asks for a password. */
    CONNECTION_NO_PASSWORD(Use.HEADLINE, 3),
    /** It refused the user. */
    CONNECTION_USER(Use.HEADLINE, 3),
    /** Its user is one without login. */
    CONNECTION_NO_LOGIN(Use.HEADLINE, 3),
    /** Its rules do not let us in. */
    CONNECTION_HOST_ENTRY(Use.HEADLINE, 3),
    /** There is no such database. */
    CONNECTION_DATABASE(Use.HEADLINE, 3),
    /** It takes no connections. */
    CONNECTION_DATABASE_CLOSED(Use.HEADLINE, 3),
    /** Its user may not connect. */
    CONNECTION_RIGHT(Use.HEADLINE, 3),
    /** It takes no more connections. */
    CONNECTION_MANY(Use.HEADLINE, 3),
    /** It has no memory or room left. */
    CONNECTION_RESOURCES(Use.HEADLINE, 3),
    /** It is starting, stopping or being restored. */
    CONNECTION_STARTING(Use.HEADLINE, 3),
    /** It was stopped. */
    CONNECTION_STOPPED(Use.HEADLINE, 3),
    /** Its session cannot be used. */
    CONNECTION_SESSION(Use.HEADLINE, 3),
    /** It refused how we begin. */
    CONNECTION_PARAMETER(Use.HEADLINE, 3),
    /** Something else answers there. */
    CONNECTION_PROTOCOL(Use.HEADLINE, 3),
    /** It wants another way of signing in. */
    CONNECTION_METHOD(Use.HEADLINE, 3),
    /** It cannot be reached. */
    CONNECTION_OTHER(Use.HEADLINE, 3),
    /** It cannot hold every identifier. */
    CONNECTION_ENCODING(Use.HEADLINE, 3),
    /** It can only be read. */
    CONNECTION_REPLICA(Use.HEADLINE, 3),
    /** It lets its user only read. */
    CONNECTION_READONLY(Use.HEADLINE, 3),

    // What somebody asks for and is not there
    /** There is no such cohort. */
    NO_COHORT(Use.SENTENCE, 0),
    /** There is no cohort of this name. */
    NO_COHORT_NAMED(Use.SENTENCE, 1),
    /** There is no such cohort any more, or its name is mistyped. */
    NO_COHORT_HERE(Use.SENTENCE, 0),
    /** No cohort of this id was ever imported. */
    NO_COHORT_IMPORTED(Use.SENTENCE, 0),
    /** Its definition is gone, and it has members in Braze. */
    NO_DEFINITION_LEFT(Use.SENTENCE, 2),
    /** There is no such import. */
    NO_IMPORT(Use.SENTENCE, 0),
    /** There is no import of this number. */
    NO_IMPORT_NUMBERED(Use.SENTENCE, 1),
    /** The import skipped no rows, so there is no file of them. */
    NO_ROWS_SKIPPED(Use.SENTENCE, 1),
    /** The file of skipped rows is no longer kept. */
    NO_REJECTS_KEPT(Use.SENTENCE, 1),
    /** There is no such preview, or it is no longer kept. */
    NO_PREVIEW(Use.SENTENCE, 0),
    /** The cohort has no schedule. */
    NO_SCHEDULE(Use.SENTENCE, 1),
    /** There is no such workspace. */
    NO_WORKSPACE(Use.SENTENCE, 0),
    /** There is no workspace of this name. */
    NO_WORKSPACE_NAMED(Use.SENTENCE, 1),
    /** There is no such user. */
    NO_USER(Use.SENTENCE, 0),
    /** The session has ended. */
    NO_SESSION(Use.SENTENCE, 0),
    /** There is no such file of a page. */
    NO_ASSET(Use.SENTENCE, 0),

    // What cannot be done now
    /** The import has ended, so it cannot be cancelled. */
    IMPORT_ENDED(Use.SENTENCE, 1),
    /** The import has nothing parked to approve. */
    NOTHING_PARKED(Use.SENTENCE, 1),
    /** What was parked can be approved no longer. */
    OFFER_EXPIRED(Use.SENTENCE, 1),
    /** The preview has ended, so it cannot be stopped. */
    PREVIEW_ENDED(Use.SENTENCE, 0),
    /** The ledger is not behind, so there is nothing to trust. */
    LEDGER_NOT_BEHIND(Use.SENTENCE, 1),
    /** An import of the cohort runs, or waits to take its members out. */
    LEDGER_IN_USE(Use.SENTENCE, 1),
    /** The cohort was never imported. */
    COHORT_NEVER_IMPORTED(Use.SENTENCE, 1),
    /** No file was imported for the cohort yet. */
    COHORT_WITHOUT_FILE(Use.SENTENCE, 1),
    /** The last file lies where no node looks. */
    COHORT_FILE_AWAY(Use.SENTENCE, 3),
    /** The cohort is paused. */
    COHORT_PAUSED(Use.SENTENCE, 2),
    /** The cohort is paused, and why. */
    COHORT_PAUSED_WHY(Use.SENTENCE, 3),
    /** The workspace is stopped. */
    WORKSPACE_STOPPED(Use.SENTENCE, 2),
    /** The workspace's key was not changed. */
    KEY_NOT_CHANGED(Use.SENTENCE, 1),
    /** Braze has not accepted the new key yet. */
    KEY_NOT_ACCEPTED(Use.SENTENCE, 1),
    /** An import of the workspace still ends. */
    KEY_IN_USE(Use.SENTENCE, 1),
    /** Somebody saved the schedule since it was read. */
    SCHEDULE_CHANGED(Use.SENTENCE, 1),
    /** Somebody else saved the schedule since, so it is not put back. */
    SCHEDULE_NOT_YOURS(Use.SENTENCE, 1),
    /** There is no schedule to put back. */
    SCHEDULE_NOT_KEPT(Use.SENTENCE, 0),
    /** The schedule stands in the cohort's file. */
    SCHEDULE_IN_FILE(Use.SENTENCE, 1),
    /** Only who signed in on a page has a password and sessions. */
    ACCOUNT_NONE(Use.SENTENCE, 0),

    // What becomes of a request that fails
    /** There is no such page, and no such call. */
    NO_PAGE(Use.SENTENCE, 0),
    /** The request cannot be read. */
    REQUEST_BROKEN(Use.SENTENCE, 0),
    /** Muster itself failed. */
    REQUEST_FAILED(Use.SENTENCE, 0),
    /** Muster's database does not answer. */
    DATABASE_SILENT(Use.SENTENCE, 0),

    // Who may not, and what is wrong with a user, a token or a password
    /** A browser sent it from a page of somebody else's. */
    REQUEST_NOT_OURS(Use.SENTENCE, 0),
    /** The server does not answer to the name that was asked for. */
    HOST_NOT_OURS(Use.SENTENCE, 1),
    /** A webhook of Muster's came back to it. */
    WEBHOOK_OF_OURS(Use.SENTENCE, 0),
    /** Nobody is signed in. */
    SIGN_IN_NEEDED(Use.SENTENCE, 0),
    /** There is no user yet. */
    SIGN_IN_FIRST_USER(Use.SENTENCE, 0),
    /** Too many people sign in at once. */
    SIGN_INS_MANY(Use.SENTENCE, 0),
    /** The service is being stopped. */
    SERVICE_STOPPING(Use.SENTENCE, 0),
    /** The role does not suffice. */
    ROLE_NOT_ENOUGH(Use.SENTENCE, 2),
    /** The page's form token is another session's, or is missing. */
    PAGE_OUTDATED(Use.SENTENCE, 0),
    /** Too many pages are open to show them live. */
    PAGES_MANY(Use.SENTENCE, 0),
    /** The token is none, or none any more. */
    TOKEN_NOT_GOOD(Use.SENTENCE, 0),
    /** There is no token of that name. */
    NO_TOKEN(Use.SENTENCE, 0),
    /** There is no token of this name. */
    NO_TOKEN_NAMED(Use.SENTENCE, 1),
    /** There is no user of that name. */
    NO_USER_OF_NAME(Use.SENTENCE, 0),
    /** There is no user of this name. */
    NO_USER_NAMED(Use.SENTENCE, 1),
    /** There is no such role. */
    ROLE_UNKNOWN(Use.SENTENCE, 0),
    /** A token cannot make one. */
    TOKEN_OF_TOKEN(Use.SENTENCE, 0),
    /** A token cannot have a role above its maker's. */
    TOKEN_ROLE_ABOVE(Use.SENTENCE, 1),
    /** The token's name is none. */
    TOKEN_NAME_WRONG(Use.SENTENCE, 0),
    /** The token's days are too few or too many. */
    TOKEN_DAYS_WRONG(Use.SENTENCE, 1),
    /** There is a token of this name already. */
    TOKEN_TAKEN(Use.SENTENCE, 1),
    /** The user's name is none. */
    USER_NAME_WRONG(Use.SENTENCE, 0),
    /** There is a user of this name already. */
    USER_TAKEN(Use.SENTENCE, 1),
    /** It is the last admin. */
    ADMIN_LAST(Use.SENTENCE, 1),
    /** The password is too short. */
    PASSWORD_SHORT(Use.SENTENCE, 1),
    /** The password is too long. */
    PASSWORD_LONG(Use.SENTENCE, 1),
    /** The password is the name, or few characters. */
    PASSWORD_DULL(Use.SENTENCE, 0),
    /** The password is guessed first. */
    PASSWORD_COMMON(Use.SENTENCE, 0),

    // Files in the inbox that no import takes, as the page Health names them
    /** A folder that cannot be listed. */
    FOLDER_UNREADABLE(Use.PART, 2),
    /** A file that is to be written later. */
    FILE_AHEAD(Use.PART, 2),
    /** A file whose cohort has no definition any more. */
    FILE_TAKEN_ORPHANED(Use.PART, 1),
    /** A file that cannot be put away. */
    FILE_STAYS(Use.PART, 3),
    /** A link among the folders. */
    STRAY_LINK(Use.PART, 1),
    /** A file beside the folders. */
    STRAY_OUTSIDE(Use.PART, 1),
    /** A name of a half-written file, for long. */
    STRAY_HALF_WRITTEN(Use.PART, 1),
    /** A name of what stands beside a file, for long. */
    STRAY_BESIDE(Use.PART, 1),
    /** A name that cannot be read. */
    STRAY_NAME_UNREADABLE(Use.PART, 1),
    /** An empty file, for long. */
    STRAY_EMPTY(Use.PART, 1),
    /** A file in a folder within a cohort's. */
    STRAY_DEEP(Use.PART, 1),
    /** What is said of an entry of a folder in the inbox. */
    IN_INBOX(Use.PART, 2),

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
    BODY_TOO_LONG(Use.PART, 0),
    /** An address that leads elsewhere. */
    BODY_ELSEWHERE(Use.PART, 0);

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
