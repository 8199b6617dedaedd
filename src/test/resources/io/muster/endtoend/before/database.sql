SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA muster;
ALTER SCHEMA muster OWNER TO whole_owner;
CREATE SCHEMA shop;
ALTER SCHEMA shop OWNER TO postgres;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE muster.account (
    name text NOT NULL,
    role text NOT NULL,
    password text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    signed_in_at timestamp with time zone
);
ALTER TABLE muster.account OWNER TO whole_owner;
COMMENT ON TABLE muster.account IS 'a user; that word is reserved in SQL';
CREATE TABLE muster.audit (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    who text NOT NULL,
    address text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    import bigint,
    outcome text NOT NULL,
    times integer DEFAULT 1 NOT NULL
);
ALTER TABLE muster.audit OWNER TO whole_owner;
COMMENT ON COLUMN muster.audit.subject IS 'a cohort, a user or a token; never an identifier of a member';
COMMENT ON COLUMN muster.audit.outcome IS 'BEGUN until the action has ended; it stays so when the process was killed in between';
ALTER TABLE muster.audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME muster.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE muster.batch_no
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER TABLE muster.batch_no OWNER TO whole_owner;
CREATE TABLE muster.batch (
    cohort integer NOT NULL,
    no bigint DEFAULT nextval('muster.batch_no'::regclass) NOT NULL,
    import bigint NOT NULL,
    phase smallint NOT NULL,
    state "char" NOT NULL,
    external boolean NOT NULL,
    n integer NOT NULL,
    joins integer NOT NULL,
    leaves integer NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    marked_at timestamp with time zone,
    acknowledged_at timestamp with time zone,
    hazard timestamp with time zone,
    add_ids text[] NOT NULL COLLATE pg_catalog."C",
    remove_ids text[] NOT NULL COLLATE pg_catalog."C"
)
WITH (fillfactor='50');
ALTER TABLE ONLY muster.batch ALTER COLUMN add_ids SET STORAGE EXTERNAL;
ALTER TABLE ONLY muster.batch ALTER COLUMN remove_ids SET STORAGE EXTERNAL;
ALTER TABLE muster.batch OWNER TO whole_owner;
COMMENT ON COLUMN muster.batch.phase IS '1 removes, 2 adds, 3 removes under a hazard, 4 adds under a hazard';
COMMENT ON COLUMN muster.batch.state IS 'L planned, M marked, A acknowledged, S superseded, D acknowledged and doubted by a resync, R refused, W wanted, H halved';
COMMENT ON COLUMN muster.batch.joins IS 'the first so many of add_ids are not present before; leaves is the same for removes';
COMMENT ON COLUMN muster.batch.hazard IS 'until then an unanswered attempt may still take effect';
CREATE TABLE muster.braze_limit (
    partner text NOT NULL,
    waits_until timestamp with time zone NOT NULL
);
ALTER TABLE muster.braze_limit OWNER TO whole_owner;
COMMENT ON TABLE muster.braze_limit IS 'a row stays when its time has passed; only one in the future means a wait';
CREATE TABLE muster.cohort (
    id integer NOT NULL,
    cohort text NOT NULL,
    workspace text NOT NULL,
    endpoint text NOT NULL,
    partner text NOT NULL,
    key_fingerprint text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_sent text,
    folded bigint DEFAULT 0 NOT NULL,
    present bigint DEFAULT 0 NOT NULL,
    definition text NOT NULL,
    paused_at timestamp with time zone,
    paused_by text,
    paused_why text,
    retired_at timestamp with time zone,
    changes_since timestamp with time zone,
    behind_at timestamp with time zone,
    behind_why text,
    set_aside_at timestamp with time zone,
    set_aside_by text
);
ALTER TABLE muster.cohort OWNER TO whole_owner;
COMMENT ON COLUMN muster.cohort.created_at IS 'the created_at of the first create call; Braze wants it again on a rename';
COMMENT ON COLUMN muster.cohort.folded IS 'batches up to this number are adds only, acknowledged, no identifier twice';
COMMENT ON COLUMN muster.cohort.present IS 'members whose last acknowledged word is in; moved when an import ends';
COMMENT ON COLUMN muster.cohort.definition IS 'the last definition that was valid';
COMMENT ON COLUMN muster.cohort.changes_since IS 'what changed before is not kept any more; null while nothing was dropped';
COMMENT ON COLUMN muster.cohort.behind_at IS 'the database was put back: Braze may hold more than the ledger knows, until a resync';
ALTER TABLE muster.cohort ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME muster.cohort_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE muster.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
ALTER TABLE muster.flyway_schema_history OWNER TO whole_owner;
CREATE TABLE muster.import (
    id bigint NOT NULL,
    cohort text NOT NULL,
    cohort_id integer,
    name text NOT NULL,
    workspace text NOT NULL,
    kind text DEFAULT 'IMPORT'::text NOT NULL,
    trigger text NOT NULL,
    by text,
    file text,
    file_size bigint,
    file_modified timestamp with time zone,
    file_hash text,
    state text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    fault text DEFAULT 'NONE'::text NOT NULL,
    guard text,
    queued_at timestamp with time zone DEFAULT now() NOT NULL,
    not_before timestamp with time zone DEFAULT now() NOT NULL,
    started_at timestamp with time zone,
    planned_at timestamp with time zone,
    finished_at timestamp with time zone,
    told_at timestamp with time zone,
    definition text NOT NULL,
    owner text,
    token uuid,
    lease_until timestamp with time zone,
    cancelled_by text,
    approves bigint,
    waive_adds bigint DEFAULT 0 NOT NULL,
    waive_removes bigint DEFAULT 0 NOT NULL,
    waive_guard text,
    mixed boolean DEFAULT false NOT NULL,
    staged bigint DEFAULT 0 NOT NULL,
    rows bigint DEFAULT 0 NOT NULL,
    members bigint DEFAULT 0 NOT NULL,
    rejected bigint DEFAULT 0 NOT NULL,
    duplicates bigint DEFAULT 0 NOT NULL,
    present_before bigint DEFAULT 0 NOT NULL,
    added bigint DEFAULT 0 NOT NULL,
    removed bigint DEFAULT 0 NOT NULL,
    settled bigint DEFAULT 0 NOT NULL,
    unchanged bigint DEFAULT 0 NOT NULL,
    uncertain bigint DEFAULT 0 NOT NULL,
    refused bigint DEFAULT 0 NOT NULL,
    parked_adds bigint DEFAULT 0 NOT NULL,
    parked_removes bigint DEFAULT 0 NOT NULL,
    changes bigint DEFAULT 0 NOT NULL,
    acknowledged bigint DEFAULT 0 NOT NULL,
    requests bigint DEFAULT 0 NOT NULL,
    retries bigint DEFAULT 0 NOT NULL,
    rejects jsonb DEFAULT '{}'::jsonb NOT NULL,
    waiting_why text,
    waiting_until timestamp with time zone,
    refused_removes bigint DEFAULT 0 NOT NULL,
    read_at timestamp with time zone
);
ALTER TABLE muster.import OWNER TO whole_owner;
COMMENT ON COLUMN muster.import.definition IS 'the definition as it was when the import ran';
COMMENT ON COLUMN muster.import.token IS 'who holds it may mark and acknowledge batches of this import, nobody else';
COMMENT ON COLUMN muster.import.rows IS 'rows staged so far: the stage is unlogged, so the diff asserts that it still holds them';
COMMENT ON COLUMN muster.import.refused_removes IS 'of those refused, who should be out and is still in Braze';
COMMENT ON COLUMN muster.import.read_at IS 'the source was read, matched and staged to its end';
ALTER TABLE muster.import ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME muster.import_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE muster.lineage (
    one boolean DEFAULT true NOT NULL,
    server text NOT NULL,
    timeline text NOT NULL,
    relation text NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    CONSTRAINT lineage_one_check CHECK (one)
);
ALTER TABLE muster.lineage OWNER TO whole_owner;
COMMENT ON TABLE muster.lineage IS 'which server, timeline and table the ledger was written in; another one means a restore';
CREATE TABLE muster.mail (
    id bigint NOT NULL,
    import bigint,
    recipients text[] NOT NULL,
    subject text NOT NULL,
    html text NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_at timestamp with time zone DEFAULT now() NOT NULL,
    sent_at timestamp with time zone,
    given_up_at timestamp with time zone,
    problem text,
    reminder integer DEFAULT 0 NOT NULL,
    cohort text,
    about text DEFAULT 'IMPORT'::text NOT NULL
);
ALTER TABLE muster.mail OWNER TO whole_owner;
COMMENT ON COLUMN muster.mail.reminder IS '0 tells of the import, the others remind of what it parked';
COMMENT ON COLUMN muster.mail.cohort IS 'whom a mail without an import is about';
COMMENT ON COLUMN muster.mail.about IS 'IMPORT, OVERDUE, RECOVERED, UNREADABLE or READABLE';
ALTER TABLE muster.mail ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME muster.mail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE muster.overdue (
    cohort text NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    rested_at timestamp with time zone,
    raised_at timestamp with time zone,
    raised_on timestamp with time zone
);
ALTER TABLE muster.overdue OWNER TO whole_owner;
COMMENT ON TABLE muster.overdue IS 'a row for each definition that says notify.overdue';
COMMENT ON COLUMN muster.overdue.seen_at IS 'when it was first seen; a cohort that was never imported is counted from here';
COMMENT ON COLUMN muster.overdue.rested_at IS 'when it was last seen paused or retired; nothing counts from before';
COMMENT ON COLUMN muster.overdue.raised_at IS 'when it was told that the cohort is overdue; null while it is not';
COMMENT ON COLUMN muster.overdue.raised_on IS 'its last import then; only a later one ends it';
CREATE TABLE muster.parked (
    import bigint NOT NULL,
    remove boolean NOT NULL,
    kind "char" NOT NULL,
    label text NOT NULL,
    n bigint NOT NULL,
    examples text[] NOT NULL
);
ALTER TABLE muster.parked OWNER TO whole_owner;
COMMENT ON COLUMN muster.parked.kind IS 'e external id, a alias of this label, d device id';
COMMENT ON COLUMN muster.parked.examples IS 'the first few, masked; never an identifier';
CREATE TABLE muster.past_batch (
    cohort integer NOT NULL,
    no bigint NOT NULL,
    import bigint NOT NULL,
    state "char" NOT NULL,
    joins integer NOT NULL,
    leaves integer NOT NULL,
    marked_at timestamp with time zone,
    acknowledged_at timestamp with time zone,
    add_ids text[] NOT NULL COLLATE pg_catalog."C",
    remove_ids text[] NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE ONLY muster.past_batch ALTER COLUMN add_ids SET STORAGE EXTERNAL;
ALTER TABLE ONLY muster.past_batch ALTER COLUMN remove_ids SET STORAGE EXTERNAL;
ALTER TABLE muster.past_batch OWNER TO whole_owner;
CREATE TABLE muster.preview (
    id bigint DEFAULT nextval((pg_get_serial_sequence('import'::text, 'id'::text))::regclass) NOT NULL,
    cohort text NOT NULL,
    by text,
    state text DEFAULT 'QUEUED'::text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    definition text NOT NULL,
    file text,
    waits boolean DEFAULT false NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    started_at timestamp with time zone,
    read_at timestamp with time zone,
    finished_at timestamp with time zone,
    owner text,
    token uuid,
    lease_until timestamp with time zone,
    cancelled_by text,
    rows bigint DEFAULT 0 NOT NULL,
    beside bigint,
    found jsonb
);
ALTER TABLE muster.preview OWNER TO whole_owner;
COMMENT ON COLUMN muster.preview.waits IS 'its file still waits in the inbox; else it is the last accepted one again';
COMMENT ON COLUMN muster.preview.beside IS 'an import of the cohort that ran while it was compared';
COMMENT ON COLUMN muster.preview.found IS 'counts and masked examples; never an identifier';
CREATE TABLE muster.qrtz_blob_triggers (
    sched_name character varying(120) NOT NULL,
    trigger_name character varying(200) NOT NULL,
    trigger_group character varying(200) NOT NULL,
    blob_data bytea
);
ALTER TABLE muster.qrtz_blob_triggers OWNER TO whole_owner;
CREATE TABLE muster.qrtz_calendars (
    sched_name character varying(120) NOT NULL,
    calendar_name character varying(200) NOT NULL,
    calendar bytea NOT NULL
);
ALTER TABLE muster.qrtz_calendars OWNER TO whole_owner;
CREATE TABLE muster.qrtz_cron_triggers (
    sched_name character varying(120) NOT NULL,
    trigger_name character varying(200) NOT NULL,
    trigger_group character varying(200) NOT NULL,
    cron_expression character varying(120) NOT NULL,
    time_zone_id character varying(80)
);
ALTER TABLE muster.qrtz_cron_triggers OWNER TO whole_owner;
CREATE TABLE muster.qrtz_fired_triggers (
    sched_name character varying(120) NOT NULL,
    entry_id character varying(95) NOT NULL,
    trigger_name character varying(200) NOT NULL,
    trigger_group character varying(200) NOT NULL,
    instance_name character varying(200) NOT NULL,
    fired_time bigint NOT NULL,
    sched_time bigint NOT NULL,
    priority integer NOT NULL,
    state character varying(16) NOT NULL,
    job_name character varying(200),
    job_group character varying(200),
    is_nonconcurrent boolean,
    requests_recovery boolean
);
ALTER TABLE muster.qrtz_fired_triggers OWNER TO whole_owner;
CREATE TABLE muster.qrtz_job_details (
    sched_name character varying(120) NOT NULL,
    job_name character varying(200) NOT NULL,
    job_group character varying(200) NOT NULL,
    description character varying(250),
    job_class_name character varying(250) NOT NULL,
    is_durable boolean NOT NULL,
    is_nonconcurrent boolean NOT NULL,
    is_update_data boolean NOT NULL,
    requests_recovery boolean NOT NULL,
    job_data bytea
);
ALTER TABLE muster.qrtz_job_details OWNER TO whole_owner;
CREATE TABLE muster.qrtz_locks (
    sched_name character varying(120) NOT NULL,
    lock_name character varying(40) NOT NULL
);
ALTER TABLE muster.qrtz_locks OWNER TO whole_owner;
CREATE TABLE muster.qrtz_paused_trigger_grps (
    sched_name character varying(120) NOT NULL,
    trigger_group character varying(200) NOT NULL
);
ALTER TABLE muster.qrtz_paused_trigger_grps OWNER TO whole_owner;
CREATE TABLE muster.qrtz_scheduler_state (
    sched_name character varying(120) NOT NULL,
    instance_name character varying(200) NOT NULL,
    last_checkin_time bigint NOT NULL,
    checkin_interval bigint NOT NULL
);
ALTER TABLE muster.qrtz_scheduler_state OWNER TO whole_owner;
CREATE TABLE muster.qrtz_simple_triggers (
    sched_name character varying(120) NOT NULL,
    trigger_name character varying(200) NOT NULL,
    trigger_group character varying(200) NOT NULL,
    repeat_count bigint NOT NULL,
    repeat_interval bigint NOT NULL,
    times_triggered bigint NOT NULL
);
ALTER TABLE muster.qrtz_simple_triggers OWNER TO whole_owner;
CREATE TABLE muster.qrtz_simprop_triggers (
    sched_name character varying(120) NOT NULL,
    trigger_name character varying(200) NOT NULL,
    trigger_group character varying(200) NOT NULL,
    str_prop_1 character varying(512),
    str_prop_2 character varying(512),
    str_prop_3 character varying(512),
    int_prop_1 integer,
    int_prop_2 integer,
    long_prop_1 bigint,
    long_prop_2 bigint,
    dec_prop_1 numeric(13,4),
    dec_prop_2 numeric(13,4),
    bool_prop_1 boolean,
    bool_prop_2 boolean
);
ALTER TABLE muster.qrtz_simprop_triggers OWNER TO whole_owner;
CREATE TABLE muster.qrtz_triggers (
    sched_name character varying(120) NOT NULL,
    trigger_name character varying(200) NOT NULL,
    trigger_group character varying(200) NOT NULL,
    job_name character varying(200) NOT NULL,
    job_group character varying(200) NOT NULL,
    description character varying(250),
    next_fire_time bigint,
    prev_fire_time bigint,
    priority integer,
    trigger_state character varying(16) NOT NULL,
    trigger_type character varying(8) NOT NULL,
    start_time bigint NOT NULL,
    end_time bigint,
    calendar_name character varying(200),
    misfire_instr smallint,
    job_data bytea
);
ALTER TABLE muster.qrtz_triggers OWNER TO whole_owner;
CREATE TABLE muster.refresh (
    cohort text NOT NULL,
    every text NOT NULL,
    next_at timestamp with time zone NOT NULL
);
ALTER TABLE muster.refresh OWNER TO whole_owner;
COMMENT ON TABLE muster.refresh IS 'when all present members of a cohort are sent again; kept at what the files say';
CREATE TABLE muster.schedule (
    cohort text NOT NULL,
    origin text NOT NULL,
    settings jsonb NOT NULL,
    set_by text NOT NULL,
    set_at timestamp with time zone NOT NULL,
    paused_at timestamp with time zone,
    paused_by text,
    next_at timestamp with time zone,
    last_at timestamp with time zone,
    overlapped integer DEFAULT 0 NOT NULL,
    mail_to text[] DEFAULT '{}'::text[] NOT NULL,
    before jsonb,
    mail_when text,
    CONSTRAINT schedule_origin_check CHECK ((origin = ANY (ARRAY['FILE'::text, 'PAGE'::text])))
);
ALTER TABLE muster.schedule OWNER TO whole_owner;
COMMENT ON TABLE muster.schedule IS 'at most one a cohort; one from a file is kept at what the file says';
COMMENT ON COLUMN muster.schedule.settings IS 'the fields under schedule: in a definition, with their names and texts';
COMMENT ON COLUMN muster.schedule.next_at IS 'when it is due next; null when it is over';
COMMENT ON COLUMN muster.schedule.last_at IS 'the time it was due last, not when the look came';
COMMENT ON COLUMN muster.schedule.overlapped IS 'how often in a row it was due while an import of the cohort had not ended';
COMMENT ON COLUMN muster.schedule.before IS 'settings and mail_to before the last save on the page; null when there was none';
CREATE TABLE muster.session (
    hash bytea NOT NULL,
    account text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
ALTER TABLE muster.session OWNER TO whole_owner;
COMMENT ON COLUMN muster.session.used_at IS 'moved once a minute at most, so that reading a page is seldom a write';
CREATE UNLOGGED TABLE muster.stage_20 (
    id text NOT NULL COLLATE pg_catalog."C",
    "row" bigint NOT NULL,
    alternate boolean NOT NULL,
    remove boolean NOT NULL,
    person text COLLATE pg_catalog."C"
);
ALTER TABLE muster.stage_20 OWNER TO whole_owner;
CREATE TABLE muster.tie (
    cohort integer NOT NULL,
    no bigint DEFAULT nextval('muster.batch_no'::regclass) NOT NULL,
    ids text[] NOT NULL COLLATE pg_catalog."C",
    persons text[] NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE ONLY muster.tie ALTER COLUMN ids SET STORAGE EXTERNAL;
ALTER TABLE ONLY muster.tie ALTER COLUMN persons SET STORAGE EXTERNAL;
ALTER TABLE muster.tie OWNER TO whole_owner;
COMMENT ON COLUMN muster.tie.persons IS 'whose each of ids is: p and what match.person says, or the identifier that it stands beside';
CREATE TABLE muster.token (
    name text NOT NULL,
    hash bytea NOT NULL,
    role text NOT NULL,
    made_by text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
ALTER TABLE muster.token OWNER TO whole_owner;
CREATE TABLE muster.unreadable (
    cohort text NOT NULL,
    raised_at timestamp with time zone NOT NULL
);
ALTER TABLE muster.unreadable OWNER TO whole_owner;
COMMENT ON TABLE muster.unreadable IS 'cohorts of whose broken definition somebody was told; gone when it can be read again';
CREATE TABLE muster.webhook (
    id bigint NOT NULL,
    message uuid DEFAULT gen_random_uuid() NOT NULL,
    cohort text NOT NULL,
    import bigint,
    about text NOT NULL,
    url text NOT NULL,
    body text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_at timestamp with time zone DEFAULT now() NOT NULL,
    taken_until timestamp with time zone,
    sent_at timestamp with time zone,
    given_up_at timestamp with time zone,
    problem text,
    CONSTRAINT webhook_about_check CHECK ((about = ANY (ARRAY['IMPORT'::text, 'OVERDUE'::text, 'RECOVERED'::text, 'UNREADABLE'::text, 'READABLE'::text])))
);
ALTER TABLE muster.webhook OWNER TO whole_owner;
COMMENT ON COLUMN muster.webhook.message IS 'the id that every attempt bears, by which a receiver drops doubles';
COMMENT ON COLUMN muster.webhook.body IS 'what is signed and sent, to the byte';
COMMENT ON COLUMN muster.webhook.taken_until IS 'until then a node is at it; after a kill another one may';
ALTER TABLE muster.webhook ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME muster.webhook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE muster.workspace (
    name text NOT NULL,
    key_fingerprint text NOT NULL,
    stopped_at timestamp with time zone,
    stopped_reason text,
    changed_at timestamp with time zone,
    asked_at timestamp with time zone,
    refused_key text DEFAULT ''::text NOT NULL,
    accepted_at timestamp with time zone,
    accepted_print text,
    tested_at timestamp with time zone,
    tested_status integer
);
ALTER TABLE muster.workspace OWNER TO whole_owner;
COMMENT ON TABLE muster.workspace IS 'a stop is kept here, so that it holds on every node and over a restart';
COMMENT ON COLUMN muster.workspace.changed_at IS 'its members were sent with another key or to another endpoint; imports wait';
COMMENT ON COLUMN muster.workspace.asked_at IS 'the new key works, so an operator has to say whether it is the same workspace';
COMMENT ON COLUMN muster.workspace.refused_key IS 'the fingerprint of the data import key that Braze refused last';
COMMENT ON COLUMN muster.workspace.accepted_at IS 'when Braze last took a request with the keys of accepted_print';
COMMENT ON COLUMN muster.workspace.tested_status IS 'what Braze answered to the last test; null when it gave no answer';
CREATE TABLE shop.crowd (
    id text,
    mail text,
    device text,
    known boolean,
    crm text
);
ALTER TABLE shop.crowd OWNER TO postgres;
CREATE TABLE shop.cut (
    id text
);
ALTER TABLE shop.cut OWNER TO postgres;
CREATE TABLE shop.ended (
    id text
);
ALTER TABLE shop.ended OWNER TO postgres;
CREATE TABLE shop.held (
    id text
);
ALTER TABLE shop.held OWNER TO postgres;
CREATE TABLE shop.parked (
    id text
);
ALTER TABLE shop.parked OWNER TO postgres;
CREATE TABLE shop.refused (
    id text
);
ALTER TABLE shop.refused OWNER TO postgres;
CREATE TABLE shop.steady (
    id text
);
ALTER TABLE shop.steady OWNER TO postgres;
INSERT INTO muster.audit OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-30 04:42:15.140423+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'steady', 1, 'DONE', 1),
	(2, '2026-11-30 04:42:20.673807+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'parked', 2, 'DONE', 1),
	(3, '2026-11-30 04:42:27.12177+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'held', 3, 'DONE', 1),
	(4, '2026-11-30 04:42:32.259897+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'refused', 4, 'DONE', 1),
	(5, '2026-11-30 04:42:36.489707+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'people', 5, 'DONE', 1),
	(6, '2026-11-30 04:42:40.109244+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'ended', 6, 'DONE', 1),
	(7, '2026-11-30 04:42:44.545228+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'parked', 7, 'DONE', 1),
	(8, '2026-11-30 04:42:48.549636+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'held', 8, 'DONE', 1),
	(9, '2026-11-30 04:42:51.689486+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'people', 9, 'DONE', 1),
	(10, '2026-11-30 04:42:54.423953+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'steady', 10, 'DONE', 1),
	(11, '2026-11-30 04:43:18.741983+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'parked', 11, 'DONE', 1),
	(12, '2026-11-30 04:43:20.988757+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'refused', 12, 'DONE', 1),
	(13, '2026-11-30 04:43:24.76007+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'people', 13, 'DONE', 1),
	(14, '2026-11-30 04:43:52.376354+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'refused', 18, 'DONE', 1),
	(15, '2026-11-30 04:44:09.379694+00', 'LOOPBACK', '', '127.0.0.1', 'set-schedule', 'refused', NULL, 'DONE', 1),
	(16, '2026-11-30 04:44:11.784292+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'cut', 19, 'DONE', 1),
	(17, '2026-11-30 04:46:01.098706+00', 'LOOPBACK', '', '127.0.0.1', 'import', 'cut', 20, 'DONE', 1);
INSERT INTO muster.batch VALUES
	(1, 1, 1, 2, 'A', true, 30, 30, 0, 1, '2026-11-30 04:42:19.616631+00', '2026-11-30 04:42:20.575317+00', NULL, '{es19,es11,es28,es2,es8,es21,es9,es27,es16,es23,es10,es15,es29,es25,es5,es17,es4,es24,es14,es1,es18,es30,es12,es20,es6,es7,es22,es13,es26,es3}', '{}'),
	(3, 3, 3, 2, 'A', true, 30, 30, 0, 1, '2026-11-30 04:42:28.328975+00', '2026-11-30 04:42:28.403166+00', NULL, '{eh29,eh19,eh28,eh30,eh12,eh5,eh13,eh3,eh2,eh27,eh10,eh20,eh25,eh4,eh16,eh15,eh1,eh22,eh23,eh9,eh14,eh18,eh26,eh17,eh24,eh7,eh11,eh21,eh6,eh8}', '{}'),
	(5, 5, 5, 2, 'A', false, 33, 33, 0, 1, '2026-11-30 04:42:37.544529+00', '2026-11-30 04:42:37.633271+00', NULL, '{aemailp1@example.com,ddevice-11,ep24,aemailp16@example.com,ep36,ep6,aemailp22@example.com,ep39,aemailp10@example.com,ep30,aemailp7@example.com,aemailp40@example.com,ep12,ep15,ep33,ddevice-35,ddevice-29,aemailp25@example.com,ep21,ep27,ddevice-17,ep18,ddevice-23,ddevice-5,aemailp19@example.com,aemailp34@example.com,aemailp4@example.com,aemailp37@example.com,ep9,aemailp28@example.com,ep3,aemailp31@example.com,aemailp13@example.com}', '{}'),
	(6, 7, 6, 2, 'A', true, 5, 5, 0, 1, '2026-11-30 04:42:41.078987+00', '2026-11-30 04:42:41.209068+00', NULL, '{ee3,ee5,ee4,ee2,ee1}', '{}'),
	(1, 10, 10, 2, 'A', true, 2, 1, 1, 1, '2026-11-30 04:42:55.438488+00', '2026-11-30 04:42:55.514115+00', NULL, '{es31}', '{es7}'),
	(4, 33, 18, 0, 'A', true, 45, 0, 0, 0, NULL, NULL, NULL, '{er26,er18,er6,er25,er21,er5,er2,er19,er20,er17,er29,er4,er23,er13,er1,er30,er27,er22,er8,er10,er11,er24,er7,er16,er15,er9,er12,er14,er28,er31,er32,er33,er34,er35,er36,er37,er38,er39,er40,er42,er43,er44,er46,er47,er48}', '{}'),
	(4, 34, 18, 2, 'R', true, 1, 1, 0, 1, '2026-11-30 04:43:53.837504+00', NULL, NULL, '{er41}', '{}'),
	(4, 35, 18, 2, 'R', true, 1, 1, 0, 1, '2026-11-30 04:43:53.787616+00', NULL, NULL, '{er45}', '{}'),
	(2, 13, 11, 0, 'A', true, 28, 0, 0, 0, NULL, NULL, NULL, '{ek27,ek5,ek28,ek24,ek23,ek21,ek22,ek15,ek18,ek8,ek30,ek20,ek10,ek7,ek13,ek19,ek17,ek29,ek11,ek26,ek14,ek12,ek16,ek6,ek9,ek25,ek98,ek99}', '{}'),
	(2, 14, 11, 2, 'W', true, 21, 0, 0, 0, NULL, NULL, NULL, '{}', '{ek10,ek11,ek12,ek13,ek14,ek15,ek16,ek17,ek18,ek19,ek20,ek21,ek22,ek23,ek24,ek25,ek5,ek6,ek7,ek8,ek9}'),
	(5, 17, 13, 1, 'A', false, 3, 0, 3, 1, '2026-11-30 04:43:25.273398+00', '2026-11-30 04:43:25.37769+00', NULL, '{}', '{aemailp22@example.com,ddevice-23,ep21}'),
	(15, 19, 15, 2, 'A', true, 3, 3, 0, 1, '2026-11-30 04:43:31.399643+00', '2026-11-30 04:43:31.417283+00', NULL, '{ef3,ef2,ef1}', '{}'),
	(14, 21, 16, 0, 'A', true, 4, 0, 0, 0, NULL, NULL, NULL, '{ea1,ea3,ea4,ea5}', '{}'),
	(19, 36, 19, 2, 'A', true, 1000, 1000, 0, 6, '2026-11-30 04:44:20.461212+00', '2026-11-30 04:44:20.674663+00', '2026-11-30 04:45:18.412769+00', '{ec00117,ec01753,ec02254,ec00600,ec03819,ec04060,ec03310,ec01708,ec04284,ec03076,ec02792,ec03933,ec00611,ec02274,ec00473,ec02244,ec00342,ec00551,ec04190,ec03983,ec04160,ec01896,ec02766,ec00203,ec01526,ec03803,ec01240,ec03360,ec03074,ec02383,ec04217,ec00481,ec04121,ec00220,ec03350,ec00120,ec04145,ec02040,ec00284,ec04413,ec03833,ec00626,ec03012,ec03615,ec04186,ec01863,ec00737,ec00426,ec03455,ec01286,ec01069,ec03472,ec02409,ec02210,ec01737,ec02730,ec01989,ec00711,ec00964,ec04392,ec04387,ec03677,ec01123,ec00802,ec02339,ec03304,ec01271,ec04383,ec01501,ec01874,ec04069,ec02962,ec00325,ec01022,ec00349,ec03606,ec01804,ec00165,ec00777,ec03035,ec02550,ec01784,ec03893,ec00423,ec00323,ec03599,ec04205,ec02879,ec02770,ec01623,ec01232,ec04052,ec02033,ec00781,ec02715,ec02013,ec01417,ec01205,ec03946,ec01820,ec02158,ec02975,ec04191,ec02647,ec02150,ec02785,ec00109,ec01870,ec02869,ec01926,ec02097,ec00671,ec03868,ec01845,ec00007,ec03127,ec01046,ec02287,ec02794,ec01411,ec04180,ec00828,ec00718,ec01131,ec01550,ec00388,ec02146,ec02325,ec00599,ec02551,ec00265,ec02582,ec02047,ec04273,ec01794,ec01729,ec03548,ec01295,ec03400,ec01446,ec03313,ec02517,ec02573,ec03750,ec01406,ec00037,ec01275,ec03191,ec02429,ec02708,ec01384,ec02250,ec03443,ec03487,ec04375,ec03937,ec01976,ec03737,ec00306,ec00699,ec01109,ec01633,ec01053,ec00875,ec01586,ec00726,ec00128,ec03887,ec04263,ec00359,ec03520,ec03447,ec00008,ec02813,ec02630,ec00208,ec03904,ec01379,ec04003,ec03849,ec01656,ec00343,ec03239,ec02989,ec02548,ec04103,ec03845,ec01622,ec00148,ec01018,ec02946,ec02845,ec00838,ec00005,ec02049,ec01599,ec02082,ec03067,ec01603,ec01577,ec00368,ec01350,ec00890,ec03078,ec00391,ec03126,ec04078,ec01628,ec01604,ec02346,ec01857,ec01033,ec04358,ec02263,ec03013,ec02113,ec03994,ec03871,ec02111,ec02634,ec02610,ec02001,ec03199,ec03378,ec01190,ec00060,ec01525,ec00748,ec00108,ec01705,ec04230,ec00326,ec03198,ec03047,ec03653,ec01210,ec00171,ec03912,ec03745,ec04385,ec03796,ec01010,ec00332,ec02986,ec01321,ec01137,ec04337,ec04203,ec02367,ec02088,ec03925,ec00606,ec01466,ec00468,ec04348,ec03485,ec02199,ec04457,ec01070,ec00292,ec04235,ec02842,ec01465,ec01795,ec02169,ec04015,ec03955,ec01908,ec01934,ec01351,ec00511,ec04232,ec02942,ec02846,ec02762,ec00266,ec01686,ec01487,ec02562,ec01460,ec04076,ec04482,ec03007,ec01520,ec04444,ec04280,ec00180,ec02798,ec01020,ec01188,ec00453,ec02107,ec01461,ec03917,ec02992,ec00175,ec00243,ec03172,ec00902,ec03633,ec03636,ec00749,ec00250,ec00300,ec00870,ec04395,ec03766,ec01701,ec01290,ec00152,ec03299,ec03169,ec00746,ec03704,ec04449,ec01572,ec00219,ec00088,ec01436,ec03591,ec02759,ec02151,ec00641,ec04317,ec03707,ec03792,ec01304,ec03753,ec00675,ec00813,ec02868,ec00046,ec04410,ec02612,ec02069,ec02991,ec03574,ec01043,ec03151,ec02483,ec02298,ec03768,ec02754,ec01606,ec01431,ec00014,ec02662,ec01073,ec01289,ec02093,ec02812,ec04300,ec04004,ec01861,ec02009,ec03383,ec02404,ec03638,ec01029,ec00914,ec00886,ec04214,ec00188,ec02378,ec03265,ec03268,ec00241,ec00661,ec00959,ec02357,ec01892,ec02410,ec04289,ec03909,ec02569,ec02686,ec04322,ec04094,ec03033,ec00642,ec03589,ec04206,ec02472,ec02996,ec01620,ec03272,ec02493,ec01336,ec03390,ec03285,ec01860,ec00728,ec00344,ec02778,ec02295,ec01885,ec01471,ec02217,ec04492,ec03727,ec04219,ec01208,ec03253,ec01948,ec03546,ec00086,ec03860,ec01333,ec03798,ec02999,ec04083,ec02100,ec04142,ec01971,ec01469,ec02440,ec00617,ec02675,ec02176,ec01400,ec03662,ec02613,ec00330,ec04466,ec04118,ec00872,ec02948,ec00806,ec04332,ec04422,ec00413,ec01165,ec00213,ec01339,ec03306,ec02786,ec04117,ec03028,ec00255,ec04175,ec04301,ec03159,ec02927,ec02672,ec02848,ec02260,ec00512,ec01343,ec04171,ec02639,ec00460,ec00783,ec02796,ec03859,ec02149,ec01791,ec04286,ec03409,ec01693,ec02926,ec00744,ec03554,ec02277,ec02435,ec03708,ec02880,ec04168,ec03681,ec03088,ec00760,ec02789,ec02497,ec00619,ec04058,ec03375,ec02680,ec03867,ec02863,ec03931,ec03392,ec00935,ec00431,ec01212,ec03941,ec03282,ec03038,ec00911,ec04364,ec03665,ec01966,ec03562,ec03444,ec01835,ec01199,ec01294,ec03381,ec01206,ec01646,ec04369,ec00336,ec02733,ec04357,ec04007,ec02642,ec01429,ec02353,ec01689,ec00395,ec03975,ec03158,ec00038,ec03489,ec01415,ec01485,ec03993,ec02855,ec03260,ec03171,ec00782,ec02696,ec01142,ec00463,ec04075,ec00129,ec01680,ec04133,ec00409,ec00594,ec03957,ec00206,ec02156,ec01215,ec01580,ec04382,ec02808,ec03237,ec02849,ec00888,ec01225,ec03145,ec02790,ec00801,ec01799,ec00672,ec00645,ec01677,ec00864,ec03453,ec04255,ec04044,ec04081,ec04135,ec03818,ec03968,ec04403,ec02784,ec03322,ec01371,ec04333,ec01984,ec03194,ec00787,ec03190,ec03808,ec02054,ec04304,ec03959,ec00374,ec02469,ec00297,ec03593,ec03982,ec02721,ec02481,ec03458,ec04079,ec03767,ec01257,ec00257,ec02816,ec00547,ec04077,ec01564,ec03915,ec03540,ec01296,ec01014,ec00526,ec00478,ec00449,ec01723,ec02142,ec01345,ec02722,ec02121,ec00352,ec04420,ec04018,ec02780,ec01714,ec03200,ec03274,ec00596,ec03342,ec00966,ec04109,ec04268,ec02306,ec01398,ec02368,ec00372,ec02763,ec02236,ec02203,ec04347,ec02026,ec00137,ec01910,ec03559,ec02163,ec00311,ec01357,ec01032,ec03621,ec01560,ec00281,ec00919,ec00684,ec00480,ec01160,ec02802,ec01766,ec00745,ec01922,ec04251,ec03699,ec03348,ec03042,ec02050,ec00394,ec03188,ec01635,ec01110,ec00984,ec02385,ec02003,ec04021,ec03176,ec02175,ec01789,ec01016,ec02912,ec01196,ec01254,ec02168,ec02290,ec03254,ec02449,ec00302,ec01028,ec04313,ec03068,ec02425,ec02112,ec00407,ec02872,ec01902,ec01864,ec01650,ec03436,ec01284,ec03421,ec01840,ec01578,ec01930,ec04355,ec03525,ec01407,ec01711,ec03279,ec03212,ec01221,ec03292,ec04009,ec01682,ec03011,ec00714,ec04216,ec04068,ec02323,ec02064,ec03102,ec01684,ec01457,ec03726,ec04164,ec02081,ec00098,ec00572,ec00101,ec02414,ec04426,ec00562,ec03051,ec03711,ec02592,ec02563,ec01869,ec04292,ec02574,ec00107,ec04314,ec03017,ec02753,ec04143,ec03902,ec00414,ec00081,ec02666,ec00312,ec02656,ec01624,ec00135,ec00298,ec03303,ec00404,ec01335,ec01139,ec02719,ec01884,ec03072,ec04297,ec02046,ec01931,ec03555,ec01648,ec03327,ec01710,ec03468,ec00687,ec03784,ec03748,ec03215,ec02567,ec01281,ec02950,ec03062,ec01245,ec00386,ec01817,ec00788,ec01135,ec01004,ec00770,ec00615,ec03757,ec02651,ec00263,ec02882,ec04452,ec03901,ec00494,ec03130,ec01570,ec04242,ec04211,ec04124,ec02534,ec03087,ec02397,ec02369,ec03123,ec03263,ec04424,ec02669,ec03475,ec00195,ec03420,ec02242,ec00755,ec00752,ec01262,ec03089,ec03842,ec03259,ec02345,ec00757,ec00940,ec02377,ec02281,ec03611,ec01353,ec00676,ec04340,ec00153,ec01694,ec00021,ec02670,ec01862,ec01276,ec01203,ec04481,ec02259,ec01121,ec04179,ec03216,ec02901,ec03829,ec01876,ec03897,ec01162,ec04488,ec02594,ec01629,ec00286,ec04080,ec01274,ec00607,ec03387,ec03535,ec01229,ec03898,ec01034,ec02795,ec02329,ec01559,ec03289,ec03050,ec02907,ec03806,ec02133,ec04404,ec02311,ec00364,ec01476,ec03069,ec02771,ec04034,ec00493,ec00258,ec02355,ec01645,ec00380,ec03771,ec03494,ec00408,ec02070,ec00608,ec00115,ec03377,ec02130,ec00702,ec04057,ec00667,ec04398,ec01524,ec01134,ec04222,ec00897,ec02105,ec02248,ec02173,ec00796,ec01928,ec03568,ec03100,ec00246,ec03053,ec03179,ec02098,ec00579,ec01528,ec03836,ec03242,ec01319,ec00747,ec00127,ec04126,ec00123,ec03927,ec03388,ec03723,ec02268,ec01060,ec00283,ec00554,ec03889,ec03413,ec00293,ec03507,ec02132,ec03676,ec02029,ec02777,ec01355,ec01414,ec03573,ec01921,ec00925,ec03840,ec01653,ec02698,ec01143,ec01747,ec01827,ec00082,ec03979,ec02699,ec02938,ec02117,ec02406,ec02212,ec03302,ec00646,ec04140,ec01389,ec00836,ec00769,ec03776,ec00179,ec03853,ec03883,ec03457,ec03804,ec00763,ec03577,ec02080,ec03055,ec03226,ec00061,ec01842,ec01059,ec02411,ec00010,ec01503,ec01563,ec04010,ec02299,ec02283,ec00689,ec03353,ec02035,ec03233,ec00104,ec01587,ec02416,ec04027,ec01298,ec02394,ec02280,ec01317,ec00906,ec04066,ec03316,ec03775,ec00973,ec01758,ec02114,ec03733,ec03781,ec01856,ec02310,ec02994,ec01224,ec02586,ec01596,ec00261,ec03031,ec01877,ec02122,ec02459,ec02537,ec03732,ec03386,ec02336,ec00831,ec00918,ec03162,ec02823,ec00006,ec00651,ec02231,ec03465,ec03290,ec03500,ec04051,ec03460,ec00649,ec02659,ec01546,ec04470,ec01260,ec02371,ec02480,ec04112,ec03120,ec03437,ec03974,ec00028,ec04132}', '{}'),
	(19, 47, 20, 2, 'M', true, 200, 200, 0, 3, '2026-11-30 04:46:08.100654+00', NULL, '2026-11-30 04:47:08.100654+00', '{ed00399,ed01837,ed00496,ed04645,ed00447,ed00229,ed02372,ed02953,ed03602,ed02132,ed00304,ed02730,ed02377,ed05135,ed04613,ed00893,ed03279,ed01186,ed00323,ed02523,ed04080,ed01518,ed02928,ed04760,ed04358,ed04089,ed00983,ed01717,ed04507,ed00350,ed04124,ed04405,ed04058,ed02483,ed04563,ed02037,ed01540,ed01097,ed03010,ed01894,ed00394,ed01829,ed03715,ed02291,ed04217,ed00495,ed03903,ed03158,ed02959,ed00521,ed04123,ed01283,ed04969,ed03138,ed01229,ed04473,ed00910,ed00163,ed05014,ed00196,ed02078,ed03112,ed02145,ed04924,ed04948,ed04791,ed04325,ed00679,ed00882,ed00305,ed04885,ed00748,ed02606,ed00898,ed03011,ed04780,ed00678,ed03491,ed01919,ed02487,ed03395,ed01342,ed02706,ed02553,ed02430,ed03067,ed02155,ed04216,ed01059,ed00929,ed02625,ed00085,ed02634,ed03982,ed01998,ed03317,ed00640,ed04412,ed02747,ed03325,ed04459,ed01479,ed03567,ed04339,ed04457,ed04012,ed02989,ed04245,ed03262,ed02087,ed00250,ed02982,ed04766,ed03641,ed01764,ed04194,ed03111,ed00222,ed01476,ed03676,ed00612,ed01337,ed01327,ed02814,ed01388,ed03545,ed00439,ed04643,ed01907,ed04662,ed03643,ed04252,ed04751,ed03077,ed05094,ed03341,ed02770,ed01928,ed03447,ed01863,ed01429,ed01484,ed03622,ed03960,ed01485,ed03637,ed03451,ed03228,ed02930,ed00287,ed01546,ed01927,ed03652,ed02022,ed00743,ed00046,ed03310,ed02014,ed02062,ed01347,ed02578,ed03420,ed01575,ed01657,ed03905,ed00141,ed01444,ed01601,ed01354,ed05181,ed01069,ed00580,ed00161,ed01618,ed00377,ed02819,ed04155,ed02507,ed00787,ed04419,ed03118,ed03749,ed04250,ed02510,ed01875,ed01250,ed01233,ed02844,ed01709,ed05085,ed02600,ed00016,ed01198,ed02172,ed01223,ed00809,ed00741,ed03292,ed03580,ed02117}', '{}'),
	(19, 44, 20, 2, 'M', true, 1000, 1000, 0, 3, '2026-11-30 04:46:08.239904+00', NULL, '2026-11-30 04:47:08.239904+00', '{ed01359,ed00145,ed02333,ed02726,ed02631,ed00565,ed04650,ed03603,ed00515,ed02798,ed04754,ed05076,ed01389,ed03996,ed01034,ed04858,ed04586,ed04532,ed02294,ed04166,ed00125,ed03651,ed03321,ed04720,ed00216,ed03954,ed04925,ed02314,ed02393,ed01933,ed00556,ed00932,ed00697,ed05068,ed01319,ed00597,ed02384,ed01274,ed00727,ed00475,ed02359,ed04092,ed00675,ed04775,ed04606,ed04171,ed02416,ed01847,ed00931,ed02163,ed00353,ed03474,ed02729,ed03165,ed03213,ed04799,ed03678,ed03035,ed01527,ed01491,ed04651,ed03270,ed03003,ed00986,ed01053,ed04001,ed04809,ed03742,ed02622,ed00308,ed03930,ed04193,ed02637,ed04370,ed01189,ed04214,ed03330,ed04988,ed02368,ed01817,ed04227,ed03001,ed02236,ed01454,ed04851,ed03482,ed04815,ed03020,ed00067,ed04992,ed03301,ed04981,ed02838,ed01014,ed02486,ed05000,ed02958,ed05008,ed03261,ed01443,ed00187,ed01934,ed04705,ed00714,ed02675,ed00992,ed03818,ed02737,ed00683,ed03214,ed01394,ed01289,ed04086,ed03058,ed04849,ed05173,ed01543,ed02407,ed01015,ed04525,ed04254,ed03948,ed03781,ed02298,ed01852,ed03955,ed03455,ed01320,ed03109,ed02336,ed00424,ed04266,ed00688,ed03761,ed04732,ed02605,ed01936,ed00173,ed01574,ed02793,ed02700,ed01303,ed02238,ed01383,ed01408,ed01982,ed02532,ed05007,ed00382,ed02438,ed01013,ed04468,ed03108,ed04552,ed04081,ed01549,ed01525,ed02881,ed01098,ed04496,ed00437,ed02286,ed04045,ed00253,ed04529,ed01505,ed00119,ed04704,ed01437,ed01403,ed04633,ed04276,ed00134,ed04986,ed03795,ed03300,ed01118,ed02943,ed00728,ed04891,ed02197,ed04648,ed03887,ed00662,ed00715,ed04578,ed02076,ed00960,ed05073,ed03334,ed01278,ed01041,ed04143,ed00281,ed01254,ed02253,ed00672,ed00488,ed04797,ed01231,ed03987,ed03977,ed00392,ed02242,ed02023,ed04114,ed02872,ed04438,ed01506,ed04289,ed01249,ed03203,ed02180,ed01747,ed00578,ed04222,ed01639,ed04441,ed02203,ed01691,ed00159,ed00460,ed04324,ed02923,ed01883,ed01509,ed02791,ed03352,ed03339,ed01641,ed00687,ed03364,ed00490,ed03856,ed00121,ed03941,ed02643,ed01325,ed02651,ed00894,ed01791,ed05138,ed04448,ed02891,ed01160,ed03411,ed03416,ed04742,ed04034,ed02592,ed01139,ed04128,ed03156,ed04508,ed03949,ed03880,ed00616,ed03195,ed01067,ed03481,ed01766,ed03657,ed02446,ed01313,ed00111,ed04708,ed01481,ed04931,ed03366,ed00636,ed01550,ed00536,ed01690,ed00168,ed04329,ed03666,ed02327,ed03769,ed02264,ed00804,ed04449,ed02425,ed04352,ed00112,ed04248,ed03577,ed00005,ed00217,ed04004,ed01339,ed05136,ed01294,ed02863,ed04180,ed00796,ed05103,ed04840,ed02653,ed03990,ed02962,ed02204,ed00572,ed00165,ed01974,ed01011,ed00897,ed00901,ed04824,ed03604,ed02335,ed05041,ed00443,ed03595,ed04974,ed01537,ed00540,ed00470,ed00149,ed02513,ed01376,ed00456,ed03487,ed04321,ed00344,ed04330,ed03105,ed01051,ed03355,ed01750,ed03737,ed03378,ed02223,ed02193,ed04297,ed01282,ed04299,ed04223,ed02831,ed04699,ed04715,ed02501,ed01665,ed03306,ed02991,ed03238,ed04535,ed04388,ed04431,ed02418,ed00118,ed04882,ed03661,ed02860,ed00302,ed04066,ed03811,ed00547,ed02129,ed04700,ed01611,ed03636,ed02375,ed04560,ed01149,ed04032,ed00949,ed02902,ed05071,ed03601,ed03164,ed02369,ed03471,ed02349,ed01607,ed04366,ed03777,ed01603,ed00656,ed04521,ed02810,ed00058,ed01486,ed02347,ed00316,ed03271,ed00795,ed05104,ed03572,ed02485,ed03100,ed01671,ed03623,ed03266,ed02970,ed04968,ed05123,ed04966,ed04210,ed03834,ed03806,ed00705,ed04225,ed00522,ed01414,ed00991,ed00937,ed00266,ed03234,ed03959,ed02787,ed00207,ed03736,ed02899,ed04147,ed04445,ed02781,ed01957,ed00510,ed04928,ed04056,ed04758,ed03611,ed01807,ed05031,ed04561,ed03832,ed04983,ed01378,ed03861,ed03044,ed01498,ed03614,ed04658,ed01413,ed03485,ed01850,ed00658,ed02764,ed02719,ed00340,ed02623,ed03634,ed05169,ed02871,ed03344,ed03756,ed02708,ed03246,ed03654,ed02813,ed02778,ed01297,ed00158,ed04440,ed03504,ed00646,ed00779,ed01613,ed05042,ed04854,ed00800,ed02976,ed03466,ed00966,ed01288,ed04876,ed05040,ed02964,ed01843,ed03875,ed04660,ed02802,ed04499,ed01260,ed04592,ed05058,ed03513,ed04460,ed03192,ed02412,ed02095,ed00783,ed00630,ed02322,ed04892,ed04587,ed03394,ed00826,ed04590,ed04264,ed04632,ed04423,ed03398,ed00307,ed01941,ed03807,ed00951,ed02892,ed03550,ed00355,ed05124,ed02713,ed04333,ed04795,ed03729,ed01152,ed04952,ed03215,ed00924,ed00834,ed03159,ed04832,ed01169,ed03993,ed03348,ed02629,ed04883,ed04335,ed01054,ed03016,ed03045,ed04134,ed02115,ed00178,ed00315,ed01576,ed04454,ed01040,ed05099,ed05081,ed02408,ed04251,ed02688,ed01688,ed01769,ed01680,ed00473,ed02047,ed00914,ed01565,ed02820,ed00143,ed05120,ed03113,ed04258,ed02059,ed04861,ed01743,ed01831,ed03718,ed02147,ed04420,ed03927,ed02768,ed00055,ed03078,ed02518,ed03139,ed03957,ed01950,ed03435,ed00816,ed00469,ed03155,ed03817,ed00298,ed04572,ed00464,ed01670,ed00291,ed00060,ed04145,ed02293,ed00256,ed01753,ed03566,ed01215,ed01712,ed00574,ed04060,ed03582,ed03534,ed05185,ed02213,ed00859,ed05015,ed02469,ed00947,ed03327,ed02404,ed01007,ed02094,ed00590,ed03866,ed02698,ed05075,ed02398,ed01012,ed02669,ed02834,ed04982,ed04922,ed00906,ed04142,ed03415,ed01085,ed02889,ed02026,ed01993,ed01262,ed00790,ed03764,ed02006,ed02268,ed00518,ed05096,ed01994,ed05035,ed01121,ed02774,ed05097,ed04731,ed04526,ed02604,ed01954,ed05160,ed01833,ed01199,ed04929,ed01310,ed00852,ed02951,ed04949,ed02771,ed00968,ed01009,ed00829,ed04859,ed00436,ed03239,ed00531,ed01241,ed00249,ed03343,ed00267,ed04106,ed02656,ed03236,ed03991,ed02104,ed03969,ed03658,ed01925,ed00114,ed03359,ed03110,ed00887,ed02337,ed01475,ed03413,ed05177,ed02740,ed05148,ed01848,ed02956,ed01677,ed01063,ed01058,ed01496,ed00749,ed00021,ed02687,ed03250,ed02759,ed02839,ed04943,ed01822,ed05053,ed01143,ed00273,ed02258,ed03653,ed01914,ed03456,ed01984,ed01128,ed00300,ed04838,ed05038,ed03642,ed03587,ed03263,ed00632,ed03444,ed01678,ed00321,ed00283,ed04462,ed05062,ed03281,ed02724,ed02537,ed02395,ed00583,ed03923,ed01632,ed04455,ed03821,ed04345,ed03575,ed03498,ed00685,ed03066,ed02451,ed00807,ed04919,ed02562,ed01416,ed00869,ed00576,ed04656,ed00107,ed05152,ed04026,ed00061,ed04443,ed02560,ed02231,ed00100,ed04458,ed01255,ed01072,ed04375,ed03705,ed03093,ed04038,ed00206,ed04642,ed04365,ed01714,ed01986,ed03523,ed02113,ed04309,ed04247,ed03691,ed01075,ed03389,ed03675,ed02999,ed04191,ed04937,ed03766,ed03076,ed00756,ed01016,ed04915,ed00214,ed03396,ed03212,ed00310,ed02826,ed04707,ed04789,ed00978,ed02105,ed01275,ed01905,ed01673,ed03007,ed01370,ed00923,ed00690,ed00930,ed04540,ed00922,ed02929,ed02402,ed04209,ed00691,ed01755,ed02666,ed01448,ed03004,ed01573,ed00506,ed00486,ed04653,ed00448,ed03135,ed00318,ed00918,ed00449,ed01419,ed01391,ed04374,ed05117,ed03884,ed03137,ed05066,ed01232,ed03123,ed02581,ed04857,ed03591,ed03079,ed03574,ed00759,ed00047,ed02048,ed03475,ed04843,ed02020,ed03036,ed00794,ed02151,ed01789,ed02607,ed02338,ed03994,ed04675,ed02194,ed03655,ed02594,ed04980,ed04777,ed03047,ed04953,ed01090,ed00417,ed04013,ed01795,ed04025,ed02299,ed05090,ed01566,ed00842,ed00299,ed02565,ed04099,ed01757,ed04346,ed01218,ed05012,ed04082,ed04579,ed03287,ed00120,ed00724,ed01519,ed04418,ed00264,ed04957,ed01882,ed01032,ed02227,ed00876,ed00472,ed01775,ed04583,ed02646,ed00635,ed02542,ed02297,ed04188,ed03998,ed03023,ed02710,ed03095,ed02558,ed02660,ed02001,ed02071,ed00327,ed04601,ed04292,ed03231,ed00744,ed01271,ed00255,ed02285,ed02782,ed01731,ed00633,ed01529,ed01322,ed04172,ed03061,ed01939,ed01050,ed00440,ed01246,ed00122,ed00864,ed00231,ed02424,ed01110,ed00407,ed05024,ed03975,ed01802,ed01046,ed03425,ed01823,ed03465,ed00366,ed02328,ed00156,ed00252,ed04218,ed01737,ed05050,ed01224,ed04177,ed03558,ed02370,ed02061,ed03170,ed01780,ed02124,ed00004,ed04909,ed01049,ed04820,ed01488,ed01003,ed04015,ed03978,ed03693,ed02763,ed04487,ed02712,ed00750,ed02019,ed00186,ed01645,ed00519,ed04610,ed03790,ed00036,ed04091,ed01689,ed03929,ed04030,ed00594,ed04729,ed03858,ed05142,ed04270,ed04603,ed04923,ed00896,ed03083,ed02188,ed03743,ed03381,ed03030,ed04064,ed00226,ed02330,ed01725,ed03295,ed02517,ed05017,ed00584,ed02995,ed01230,ed04488,ed02008,ed03553,ed03947,ed02431,ed02811,ed00408,ed04133,ed01652,ed03198,ed03893,ed03953,ed03015,ed02577,ed01510,ed00955,ed04813,ed02633,ed01305,ed00347,ed00774,ed03477,ed01435,ed01425,ed01760,ed00409,ed00418,ed03780,ed00761,ed00276,ed04636,ed03143,ed01698}', '{}'),
	(19, 41, 20, 2, 'M', true, 1000, 1000, 0, 4, '2026-11-30 04:46:09.287877+00', NULL, '2026-11-30 04:47:09.287877+00', '{ed00943,ed00987,ed00858,ed03446,ed01890,ed01729,ed00620,ed00372,ed02707,ed04765,ed01116,ed02803,ed02265,ed04474,ed03600,ed02084,ed03851,ed03140,ed05184,ed03512,ed02571,ed04595,ed00095,ed03097,ed00995,ed05057,ed05108,ed03688,ed00155,ed02477,ed01664,ed03056,ed00089,ed01459,ed00202,ed02882,ed04479,ed04282,ed04538,ed03801,ed02410,ed01706,ed03974,ed00650,ed00895,ed01420,ed00765,ed03053,ed02780,ed00247,ed05195,ed01123,ed00643,ed03405,ed00819,ed00471,ed00745,ed01796,ed04277,ed00218,ed01270,ed01200,ed05107,ed01758,ed04308,ed03479,ed02599,ed04348,ed01959,ed05080,ed04657,ed00563,ed03995,ed02665,ed03033,ed01718,ed04692,ed04907,ed03552,ed01812,ed01371,ed00889,ed00528,ed03531,ed01869,ed04748,ed01426,ed01290,ed03706,ed04984,ed04447,ed02628,ed01418,ed01073,ed03365,ed03354,ed02448,ed04067,ed00963,ed03797,ed03570,ed04494,ed00348,ed04914,ed01190,ed00451,ed04855,ed01365,ed01965,ed01643,ed04327,ed01683,ed02867,ed04598,ed03984,ed02784,ed01967,ed02596,ed01386,ed04609,ed04049,ed00977,ed03565,ed01534,ed02753,ed02004,ed03684,ed04389,ed03952,ed02877,ed05172,ed04628,ed01969,ed00088,ed04362,ed04635,ed00050,ed04806,ed03467,ed03328,ed00631,ed04122,ed01590,ed04725,ed02735,ed01538,ed01318,ed00073,ed00096,ed05098,ed02292,ed01287,ed04439,ed01291,ed00831,ed04678,ed00301,ed04865,ed02280,ed00543,ed00346,ed03966,ed01340,ed02097,ed00324,ed01182,ed01867,ed04044,ed02586,ed05036,ed03051,ed01983,ed01630,ed04183,ed01208,ed03864,ed02055,ed04853,ed04305,ed02007,ed04112,ed00101,ed04200,ed03356,ed02840,ed00106,ed02126,ed04788,ed02816,ed01801,ed04993,ed02563,ed03549,ed02627,ed05180,ed02691,ed00871,ed03160,ed02944,ed01948,ed01036,ed00776,ed05114,ed02202,ed04221,ed01035,ed03462,ed02123,ed04485,ed02143,ed04676,ed01866,ed03946,ed04527,ed04279,ed00493,ed04762,ed02950,ed02466,ed01989,ed02497,ed04733,ed03835,ed05153,ed03247,ed02039,ed01932,ed00532,ed00416,ed01635,ed01211,ed04101,ed03409,ed02842,ed02538,ed03403,ed03767,ed00260,ed03253,ed02673,ed02226,ed03719,ed02070,ed00546,ed02986,ed04480,ed00262,ed04141,ed01879,ed00272,ed02583,ed01301,ed01765,ed02858,ed00292,ed01105,ed04355,ed01749,ed00530,ed03176,ed01716,ed00235,ed02306,ed01202,ed00014,ed03431,ed04918,ed03342,ed03857,ed03332,ed01399,ed04621,ed04549,ed04903,ed04757,ed04674,ed04655,ed02974,ed00009,ed03583,ed00985,ed02827,ed02343,ed02108,ed00341,ed05110,ed00738,ed01107,ed01973,ed05149,ed03841,ed02437,ed00599,ed04944,ed04934,ed04877,ed04663,ed01247,ed00484,ed04395,ed00368,ed03630,ed02584,ed00360,ed02808,ed02344,ed01631,ed02415,ed01409,ed00820,ed03345,ed03104,ed04212,ed03878,ed03788,ed04872,ed04169,ed01839,ed00838,ed04810,ed02248,ed00830,ed04377,ed04399,ed03141,ed04896,ed01735,ed04153,ed03401,ed03202,ed04722,ed04244,ed01612,ed03297,ed00027,ed00185,ed03882,ed00786,ed00010,ed01458,ed00855,ed01754,ed00805,ed04921,ed05194,ed00854,ed00274,ed02282,ed02256,ed04425,ed04539,ed04880,ed03872,ed04593,ed01264,ed00501,ed05133,ed05064,ed02340,ed03188,ed02663,ed01707,ed00205,ed00822,ed03426,ed01214,ed02587,ed02382,ed03844,ed02452,ed01172,ed00880,ed05047,ed00837,ed00402,ed03605,ed01323,ed02569,ed02647,ed03668,ed01210,ed04105,ed02527,ed02065,ed02279,ed03789,ed02240,ed05023,ed02257,ed01155,ed01876,ed04881,ed00426,ed03588,ed02727,ed04231,ed01441,ed00381,ed04868,ed03536,ed04577,ed00719,ed04493,ed04612,ed01494,ed04967,ed01119,ed00686,ed04253,ed01816,ed01421,ed00713,ed04844,ed04567,ed00227,ed00938,ed03009,ed00792,ed03367,ed01825,ed05163,ed04689,ed03012,ed01078,ed04694,ed03961,ed03464,ed02783,ed02009,ed00549,ed03199,ed00763,ed02512,ed01722,ed00701,ed02120,ed01541,ed04817,ed04759,ed04340,ed04024,ed03619,ed02228,ed05067,ed03390,ed01961,ed00458,ed04132,ed03256,ed00343,ed01636,ed04672,ed04063,ed02354,ed03194,ed04255,ed00696,ed01400,ed04848,ed04495,ed03725,ed01065,ed04014,ed04543,ed01080,ed02905,ed02167,ed02351,ed02365,ed03677,ed02746,ed01184,ed01280,ed04938,ed00904,ed03071,ed04291,ed00865,ed02750,ed00404,ed04555,ed02602,ed05159,ed04151,ed03640,ed04050,ed01462,ed00706,ed04162,ed03799,ed00326,ed04947,ed04150,ed01977,ed00157,ed03703,ed00421,ed04471,ed00224,ed00655,ed03935,ed01225,ed01999,ed04357,ed02961,ed01584,ed04827,ed03986,ed02608,ed04998,ed04489,ed03596,ed02640,ed04160,ed02262,ed01619,ed00019,ed04272,ed03976,ed02445,ed04156,ed00401,ed00297,ed00875,ed04342,ed04973,ed00108,ed02590,ed04165,ed04841,ed04641,ed02318,ed05072,ed01436,ed04283,ed03964,ed02149,ed03825,ed03184,ed03337,ed00132,ed03624,ed00474,ed00669,ed01195,ed00074,ed00564,ed02158,ed01592,ed03511,ed05052,ed01203,ed00841,ed05016,ed01088,ed02392,ed01976,ed00700,ed01711,ed01650,ed00040,ed02717,ed02045,ed01269,ed02405,ed02134,ed02671,ed05055,ed03237,ed00823,ed04644,ed02471,ed02935,ed04574,ed01929,ed00593,ed02561,ed01720,ed04755,ed02609,ed00942,ed02615,ed01008,ed00303,ed00330,ed01761,ed01124,ed05199,ed04640,ed01064,ed00462,ed02568,ed00455,ed00934,ed01363,ed03679,ed04077,ed00508,ed01759,ed00513,ed03867,ed03617,ed03284,ed02648,ed02308,ed02692,ed02971,ed00725,ed01583,ed02865,ed00393,ed03533,ed02041,ed03925,ed02941,ed01066,ed00170,ed01228,ed04149,ed01577,ed02083,ed04631,ed01117,ed03704,ed02159,ed05009,ed02457,ed00433,ed03950,ed04119,ed03235,ed01734,ed03701,ed03428,ed04585,ed02559,ed05034,ed01554,ed03201,ed02786,ed02761,ed02205,ed03218,ed03805,ed03590,ed01694,ed00070,ed01395,ed03122,ed03838,ed03770,ed02797,ed03609,ed04318,ed02272,ed04528,ed01362,ed01410,ed03557,ed02664,ed01684,ed02667,ed00053,ed03682,ed04109,ed03773,ed03070,ed00290,ed04874,ed01174,ed03412,ed04617,ed03480,ed04546,ed02150,ed03127,ed01028,ed01702,ed04298,ed02947,ed02053,ed04811,ed00385,ed01567,ed00568,ed04685,ed04263,ed03852,ed02973,ed01906,ed00561,ed02543,ed01033,ed05048,ed04234,ed04233,ed03500,ed02853,ed02249,ed04897,ed04179,ed02473,ed03854,ed00684,ed03540,ed00567,ed04295,ed01499,ed01456,ed01580,ed01713,ed03333,ed02289,ed00037,ed04977,ed01253,ed04159,ed02274,ed04052,ed03002,ed02440,ed03989,ed00652,ed05102,ed02540,ed04975,ed01379,ed05069,ed04971,ed01083,ed05158,ed04901,ed04090,ed04016,ed02419,ed04010,ed03751,ed01141,ed00948,ed00907,ed04492,ed02934,ed03189,ed04942,ed00071,ed03829,ed03039,ed03528,ed03898,ed00509,ed01089,ed03879,ed02603,ed04035,ed01296,ed01113,ed04315,ed00328,ed04483,ed04249,ed03958,ed00642,ed02482,ed02550,ed00571,ed05111,ed03692,ed00116,ed00062,ed03060,ed04140,ed01103,ed00038,ed02703,ed03298,ed01314,ed01213,ed02992,ed04768,ed00431,ed00405,ed01786,ed00921,ed00195,ed01212,ed00815,ed03530,ed02494,ed00746,ed00935,ed00387,ed00676,ed02799,ed01663,ed00311,ed00716,ed00403,ed03803,ed04955,ed04741,ed05179,ed03837,ed02190,ed01492,ed04899,ed00248,ed02063,ed01094,ed00928,ed03037,ed00476,ed00026,ed03710,ed02949,ed03240,ed02696,ed00737,ed01397,ed05010,ed03744,ed03290,ed01921,ed02275,ed03347,ed01733,ed04569,ed04189,ed02933,ed02582,ed03130,ed01396,ed05144,ed04427,ed04402,ed02757,ed04932,ed01122,ed03311,ed03836,ed02661,ed02626,ed01112,ed00988,ed00974,ed00817,ed00098,ed03920,ed03486,ed00989,ed03132,ed03304,ed04576,ed03734,ed02685,ed00533,ed03755,ed02208,ed03433,ed03369,ed03092,ed00975,ed03830,ed03402,ed02307,ed03082,ed04701,ed04239,ed02303,ed01108,ed00799,ed03429,ed03073,ed04607,ed02689,ed02436,ed02450,ed04113,ed01019,ed00629,ed01381,ed02210,ed02376,ed00337,ed02806,ed02642,ed00997,ed00611,ed00342,ed01700,ed00739,ed04770,ed01597,ed04602,ed02539,ed04031,ed01377,ed02320,ed04190,ed03241,ed01474,ed00818,ed02591,ed00936,ed02585,ed03286,ed00313,ed05079,ed02116,ed02555,ed04096,ed02681,ed01647,ed01180,ed03912,ed03024,ed00280,ed01923,ed03827,ed04319,ed01060,ed02716,ed01332,ed02981,ed03594,ed00190,ed02461,ed02003,ed02420,ed02224,ed00681,ed02025,ed00548,ed02948,ed01963,ed03379,ed03924,ed02823,ed04074,ed04714,ed04347,ed04819,ed01197,ed04796,ed04634,ed00384,ed01502,ed00396,ed01938,ed00623,ed03660,ed02893,ed00718,ed03621,ed01885,ed04195,ed03971,ed03911,ed03424,ed02218,ed03361,ed02524,ed00812,ed03102,ed04413,ed02121,ed00911,ed00008,ed01553,ed00427,ed02910,ed00152,ed03581,ed02733,ed03775,ed02217,ed03963,ed02479,ed04118,ed02391,ed03782,ed02386,ed02890,ed01654,ed02936,ed03815,ed03136,ed03983,ed02388,ed01295,ed04721,ed01100,ed02480,ed02387,ed01705,ed00542,ed04697,ed01360,ed02511,ed01873,ed04284}', '{}'),
	(19, 45, 20, 2, 'M', true, 1000, 1000, 0, 4, '2026-11-30 04:46:09.492047+00', NULL, '2026-11-30 04:47:09.492047+00', '{ed04669,ed02220,ed01946,ed03162,ed02693,ed00051,ed01535,ed00899,ed00732,ed00698,ed02649,ed01572,ed00352,ed01897,ed04629,ed03897,ed00468,ed01333,ed03121,ed03843,ed01972,ed00194,ed02454,ed01148,ed02035,ed01248,ed02907,ed05122,ed01192,ed02765,ed01242,ed04591,ed04622,ed00781,ed02103,ed00602,ed01741,ed00164,ed00625,ed03042,ed03895,ed02968,ed05105,ed04551,ed02367,ed03461,ed00236,ed00653,ed02079,ed00494,ed00622,ed02775,ed01820,ed00752,ed01710,ed03377,ed01909,ed00742,ed00017,ed03535,ed02005,ed02127,ed05095,ed04856,ed00452,ed04421,ed02503,ed04991,ed00500,ed01338,ed00726,ed02756,ed05174,ed01267,ed00033,ed00334,ed03074,ed02462,ed01640,ed04717,ed02075,ed03944,ed04400,ed01668,ed02073,ed01317,ed02054,ed03555,ed04376,ed00482,ed00380,ed02085,ed02704,ed00587,ed00140,ed04170,ed04017,ed05054,ed01515,ed03190,ed04036,ed00147,ed04497,ed04917,ed04726,ed01480,ed01178,ed04834,ed00557,ed03763,ed00200,ed04514,ed04442,ed04219,ed02573,ed01344,ed02441,ed00102,ed04756,ed05188,ed01568,ed03391,ed01350,ed00203,ed04019,ed03937,ed02515,ed02219,ed01000,ed00180,ed04558,ed05013,ed04990,ed01451,ed00512,ed02932,ed01830,ed02235,ed01992,ed00775,ed00376,ed02449,ed03055,ed02736,ed04690,ed04466,ed02644,ed03375,ed02997,ed03542,ed00086,ed04687,ed02552,ed02481,ed01622,ed00284,ed02818,ed01109,ed00097,ed01732,ed00945,ed02130,ed03723,ed05141,ed04185,ed01742,ed05082,ed05190,ed02862,ed00958,ed01708,ed01364,ed01027,ed04805,ed03514,ed03999,ed02133,ed01023,ed02100,ed02575,ed00390,ed00351,ed04691,ed04110,ed02752,ed00813,ed00853,ed01979,ed01699,ed04042,ed04120,ed03489,ed04379,ed04331,ed00395,ed00322,ed03896,ed01966,ed04275,ed05127,ed03518,ed03831,ed00851,ed00797,ed03724,ed03980,ed00192,ed04316,ed03647,ed02135,ed03134,ed03810,ed02162,ed04428,ed00124,ed00673,ed02107,ed01898,ed03671,ed03308,ed05170,ed02128,ed00441,ed04989,ed02186,ed04954,ed02922,ed00463,ed04242,ed04203,ed00814,ed00459,ed03644,ed01449,ed01570,ed03774,ed03326,ed02111,ed00634,ed00228,ed02305,ed03386,ed01692,ed04236,ed01368,ed00905,ed01893,ed01005,ed04869,ed04424,ed00704,ed03741,ed01609,ed01674,ed03870,ed00609,ed02302,ed02732,ed03245,ed00757,ed02013,ed04243,ed00056,ed01826,ed04517,ed02722,ed02572,ed03868,ed01144,ed05027,ed03819,ed00939,ed00241,ed01020,ed05167,ed03680,ed00245,ed00721,ed00220,ed01438,ed04769,ed04373,ed04807,ed00778,ed01335,ed03808,ed03005,ed03732,ed02658,ed01832,ed03612,ed01163,ed00773,ed04987,ed04837,ed04842,ed03717,ed00093,ed02490,ed01854,ed01176,ed04964,ed02767,ed03372,ed02341,ed01171,ed03358,ed04224,ed00660,ed01511,ed04208,ed02080,ed04718,ed04512,ed04637,ed04061,ed03383,ed01952,ed00878,ed05147,ed01638,ed04999,ed02985,ed00614,ed04417,ed02290,ed01045,ed01021,ed00801,ed00278,ed01646,ed01512,ed04884,ed02493,ed01874,ed04946,ed00030,ed01268,ed04501,ed03407,ed03142,ed03967,ed02779,ed02857,ed03697,ed01029,ed03445,ed03216,ed03484,ed04220,ed03713,ed02439,ed01132,ed03107,ed03031,ed02610,ed02232,ed01439,ed00777,ed01154,ed03151,ed03258,ed03252,ed02091,ed05056,ed02378,ed00824,ed05092,ed02556,ed01465,ed04463,ed02010,ed02868,ed04976,ed00275,ed00201,ed03080,ed01660,ed05139,ed00647,ed02843,ed02255,ed04850,ed03255,ed02317,ed00212,ed02954,ed04300,ed02526,ed03399,ed02579,ed05029,ed03063,ed04130,ed03913,ed04416,ed00317,ed01493,ed04338,ed03750,ed03275,ed01669,ed04647,ed03302,ed00868,ed02234,ed03615,ed03506,ed01157,ed00117,ed01081,ed00497,ed03414,ed04161,ed01901,ed00682,ed01002,ed01625,ed00850,ed04997,ed00160,ed01779,ed02168,ed02776,ed03598,ed01500,ed01507,ed01682,ed03153,ed04709,ed04334,ed00588,ed03338,ed04065,ed03816,ed00595,ed00049,ed05005,ed00335,ed04749,ed03038,ed03458,ed04261,ed00477,ed03633,ed02743,ed04020,ed00092,ed00044,ed00747,ed03283,ed04910,ed03309,ed02319,ed01239,ed01385,ed01589,ed00867,ed04664,ed04736,ed02913,ed02766,ed03554,ed04500,ed03748,ed01991,ed03739,ed02472,ed01352,ed05022,ed04176,ed02655,ed02502,ed03869,ed04531,ed03695,ed02620,ed04392,ed02854,ed03510,ed02222,ed03169,ed03152,ed00729,ed00013,ed01217,ed02358,ed01168,ed01457,ed04926,ed04046,ed03032,ed01582,ed00604,ed02348,ed01285,ed03578,ed00661,ed03168,ed01617,ed04127,ed04391,ed02711,ed00285,ed03225,ed02925,ed01209,ed04280,ed05130,ed01745,ed03516,ed02165,ed01265,ed04927,ed03075,ed03179,ed01517,ed04135,ed00386,ed04522,ed03568,ed00154,ed00084,ed05200,ed00211,ed02406,ed00221,ed05011,ed04382,ed03544,ed03635,ed02994,ed04614,ed00177,ed02921,ed01380,ed04739,ed03847,ed00261,ed01261,ed03161,ed04524,ed00204,ed04808,ed03131,ed00695,ed03507,ed00736,ed02504,ed01862,ed04735,ed01307,ed00162,ed00325,ed02138,ed01782,ed00916,ed01762,ed00903,ed04397,ed01864,ed02567,ed02417,ed04545,ed04831,ed00048,ed02474,ed03593,ed04100,ed01445,ed00425,ed00359,ed04716,ed00535,ed04682,ed04146,ed01892,ed01608,ed02967,ed03901,ed03659,ed04746,ed04935,ed00877,ed00644,ed02468,ed01980,ed01142,ed00034,ed04764,ed03728,ed01724,ed05128,ed00167,ed04939,ed04028,ed05019,ed01701,ed02632,ed01292,ed01227,ed03716,ed03280,ed02246,ed00069,ed04787,ed04530,ed04204,ed01266,ed01079,ed04747,ed00575,ed00079,ed01962,ed01849,ed04078,ed04415,ed05109,ed00369,ed04477,ed01656,ed04564,ed03584,ed03962,ed04304,ed02465,ed00925,ed04511,ed04505,ed00808,ed02214,ed00856,ed02955,ed01427,ed04649,ed04093,ed01981,ed00265,ed00189,ed01147,ed04554,ed02975,ed00534,ed00457,ed00525,ed03740,ed02399,ed04322,ed04794,ed03758,ed05074,ed01470,ed00592,ed03505,ed03017,ed04652,ed02345,ed00990,ed03620,ed03760,ed03548,ed01346,ed02033,ed01495,ed00959,ed02595,ed02081,ed01415,ed01840,ed00900,ed04104,ed00766,ed03094,ed00734,ed02617,ed03794,ed00314,ed04386,ed02980,ed01971,ed00312,ed04616,ed04469,ed02233,ed00545,ed04911,ed02050,ed03303,ed04565,ed00103,ed02895,ed04985,ed01588,ed01460,ed05045,ed01790,ed00329,ed04723,ed03826,ed03274,ed03499,ed01783,ed01068,ed02110,ed00294,ed03299,ed00803,ed00965,ed01193,ed04350,ed00758,ed02434,ed04654,ed02032,ed02702,ed02657,ed04269,ed01703,ed01087,ed04303,ed02082,ed00598,ed00197,ed03916,ed03197,ed03048,ed03589,ed03062,ed04461,ed00230,ed03335,ed02260,ed03812,ed01251,ed01422,ed03260,ed01102,ed00663,ed04175,ed02360,ed02067,ed04995,ed02381,ed00764,ed00596,ed05004,ed02366,ed02064,ed03219,ed00976,ed04138,ed02898,ed04344,ed03460,ed01818,ed04639,ed03926,ed04772,ed00105,ed05043,ed00153,ed00137,ed03362,ed02049,ed00072,ed04773,ed04478,ed04862,ed00881,ed03145,ed01726,ed01904,ed00209,ed00516,ed03329,ed02250,ed01304,ed04978,ed04008,ed03193,ed00054,ed04167,ed02178,ed04037,ed00550,ed04895,ed02624,ed03560,ed00605,ed03793,ed02254,ed03072,ed00927,ed00309,ed02852,ed01859,ed00446,ed02861,ed01236,ed00320,ed01037,ed04750,ed03421,ed03848,ed02522,ed02030,ed03908,ed04575,ed03249,ed00953,ed02029,ed01417,ed01082,ed01915,ed04557,ed04198,ed02185,ed00035,ed00768,ed04378,ed02352,ed01804,ed04623,ed00365,ed05140,ed02659,ed00806,ed00420,ed04111,ed02680,ed01375,ed01942,ed02433,ed02051,ed02287,ed04570,ed02815,ed00094,ed01667,ed00083,ed04835,ed01361,ed02174,ed01544,ed02744,ed00603,ed00884,ed02870,ed05189,ed03503,ed00485,ed01935,ed04033,ed02662,ed01191,ed04178,ed03320,ed01916,ed05018,ed04702,ed02957,ed02785,ed00577,ed02506,ed04547,ed04371,ed02086,ed03664,ed01446,ed00104,ed04396,ed02176,ed01245,ed01806,ed02427,ed03970,ed02856,ed00126,ed00479,ed02373,ed03707,ed01628,ed05051,ed04867,ed02677,ed04213,ed01523,ed01593,ed02184,ed04816,ed05028,ed03646,ed01922,ed00981,ed03853,ed04314,ed04098,ed03243,ed04051,ed00890,ed02883,ed00442,ed02998,ed04510,ed03846,ed00199,ed03863,ed00637,ed02952,ed01931,ed03380,ed00835,ed05162,ed05193,ed01071,ed02894,ed00286,ed01695,ed01520,ed04618,ed00243,ed00607,ed05118,ed03627,ed01793,ed00802,ed04444,ed03468,ed02621,ed05083,ed02794,ed00138,ed00941,ed01778,ed02942,ed03313,ed05171,ed02288,ed01870,ed00843,ed03645,ed01995,ed04429,ed03282,ed04743,ed00668,ed03824,ed03981,ed01150,ed04097,ed01092,ed01723,ed02828,ed02460,ed00601,ed02792,ed01558,ed03346,ed01358,ed04801,ed02401,ed04108,ed03613,ed02940,ed04484,ed01740,ed02937,ed02277,ed04695,ed02875,ed01970,ed02679,ed03463,ed01578,ed00025,ed03956,ed00288,ed03943,ed01433,ed01407,ed01164,ed04296,ed01252,ed02887,ed00042,ed00257,ed04433,ed01736,ed03349,ed01466,ed05116,ed04744,ed01508,ed01990,ed01057,ed04737,ed04814,ed04659,ed04083,ed04963}', '{}'),
	(19, 42, 20, 2, 'M', true, 1000, 1000, 0, 4, '2026-11-30 04:46:09.724045+00', NULL, '2026-11-30 04:47:09.724045+00', '{ed00753,ed00238,ed01819,ed04509,ed04553,ed04961,ed04783,ed04432,ed01653,ed04596,ed04866,ed03204,ed00827,ed04630,ed00754,ed03800,ed03149,ed01106,ed01048,ed03687,ed03124,ed02960,ed03559,ed02323,ed02312,ed00769,ed04941,ed01594,ed00993,ed02011,ed04312,ed01591,ed04071,ed03502,ed04068,ed01763,ed02389,ed03178,ed03476,ed03454,ed03114,ed03669,ed00271,ed03090,ed02903,ed04201,ed03891,ed00723,ed04588,ed01681,ed04962,ed00378,ed04029,ed02016,ed00952,ed00492,ed02528,ed01405,ed02189,ed03374,ed02239,ed00059,ed00099,ed03267,ed03059,ed02002,ed04152,ed01878,ed02269,ed01140,ed03508,ed02119,ed00539,ed04367,ed02300,ed01686,ed02321,ed01828,ed00338,ed02244,ed02428,ed03752,ed02541,ed01968,ed03150,ed02077,ed01461,ed00076,ed02521,ed00581,ed03997,ed02758,ed04994,ed01188,ed03945,ed04121,ed03081,ed02908,ed01693,ed04792,ed01958,ed03951,ed04776,ed04022,ed01047,ed00233,ed04426,ed02310,ed04043,ed01872,ed05182,ed01315,ed05121,ed04619,ed03922,ed01616,ed05146,ed04965,ed00142,ed01644,ed00293,ed04886,ed04958,ed03144,ed01562,ed02043,ed02102,ed04011,ed02173,ed03125,ed01170,ed02137,ed02000,ed01988,ed02915,ed02329,ed02183,ed03478,ed05154,ed01158,ed02639,ed02500,ed02170,ed01884,ed05164,ed03859,ed04040,ed04187,ed02164,ed04523,ed05156,ed04713,ed02638,ed00237,ed01655,ed00926,ed05145,ed04781,ed01964,ed04790,ed04504,ed00375,ed04734,ed02742,ed02987,ed01956,ed01696,ed01406,ed03052,ed03269,ed02876,ed04288,ed05091,ed03714,ed01238,ed00270,ed02390,ed03187,ed01937,ed01539,ed01070,ed01093,ed04573,ed02697,ed01810,ed01748,ed01390,ed03191,ed04661,ed00077,ed02682,ed03845,ed01276,ed03259,ed00319,ed04246,ed00507,ed03181,ed04803,ed02247,ed01162,ed00674,ed03233,ed03985,ed01559,ed02066,ed02171,ed02034,ed02835,ed01739,ed01326,ed00970,ed00915,ed02261,ed05070,ed01336,ed05086,ed00944,ed03242,ed01279,ed03434,ed04568,ed02588,ed04836,ed03084,ed03208,ed03013,ed01369,ed00295,ed01104,ed02058,ed04904,ed03490,ed02068,ed01704,ed00388,ed03293,ed01738,ed00558,ed03792,ed02723,ed03417,ed00780,ed00434,ed04274,ed03041,ed01649,ed04079,ed01528,ed00862,ed01908,ed02109,ed01472,ed00730,ed03006,ed03331,ed04804,ed02977,ed01768,ed02259,ed03387,ed02396,ed03686,ed00982,ed03363,ed04556,ed03820,ed04287,ed01091,ed05077,ed03248,ed04414,ed01373,ed02090,ed03940,ed04491,ed03754,ed02699,ed04125,ed02394,ed01076,ed02847,ed01412,ed00356,ed00619,ed03185,ed01606,ed00789,ed01945,ed02901,ed04062,ed03422,ed04779,ed04286,ed02362,ed01532,ed01432,ed01206,ed01298,ed03561,ed00374,ed04562,ed03698,ed00570,ed00240,ed03101,ed04719,ed03529,ed01329,ed00331,ed05033,ed00527,ed00130,ed01868,ed00057,ed04852,ed00504,ed04767,ed00364,ed04683,ed04103,ed03899,ed02139,ed01345,ed02963,ed05065,ed04403,ed04343,ed00961,ed03285,ed02229,ed03632,ed05006,ed04696,ed03322,ed04936,ed03217,ed03768,ed05115,ed04956,ed01953,ed04360,ed00791,ed00559,ed03772,ed04383,ed00984,ed01234,ed03796,ed03610,ed02841,ed04207,ed01746,ed01126,ed00398,ed04182,ed00129,ed03264,ed03802,ed00847,ed04059,ed02848,ed03207,ed01038,ed04054,ed00150,ed01185,ed04666,ed01856,ed00498,ed05026,ed04686,ed04665,ed02533,ed03019,ed02641,ed01985,ed03384,ed01478,ed01798,ed04126,ed03814,ed02709,ed02038,ed05089,ed00586,ed00453,ed03787,ed01099,ed02284,ed03862,ed02788,ed01216,ed01835,ed03648,ed03762,ed01773,ed01477,ed02616,ed02855,ed01240,ed00391,ed04368,ed03086,ed01792,ed04137,ed04238,ed02099,ed00296,ed02414,ed01605,ed01569,ed00940,ed03699,ed02089,ed01997,ed03585,ed02161,ed03025,ed03731,ed05129,ed01353,ed01165,ed00552,ed04039,ed01610,ed01555,ed00844,ed04450,ed03579,ed00336,ed02383,ed03257,ed04163,ed03496,ed02978,ed01392,ed03166,ed02157,ed04302,ed01604,ed04566,ed02650,ed00967,ed02879,ed01918,ed01881,ed04513,ed03492,ed01744,ed03608,ed02397,ed01620,ed02363,ed02142,ed00246,ed03392,ed00793,ed00166,ed04002,ed02400,ed02488,ed04502,ed03842,ed00919,ed02549,ed02148,ed01467,ed00651,ed03738,ed01944,ed02990,ed01563,ed00373,ed05001,ed03049,ed04582,ed02601,ed00962,ed02912,ed02443,ed03804,ed03900,ed00465,ed01579,ed02056,ed01173,ed04597,ed00608,ed03556,ed01284,ed05143,ed04353,ed03629,ed02965,ed02028,ed03088,ed01341,ed04828,ed01452,ed04677,ed04085,ed00223,ed04404,ed01781,ed00956,ed00888,ed02331,ed02316,ed03357,ed00006,ed01025,ed02230,ed02281,ed00028,ed04763,ed01587,ed01277,ed02044,ed04476,ed02435,ed03663,ed04878,ed00406,ed02356,ed01785,ed00438,ed04730,ed01912,ed04638,ed03625,ed03850,ed02072,ed02489,ed00946,ed01471,ed01207,ed04745,ed03449,ed03222,ed03759,ed04472,ed02760,ed03497,ed00041,ed04241,ed01272,ed01237,ed00628,ed00012,ed00505,ed04470,ed04407,ed02182,ed03418,ed04306,ed02357,ed00712,ed01951,ed04673,ed05112,ed00075,ed01903,ed03886,ed03649,ed00641,ed03965,ed05032,ed02211,ed01861,ed00109,ed04075,ed00886,ed03889,ed04584,ed03210,ed00169,ed05063,ed01187,ed03276,ed01846,ed00788,ed01349,ed03473,ed03050,ed05137,ed04605,ed01913,ed03839,ed02088,ed02796,ed01501,ed03639,ed02805,ed01844,ed04668,ed01428,ed01434,ed04326,ed04215,ed02245,ed01715,ed01497,ed05078,ed03410,ed02426,ed01727,ed04930,ed03443,ed04356,ed04202,ed03522,ed03783,ed04503,ed03196,ed01398,ed04021,ed03721,ed03543,ed00435,ed01374,ed01730,ed02423,ed04519,ed02456,ed02636,ed01146,ed03524,ed03520,ed04018,ed02969,ed01464,ed04320,ed00078,ed03167,ed00389,ed03628,ed02686,ed02645,ed03902,ed02845,ed01637,ed03569,ed04753,ed01752,ed03265,ed00251,ed03855,ed02209,ed00480,ed01514,ed00863,ed05046,ed02529,ed02122,ed02589,ed01004,ed04055,ed02092,ed01306,ed04139,ed01599,ed01153,ed02525,ed01751,ed00039,ed03881,ed00613,ed03735,ed04533,ed04354,ed00503,ed00022,ed01196,ed00428,ed02873,ed03442,ed03828,ed04408,ed02036,ed02225,ed04544,ed02458,ed02514,ed03227,ed02057,ed01151,ed00762,ed02175,ed00400,ed01530,ed03873,ed02251,ed00722,ed03457,ed00639,ed03988,ed00502,ed01629,ed02339,ed04005,ed03470,ed00413,ed04782,ed02897,ed01571,ed03892,ed01648,ed01536,ed00219,ed02199,ed00481,ed00920,ed03305,ed04313,ed02721,ed04072,ed02015,ed04979,ed03209,ed01547,ed01853,ed02442,ed05134,ed04310,ed04359,ed01685,ed01614,ed01455,ed03938,ed04624,ed01800,ed01728,ed04825,ed03376,ed03089,ed02475,ed00225,ed02432,ed04890,ed03098,ed02904,ed02762,ed03294,ed00828,ed00902,ed02725,ed03064,ed02453,ed00032,ed02769,ed00891,ed00175,ed00638,ed04422,ed04821,ed04364,ed04290,ed01084,ed03700,ed00289,ed01624,ed02519,ed04211,ed02670,ed02106,ed02206,ed01827,ed02535,ed01129,ed00430,ed02749,ed03488,ed01813,ed04157,ed03388,ed00671,ed00994,ed00491,ed03043,ed02751,ed02566,ed00648,ed03069,ed02324,ed03822,ed00954,ed03319,ed00883,ed01888,ed04846,ed04027,ed01024,ed01947,ed04916,ed01006,ed01524,ed00133,ed00618,ed02654,ed02734,ed00846,ed04667,ed00551,ed01243,ed01805,ed03315,ed01131,ed03599,ed01697,ed00450,ed01841,ed04894,ed04516,ed00600,ed02531,ed02618,ed03546,ed00767,ed01834,ed02836,ed01596,ed02325,ed00708,ed04920,ed00610,ed04070,ed03423,ed01022,ed04600,ed03180,ed01309,ed03008,ed00659,ed04887,ed03493,ed02773,ed03638,ed00412,ed00371,ed03547,ed02154,ed01316,ed03171,ed03933,ed02326,ed00467,ed00151,ed03211,ed02914,ed04646,ed01851,ed05101,ed01621,ed04199,ed02900,ed00239,ed01175,ed00523,ed02888,ed02755,ed04406,ed01595,ed01137,ed00979,ed03186,ed01940,ed00573,ed03563,ed02144,ed04186,ed02674,ed01463,ed01273,ed04798,ed02557,ed04541,ed02422,ed00483,ed01442,ed04670,ed03427,ed00184,ed01259,ed04784,ed03711,ed02996,ed01803,ed01440,ed05061,ed03441,ed03029,ed04385,ed02380,ed04681,ed04257,ed02200,ed04771,ed04534,ed04800,ed04486,ed03683,ed03065,ed00950,ed03419,ed01642,ed00538,ed01855,ed03849,ed01161,ed04970,ed01666,ed05192,ed03730,ed03157,ed02938,ed03268,ed05151,ed01788,ed04615,ed05002,ed04164,ed03874,ed03360,ed01526,ed04323,ed02809,ed03224,ed03865,ed02187,ed01424,ed02547,ed00127,ed05196,ed03979,ed04000,ed03786,ed03765,ed02131,ed00001,ed04332,ed04009,ed02676,ed03521,ed00339,ed02804,ed01838,ed02824,ed00544,ed02597,ed02946,ed04608,ed01955,ed03840,ed02652,ed01756,ed03798,ed04506,ed01221,ed02509,ed02074,ed04693,ed02741,ed04107,ed03791,ed02695,ed00414,ed04898,ed03726,ed04703,ed03539,ed03054,ed02554,ed00011,ed04006,ed00064,ed04889,ed04679,ed01895,ed02690,ed04317,ed02593,ed04860,ed03904,ed00566,ed00269,ed02635,ed00964,ed01672,ed03694,ed04237,ed04845,ed00499,ed04226,ed00839,ed05049,ed01095,ed00735,ed00003,ed01372}', '{}'),
	(19, 43, 20, 2, 'M', true, 1000, 1000, 0, 5, '2026-11-30 04:46:09.791503+00', NULL, '2026-11-30 04:47:09.791503+00', '{ed00811,ed00191,ed02429,ed03057,ed03606,ed03450,ed02191,ed02909,ed04053,ed03562,ed00585,ed01987,ed01205,ed04047,ed00115,ed04913,ed03494,ed03696,ed03437,ed00144,ed04802,ed03921,ed00892,ed02683,ed02093,ed03586,ed00183,ed02720,ed02926,ed01824,ed03914,ed00798,ed01181,ed01808,ed05100,ed02927,ed00429,ed02505,ed04945,ed02478,ed01662,ed02350,ed00259,ed04604,ed04594,ed00562,ed02777,ed04168,ed01865,ed01857,ed01797,ed01842,ed02789,ed00445,ed05059,ed04311,ed02141,ed04778,ed04537,ed04738,ed04154,ed00874,ed03291,ed02546,ed02455,ed03890,ed00454,ed04671,ed02212,ed03685,ed02613,ed03163,ed01356,ed03432,ed03296,ed02919,ed00489,ed02745,ed01136,ed01258,ed00268,ed00370,ed01975,ed00971,ed04307,ed02252,ed04833,ed03928,ed03340,ed02731,ed01430,ed02421,ed00045,ed01130,ed04102,ed01551,ed04435,ed04129,ed01776,ed00487,ed01602,ed04481,ed00957,ed00569,ed02544,ed01926,ed02846,ed03221,ed03115,ed00707,ed03172,ed03571,ed02916,ed04452,ed04084,ed02520,ed04933,ed02694,ed05021,ed03103,ed02101,ed01581,ed00397,ed04206,ed05165,ed04117,ed01623,ed04158,ed03147,ed05119,ed04281,ed01056,ed01166,ed00018,ed03406,ed01321,ed05186,ed03371,ed03232,ed03183,ed03278,ed01114,ed00909,ed00617,ed00751,ed00553,ed00621,ed01194,ed03538,ed02886,ed00357,ed03277,ed03128,ed03667,ed04611,ed01556,ed00702,ed04267,ed01679,ed01355,ed01145,ed02508,ed00541,ed04434,ed04023,ed02851,ed02241,ed00090,ed04436,ed02795,ed05168,ed02152,ed01598,ed04950,ed04144,ed02484,ed04446,ed03665,ed04571,ed00082,ed03251,ed00526,ed04724,ed03408,ed04088,ed01167,ed04589,ed04467,ed00785,ed03289,ed01845,ed00415,ed03000,ed04774,ed01533,ed01450,ed00379,ed01300,ed00181,ed03776,ed04627,ed02403,ed01431,ed02283,ed02118,ed02772,ed03894,ed00720,ed00332,ed04864,ed03915,ed03117,ed02878,ed00043,ed01257,ed02192,ed02614,ed00068,ed03702,ed02017,ed02371,ed00188,ed04830,ed02270,ed04839,ed02516,ed01794,ed05037,ed03674,ed02825,ed03483,ed00198,ed00666,ed01017,ed00529,ed00645,ed01159,ed04285,ed02263,ed00466,ed04087,ed02444,ed04007,ed00627,ed02409,ed02346,ed02945,ed02278,ed02576,ed04888,ed04826,ed04870,ed01522,ed01600,ed02374,ed01651,ed05161,ed04240,ed03220,ed02027,ed01504,ed04341,ed05088,ed04260,ed04626,ed03091,ed00555,ed01811,ed01447,ed04259,ed04409,ed03046,ed02859,ed05157,ed01887,ed04196,ed03939,ed02492,ed00699,ed01324,ed03576,ed03385,ed03708,ed01134,ed00657,ed02864,ed02271,ed02315,ed00973,ed05030,ed01469,ed02342,ed03662,ed05166,ed04048,ed03099,ed02931,ed01799,ed01348,ed03972,ed02177,ed04475,ed00234,ed02309,ed02169,ed03018,ed02496,ed04205,ed00063,ed02498,ed01687,ed00131,ed03177,ed03670,ed02911,ed00176,ed01978,ed03779,ed02499,ed01911,ed02156,ed03452,ed04829,ed04192,ed05106,ed02917,ed02612,ed04873,ed02470,ed01052,ed04361,ed00664,ed00833,ed04847,ed00423,ed02906,ed02821,ed01404,ed03919,ed00860,ed03373,ed00694,ed02668,ed04328,ed03517,ed01334,ed01219,ed00135,ed04228,ed01226,ed03133,ed00866,ed00210,ed02574,ed00080,ed04548,ed04003,ed02069,ed03809,ed03453,ed04740,ed01074,ed01542,ed00554,ed01521,ed00215,ed04706,ed03351,ed01468,ed01891,ed01031,ed04498,ed04793,ed01044,ed01886,ed01135,ed04972,ed01767,ed00591,ed04893,ed04996,ed01860,ed03746,ed03068,ed04625,ed00358,ed04278,ed03823,ed00172,ed05084,ed00520,ed02738,ed05197,ed02463,ed03509,ed00825,ed02790,ed02301,ed05003,ed04823,ed02714,ed00784,ed01719,ed00972,ed00123,ed01256,ed02748,ed01387,ed04698,ed03397,ed00065,ed02884,ed00810,ed02678,ed03448,ed02920,ed03564,ed01836,ed01487,ed00836,ed01489,ed04136,ed02850,ed01871,ed04786,ed03690,ed03324,ed03885,ed01531,ed01482,ed00410,ed02564,ed02411,ed04490,ed01615,ed01120,ed03785,ed02332,ed04268,ed02181,ed04384,ed04818,ed02739,ed04559,ed01633,ed00213,ed04812,ed02114,ed01055,ed00139,ed03592,ed01626,ed05178,ed02939,ed02866,ed01917,ed05150,ed01557,ed03106,ed04710,ed01201,ed00665,ed03616,ed02355,ed00354,ed02125,ed01351,ed03022,ed01026,ed04131,ed03316,ed01815,ed00411,ed00912,ed03148,ed04599,ed03382,ed01018,ed03871,ed02313,ed02160,ed03532,ed03527,ed00007,ed02672,ed00649,ed05183,ed03918,ed04515,ed03673,ed04235,ed04184,ed02598,ed01263,ed02459,ed01401,ed04430,ed00980,ed00680,ed03932,ed01293,ed00873,ed03519,ed03230,ed03753,ed00306,ed00782,ed04951,ed00066,ed01086,ed03973,ed00740,ed00146,ed04518,ed01453,ed04256,ed03459,ed03116,ed00821,ed00579,ed01899,ed02993,ed03226,ed02112,ed00606,ed02822,ed01330,ed00171,ed03537,ed00128,ed04273,ed02385,ed02849,ed01001,ed04520,ed03909,ed02611,ed00654,ed02024,ed03026,ed01042,ed03288,ed02096,ed00589,ed04456,ed02966,ed03205,ed01331,ed03626,ed02273,ed00514,ed02979,ed01030,ed02530,ed01133,ed03440,ed04197,ed04902,ed01586,ed01286,ed04822,ed01366,ed02495,ed02536,ed00081,ed05187,ed04905,ed04908,ed02551,ed00771,ed02153,ed00432,ed00179,ed01328,ed02021,ed00677,ed02467,ed00772,ed00002,ed01483,ed01125,ed00733,ed04349,ed01676,ed01560,ed04727,ed03318,ed03206,ed00182,ed01220,ed03526,ed01770,ed02215,ed04711,ed00349,ed05175,ed04293,ed03931,ed00848,ed00689,ed04464,ed02237,ed03021,ed00710,ed01877,ed00208,ed01675,ed01552,ed03400,ed04959,ed02807,ed04294,ed02705,ed05198,ed02754,ed01516,ed05093,ed00023,ed00885,ed03430,ed03813,ed01787,ed01357,ed04785,ed04262,ed02146,ed01548,ed03438,ed04387,ed04076,ed01774,ed03469,ed04453,ed02364,ed01393,ed03573,ed03888,ed04411,ed04073,ed00849,ed02548,ed03525,ed03353,ed01949,ed04863,ed03672,ed01784,ed00969,ed00760,ed02012,ed03709,ed00362,ed03551,ed04960,ed02832,ed00703,ed03436,ed00879,ed01308,ed02198,ed00419,ed04174,ed03175,ed01367,ed00110,ed02353,ed02812,ed03607,ed03917,ed05125,ed04912,ed04752,ed01138,ed05191,ed04398,ed03404,ed00279,ed02195,ed00052,ed01299,ed03495,ed02869,ed05113,ed02098,ed02988,ed02464,ed03307,ed02221,ed03370,ed00361,ed00029,ed01490,ed03182,ed03120,ed00282,ed00258,ed03439,ed04879,ed02046,ed01096,ed00582,ed00091,ed03747,ed01880,ed03597,ed00693,ed00870,ed01183,ed01061,ed00996,ed01634,ed02311,ed03368,ed02040,ed02166,ed05060,ed04410,ed00770,ed01382,ed01156,ed04336,ed02266,ed03273,ed02216,ed04095,ed01402,ed04390,ed00709,ed02296,ed00020,ed04871,ed00511,ed04057,ed03028,ed00755,ed05044,ed04940,ed00913,ed05155,ed01902,ed03146,ed04728,ed01204,ed02476,ed03034,ed03883,ed03350,ed02447,ed01721,ed03727,ed02728,ed05126,ed03393,ed03314,ed02874,ed03934,ed04116,ed00517,ed03968,ed03936,ed00626,ed04041,ed00174,ed03722,ed00363,ed01627,ed04148,ed01814,ed03618,ed01771,ed01659,ed00461,ed01585,ed03472,ed01910,ed02060,ed03119,ed01809,ed04229,ed00422,ed03085,ed04401,ed00263,ed02619,ed00367,ed04437,ed04906,ed02896,ed02837,ed01384,ed04712,ed02201,ed05039,ed04900,ed01343,ed04372,ed02701,ed00383,ed04094,ed00113,ed03712,ed00277,ed04680,ed02361,ed01473,ed01222,ed00242,ed04482,ed03876,ed00670,ed04181,ed01077,ed03323,ed01062,ed00999,ed03336,ed02042,ed01311,ed00254,ed02885,ed03992,ed02715,ed03907,ed03733,ed03771,ed03154,ed00667,ed00031,ed01115,ed01179,ed01411,ed02718,ed03656,ed04363,ed01244,ed01101,ed02179,ed00872,ed00624,ed01127,ed02833,ed01010,ed02984,ed04265,ed05131,ed02880,ed04394,ed01858,ed03631,ed03254,ed01513,ed03312,ed04761,ed03515,ed00692,ed04393,ed02918,ed00478,ed01661,ed02684,ed02534,ed02379,ed01423,ed03229,ed04688,ed03087,ed00933,ed04465,ed02545,ed03200,ed03014,ed02031,ed00524,ed00024,ed03942,ed03860,ed02830,ed05176,ed00857,ed04550,ed02140,ed04620,ed04875,ed03126,ed03757,ed00232,ed00015,ed03223,ed00908,ed03174,ed04451,ed02983,ed04271,ed04230,ed03272,ed00148,ed02243,ed02196,ed03681,ed02334,ed01930,ed01177,ed04684,ed01924,ed03244,ed02267,ed04173,ed00917,ed05025,ed05020,ed03040,ed01561,ed03650,ed01281,ed04115,ed00136,ed01545,ed00087,ed01772,ed01889,ed00832,ed02580,ed00333,ed04301,ed00244,ed04542,ed00840,ed01302,ed02800,ed05132,ed00345,ed01896,ed02829,ed00711,ed01235,ed00615,ed00193,ed03906,ed04337,ed04351,ed04232,ed03027,ed01658,ed03833,ed01900,ed03910,ed01777,ed01564,ed03745,ed02972,ed03541,ed01943,ed04581,ed01503,ed00717,ed02924,ed02276,ed04580,ed04380,ed03778,ed02052,ed02018,ed01039,ed03129,ed00731,ed01920,ed04381,ed02413,ed01960,ed03501,ed00560,ed04069,ed03877,ed03173,ed02801,ed00861,ed03689,ed02207,ed02491,ed00444,ed01111,ed00537,ed02817,ed02304,ed03720,ed01043,ed00998,ed01821,ed04536,ed02570,ed02136,ed05087,ed02295,ed01312,ed01996,ed03096,ed00845,ed04369,ed02630,ed03784}', '{}'),
	(19, 37, 19, 2, 'A', true, 1000, 1000, 0, 2, '2026-11-30 04:44:14.349567+00', '2026-11-30 04:44:14.585702+00', '2026-11-30 04:45:13.164621+00', '{ec00411,ec00979,ec02834,ec04215,ec03531,ec01625,ec00091,ec02103,ec00620,ec00622,ec01338,ec04327,ec02560,ec04093,ec02007,ec00610,ec02363,ec01174,ec03505,ec02018,ec03928,ec04157,ec01048,ec03825,ec04399,ec03657,ec01531,ec03110,ec00811,ec01177,ec00100,ec01952,ec04277,ec02106,ec03590,ec04468,ec01025,ec01191,ec02137,ec02690,ec03077,ec00865,ec01769,ec01778,ec02858,ec02324,ec03832,ec00660,ec02194,ec03090,ec02685,ec02109,ec04389,ec03330,ec00884,ec04320,ec01619,ec04185,ec02755,ec04270,ec02213,ec01249,ec04248,ec03905,ec02267,ec04343,ec00605,ec04237,ec01238,ec03722,ec01886,ec00993,ec00797,ec03099,ec01037,ec02916,ec03670,ec02661,ec01647,ec01095,ec03441,ec02271,ec03613,ec03393,ec00794,ec00643,ec03576,ec03491,ec00162,ec03815,ec01713,ec01895,ec01911,ec02415,ec04241,ec04195,ec01354,ec02225,ec02023,ec04367,ec03641,ec00458,ec01101,ec03222,ec02014,ec03229,ec03374,ec00766,ec04316,ec01612,ec01132,ec00761,ec00735,ec02402,ec01282,ec01500,ec01013,ec00822,ec01261,ec03885,ec03185,ec00559,ec00725,ec02343,ec00968,ec01195,ec03315,ec02172,ec03396,ec03093,ec01423,ec01774,ec00305,ec00825,ec00215,ec03317,ec00589,ec03366,ec02279,ec01567,ec01568,ec00595,ec00106,ec00017,ec01342,ec02800,ec00697,ec02825,ec00960,ec00424,ec04428,ec04307,ec02211,ec03810,ec00278,ec01223,ec01175,ec02935,ec04125,ec03914,ec03646,ec01234,ec02862,ec04353,ec04432,ec04136,ec00419,ec02545,ec03380,ec02057,ec02898,ec01340,ec02694,ec01451,ec01685,ec02197,ec00995,ec00708,ec04377,ec04363,ec01270,ec03782,ec00047,ec03537,ec03428,ec03189,ec03668,ec02820,ec00657,ec04472,ec02099,ec01393,ec01080,ec03281,ec00854,ec00456,ec02454,ec04309,ec02044,ec00701,ec02024,ec01047,ec02541,ec03985,ec01907,ec00949,ec02773,ec03824,ec04119,ec00962,ec03865,ec02178,ec01759,ec02902,ec03811,ec04108,ec00556,ec02608,ec02261,ec00933,ec02663,ec01532,ec02238,ec04128,ec02201,ec03157,ec03624,ec04475,ec02237,ec03755,ec01072,ec00029,ec01151,ec01416,ec00942,ec00927,ec00634,ec00267,ec03588,ec02905,ec04450,ec03070,ec04479,ec01969,ec03154,ec00218,ec01427,ec00655,ec01383,ec03570,ec00382,ec01667,ec00174,ec00421,ec02968,ec03944,ec00639,ec03785,ec01745,ec01099,ec01390,ec03106,ec01889,ec04024,ec02841,ec00553,ec03251,ec00931,ec03623,ec02470,ec01012,ec02821,ec01147,ec02227,ec02627,ec00571,ec03789,ec02265,ec03490,ec04173,ec03202,ec03625,ec00855,ec00087,ec03141,ec01999,ec04116,ec00058,ec00238,ec02487,ec02167,ec00630,ec03056,ec01557,ec03569,ec02322,ec02153,ec01044,ec03234,ec02904,ec01216,ec04412,ec03461,ec01893,ec04290,ec01144,ec04342,ec01561,ec02578,ec02119,ec01683,ec00328,ec03009,ec00508,ec03332,ec04148,ec04169,ec03644,ec03144,ec02943,ec04352,ec04223,ec02446,ec01456,ec02971,ec00663,ec00320,ec03252,ec02866,ec02640,ec00577,ec02625,ec01607,ec03718,ec01388,ec00842,ec03654,ec02781,ec00541,ec03592,ec01522,ec00597,ec03048,ec01247,ec00022,ec00159,ec03346,ec02936,ec01897,ec02032,ec02982,ec00439,ec00569,ec02637,ec02335,ec04192,ec01161,ec00212,ec00768,ec00133,ec04099,ec02673,ec03134,ec03408,ec03512,ec02500,ec02030,ec01914,ec04408,ec03432,ec00224,ec02108,ec04480,ec03354,ec02853,ec01555,ec03470,ec02193,ec02038,ec02019,ec00528,ec03746,ec03192,ec00184,ec02315,ec01185,ec01041,ec01283,ec03511,ec02940,ec02559,ec01366,ec03365,ec00593,ec01420,ec00223,ec00928,ec03539,ec00384,ec02027,ec04213,ec03820,ec04371,ec03706,ec02752,ec02170,ec01486,ec02939,ec02152,ec02206,ec02961,ec02468,ec02395,ec03524,ec02572,ec01967,ec02177,ec01662,ec02817,ec03617,ec00083,ec04048,ec00604,ec03863,ec01757,ec03585,ec02597,ec01437,ec02316,ec00549,ec01768,ec01643,ec00437,ec01640,ec03249,ec00618,ec02317,ec03935,ec00867,ec00835,ec02391,ec00485,ec00454,ec02628,ec01973,ec02906,ec01818,ec01382,ec00077,ec02115,ec04209,ec03232,ec00951,ec01472,ec02803,ec04107,ec01300,ec03965,ec00815,ec03341,ec02861,ec03995,ec00668,ec00466,ec02886,ec03923,ec01823,ec01293,ec03598,ec01477,ec03729,ec04110,ec00709,ec03203,ec00891,ec01529,ec01655,ec03248,ec00791,ec01565,ec00585,ec02476,ec01233,ec02230,ec01277,ec01405,ec01026,ec03949,ec01027,ec00256,ec00406,ec02617,ec01326,ec00789,ec03788,ec02160,ec02504,ec00455,ec04279,ec01882,ec03795,ec03614,ec02758,ec02055,ec02523,ec00095,ec04040,ec01242,ec03715,ec03630,ec01307,ec04256,ec03471,ec00282,ec02302,ec01186,ec00483,ec03519,ec02136,ec01309,ec00574,ec01178,ec02102,ec01434,ec00591,ec03731,ec01305,ec04020,ec02494,ec01734,ec03209,ec03164,ec02910,ec02593,ec03966,ec03462,ec04012,ec02917,ec00941,ec04189,ec02595,ec03713,ec04446,ec03032,ec00863,ec03878,ec03337,ec02282,ec00739,ec04138,ec02450,ec03423,ec01052,ec01878,ec04384,ec03587,ec03561,ec03034,ec03148,ec04085,ec02521,ec00362,ec01547,ec01226,ec04084,ec00139,ec02062,ec00858,ec02865,ec00030,ec03133,ec03026,ec03659,ec00264,ec04427,ec00901,ec04106,ec01579,ec03103,ec01941,ec02728,ec00040,ec04028,ec04207,ec04226,ec00631,ec02706,ec02241,ec01504,ec00147,ec02123,ec03987,ec00217,ec01422,ec00487,ec00160,ec01251,ec04406,ec00635,ec02229,ec04354,ec02847,ec01637,ec01086,ec01858,ec00110,ec00138,ec03984,ec00207,ec03118,ec04072,ec03405,ec01584,ec02585,ec01675,ec03464,ec00824,ec03583,ec02305,ec01938,ec00235,ec03764,ec00756,ec00296,ec03481,ec03996,ec01543,ec01062,ec01356,ec00754,ec00851,ec02293,ec01949,ec01363,ec00122,ec03150,ec03225,ec02020,ec01011,ec00975,ec00805,ec00656,ec01839,ec02850,ec03838,ec00085,ec01207,ec02959,ec02827,ec00856,ec03847,ec03503,ec00895,ec00393,ec02677,ec02945,ec00543,ec03534,ec03173,ec00521,ec01576,ec02330,ec03964,ec03891,ec03112,ec02809,ec04474,ec02704,ec02457,ec03384,ec00447,ec01058,ec02791,ec03938,ec00164,ec04104,ec00094,ec04451,ec01790,ec00924,ec03083,ec01403,ec02756,ec00026,ec04258,ec01692,ec03167,ec03700,ec02745,ec02741,ec01698,ec00249,ec02924,ec02657,ec03277,ec00398,ec00290,ec00523,ec03094,ec02400,ec01802,ec01148,ec01867,ec01800,ec01679,ec00878,ec02068,ec01681,ec00288,ec03119,ec00205,ec04443,ec04006,ec01993,ec04360,ec03725,ec00693,ec01962,ec03642,ec01119,ec04460,ec01898,ec01688,ec03275,ec02944,ec01491,ec03338,ec03793,ec03367,ec00041,ec01365,ec01726,ec02073,ec04177,ec03122,ec02034,ec02577,ec02313,ec04064,ec01571,ec02479,ec03358,ec04029,ec01594,ec04272,ec00534,ec03622,ec02746,ec02590,ec03402,ec02284,ec03522,ec00506,ec01935,ec03754,ec00910,ec01510,ec02162,ec01945,ec00679,ec02148,ec04055,ec00994,ec03024,ec02342,ec01742,ec03095,ec02889,ec01933,ec00450,ec00405,ec00222,ec01314,ec01748,ec03243,ec01955,ec02660,ec02043,ec00732,ec00583,ec00131,ec00181,ec01872,ec04497,ec03036,ec02645,ec01950,ec01421,ec01552,ec03556,ec01749,ec03264,ec01627,ec01129,ec03205,ec00262,ec01219,ec03001,ec02953,ec04254,ec00584,ec01781,ec01592,ec00200,ec02727,ec00990,ec00198,ec03580,ec00538,ec01997,ec01699,ec02424,ec02214,ec00969,ec03552,ec03410,ec02396,ec04046,ec03376,ec01632,ec00681,ec03947,ec03224,ec02873,ec02801,ec04229,ec02398,ec02915,ec00841,ec04282,ec00809,ec03813,ec02441,ec01253,ec01530,ec02461,ec01750,ec01792,ec00947,ec00361,ec03950,ec03695,ec03424,ec02390,ec04299,ec00356,ec01318,ec04091,ec02676,ec01916,ec03661,ec03073,ec02584,ec01089,ec02965,ec00774,ec03357,ec03175,ec01533,ec01077,ec02421,ec00461,ec02159,ec04278,ec01585,ec01330,ec02629,ec04351,ec02125,ec04224,ec02638,ec02181,ec02515,ec00051,ec04330,ec00686,ec01440,ec04101,ec02370,ec00640,ec01459,ec00896,ec04486,ec03934,ec00049,ec01031,ec00680,ec03478,ec02952,ec04283,ec02264,ec02957,ec03823,ec00192,ec00226,ec03903,ec02161,ec04493,ec02649,ec02684,ec01770,ec02700,ec03751,ec03210,ec00270,ec04100,ec02896,ec00696,ec02644,ec00496,ec04050,ec04421,ec02401,ec03155,ec01730,ec00489,ec01517,ec01590,ec03686,ec02185,ec01269,ec02087,ec01920,ec00048,ec03837,ec01373,ec03373,ec00800,ec03325,ec02484,ec02318,ec03973,ec02188,ec00524,ec01788,ec02362,ec01322,ec03247,ec03343,ec02510,ec01652,ec03220,ec02972,ec01651,ec03637,ec01088,ec01329,ec02533,ec02083,ec02246,ec03328,ec01812,ec00785,ec01375,ec03629,ec01396,ec03364,ec00762,ec02606,ec03092,ec04204,ec02208,ec01239,ec01474,ec01302,ec03951,ec03596,ec02074,ec03649,ec01306,ec00977,ec01959,ec00242,ec01102,ec03936,ec02818,ec00795,ec03899,ec00260,ec02340,ec04172,ec03510,ec03052,ec02498,ec00771,ec04212,ec03743,ec00887,ec03459,ec03114,ec02643,ec00920,ec00063,ec03724,ec00544,ec03972,ec01107,ec03006,ec02988,ec00753}', '{}'),
	(19, 39, 19, 2, 'A', true, 1000, 1000, 0, 3, '2026-11-30 04:44:14.418295+00', '2026-11-30 04:44:14.597831+00', '2026-11-30 04:45:13.83008+00', '{ec01184,ec00578,ec00371,ec03870,ec01361,ec03612,ec02392,ec02196,ec03217,ec01695,ec03873,ec02234,ec03446,ec02513,ec02864,ec02540,ec00819,ec00350,ec01193,ec03309,ec01372,ec02932,ec03778,ec02124,ec03004,ec00531,ec03140,ec01320,ec02321,ec01081,ec01192,ec00936,ec04346,ec03678,ec00196,ec01834,ec01287,ec00765,ec00507,ec03183,ec00877,ec04434,ec03532,ec03064,ec01116,ec02934,ec00946,ec02120,ec02460,ec03761,ec04298,ec01413,ec00440,ec04334,ec01541,ec00970,ec00582,ec03660,ec03980,ec01198,ec01719,ec04146,ec03639,ec02922,ec04287,ec04045,ec00780,ec03655,ec02171,ec04162,ec00741,ec02015,ec01649,ec03256,ec01288,ec00974,ec00032,ec01597,ec01780,ec01634,ec00392,ec02420,ec03716,ec00518,ec03041,ec02621,ec02553,ec03807,ec00034,ec00363,ec02222,ec00096,ec00167,ec02884,ec00092,ec04423,ec01146,ec04088,ec03456,ec04234,ec03567,ec00232,ec02455,ec04350,ec00934,ec00285,ec00211,ec01672,ec04163,ec04245,ec02359,ec03345,ec04149,ec00773,ec03246,ec02437,ec02447,ec03324,ec01235,ec01735,ec00923,ec01588,ec00084,ec01828,ec02793,ec02538,ec04483,ec03579,ec00132,ec01441,ec04453,ec01721,ec00154,ec00097,ec04306,ec01582,ec01167,ec03526,ec01035,ec04275,ec03040,ec04439,ec04261,ec02836,ec03182,ec03858,ec03581,ec01903,ec01490,ec00067,ec02978,ec00638,ec02314,ec01702,ec01998,ec00209,ec02707,ec03626,ec04113,ec01493,ec00698,ec01352,ec01712,ec02581,ec02475,ec01850,ec01566,ec00682,ec01843,ec00898,ec03261,ec01657,ec02947,ec01455,ec02128,ec00072,ec02636,ec02144,ec03029,ec02131,ec01744,ec02417,ec02388,ec01855,ec01391,ec04415,ec00317,ec02964,ec01438,ec03270,ec01419,ec02348,ec04090,ec02379,ec03869,ec00020,ec03866,ec00073,ec03434,ec02285,ec02779,ec01114,ec04154,ec02422,ec02609,ec01936,ec03930,ec03411,ec04447,ec00492,ec01051,ec03454,ec03008,ec01126,ec04362,ec03015,ec02530,ec04067,ec03298,ec00272,ec02956,ec02431,ec03059,ec03799,ec01765,ec04305,ec03844,ec02529,ec00786,ec01408,ec04391,ec00912,ec00385,ec01079,ec01055,ec04491,ec03146,ec02668,ec00271,ec02349,ec00560,ec03293,ec02933,ec02354,ec00691,ec04458,ec02648,ec03705,ec02958,ec04376,ec04274,ec00852,ec02423,ec03389,ec03710,ec00575,ec03363,ec00438,ec03839,ec03594,ec01093,ec04047,ec02101,ec03913,ec00474,ec00652,ec02059,ec00659,ec02742,ec01230,ec00985,ec00904,ec02616,ec00839,ec02761,ec01523,ec01228,ec03397,ec01960,ec03430,ec02360,ec02247,ec02806,ec04485,ec01170,ec00146,ec04417,ec03647,ec02878,ec00849,ec02772,ec02467,ec03166,ec04454,ec00476,ec02307,ec01377,ec03399,ec01540,ec00462,ec01181,ec01707,ec03794,ec01583,ec00370,ec00662,ec04063,ec04494,ec03712,ec01803,ec00954,ec03545,ec01519,ec00378,ec02859,ec01746,ec01007,ec03394,ec02434,ec02570,ec01399,ec03403,ec00457,ec00367,ec00105,ec03206,ec00150,ec03976,ec01954,ec01940,ec01760,ec03791,ec04187,ec00445,ec00036,ec04473,ec03480,ec03370,ec01574,ec04380,ec03741,ec03320,ec03801,ec02810,ec01801,ec02419,ec02405,ec03990,ec00093,ec04243,ec01218,ec03218,ec03514,ec00843,ec03284,ec01003,ec04402,ec03783,ec03331,ec03945,ec00834,ec00429,ec02471,ec00743,ec02797,ec00625,ec03273,ec03020,ec02445,ec02555,ec04471,ec00329,ec03669,ec02065,ec03085,ec03385,ec00808,ec01873,ec00234,ec03429,ec01815,ec01673,ec00944,ec00340,ec03286,ec02655,ec02650,ec00793,ec01301,ec01450,ec04489,ec04374,ec02600,ec03142,ec01050,ec02096,ec02930,ec02344,ec03288,ec00707,ec02830,ec00900,ec03986,ec01617,ec04199,ec04008,ec00145,ec01868,ec00509,ec01626,ec01542,ec04325,ec02974,ec04036,ec02216,ec01894,ec01961,ec01104,ec01280,ec00685,ec02381,ec01761,ec02711,ec00379,ec03600,ec02442,ec01534,ec00932,ec03486,ec01991,ec03347,ec00692,ec03560,ec00503,ec00956,ec00052,ec02914,ec02528,ec02296,ec02219,ec02860,ec03656,ec02077,ec03538,ec03121,ec02885,ec01426,ec00943,ec00587,ec01468,ec03605,ec03071,ec02829,ec02583,ec00035,ec01039,ec03517,ec01430,ec01209,ec00779,ec01917,ec00345,ec01404,ec00443,ec00015,ec00704,ec00477,ec04200,ec00666,ec03208,ec02716,ec02954,ec01553,ec01901,ec00023,ec00957,ec02418,ec01087,ec03466,ec04441,ec03940,ec03300,ec03228,ec01957,ec01464,ec01853,ec03884,ec02589,ec00950,ec04477,ec03736,ec03098,ec01452,ec00303,ec00002,ec01341,ec02899,ec02679,ec01551,ec02646,ec03674,ec03597,ec01674,ec01172,ec00922,ec03977,ec00654,ec02876,ec01665,ec01103,ec01615,ec03666,ec03953,ec02981,ec00401,ec02518,ec01308,ec00846,ec01021,ec02805,ec03627,ec01449,ec03096,ec01133,ec00952,ec03888,ec00866,ec01904,ec01138,ec02166,ec00157,ec01720,ec00885,ec03506,ec01435,ec00166,ec00892,ec00561,ec01171,ec03502,ec00567,ec02332,ec03770,ec04373,ec00039,ec02688,ec01164,ec02183,ec03416,ec00740,ec02702,ec02720,ec02561,ec01697,ec01982,ec01690,ec02056,ec03667,ec01264,ec02973,ec00194,ec01115,ec00337,ec03650,ec03391,ec01963,ec00383,ec02304,ec01718,ec01428,ec04329,ec03919,ec03109,ec01830,ec03136,ec03967,ec03307,ec02331,ec00908,ec00880,ec00251,ec04089,ec03690,ec03153,ec03236,ec01038,ec03991,ec03566,ec01822,ec01900,ec04071,ec01402,ec01448,ec03971,ec04041,ec00637,ec04137,ec01944,ec01105,ec03046,ec01156,ec02831,ec00018,ec04025,ec04469,ec02918,ec00080,ec01806,ec03010,ec00377,ec03276,ec04062,ec03564,ec04014,ec00775,ec03219,ec01832,ec00907,ec00837,ec01180,ec00420,ec01285,ec02839,ec03250,ec00721,ec03929,ec00141,ec01502,ec03961,ec03962,ec00333,ec00124,ec02833,ec01189,ec00695,ec02239,ec01630,ec01499,ec01066,ec00502,ec04130,ec00790,ec04127,ec04293,ec03595,ec02681,ec03703,ec00191,ec01360,ec02303,ec00369,ec00703,ec02815,ec03533,ec01755,ec00678,ec01575,ec03124,ec03772,ec03104,ec02963,ec00981,ec03571,ec02764,ec03862,ec02436,ec01968,ec00155,ec01454,ec03999,ec02376,ec01381,ec03143,ec03896,ec01374,ec03978,ec03431,ec00690,ec03875,ec03362,ec02542,ec01764,ec04037,ec02620,ec00705,ec00295,ec04257,ec04288,ec00916,ec03721,ec02909,ec04039,ec03942,ec01716,ec03687,ec03683,ec01334,ec01881,ec02580,ec03805,ec03488,ec03291,ec00402,ec02726,ec01316,ec02294,ec00225,ec00012,ec00818,ec00731,ec01556,ec00516,ec03319,ec03257,ec02127,ec03685,ec04017,ec02110,ec02220,ec00804,ec01947,ec04115,ec00076,ec02601,ec00953,ec03235,ec01821,ec03565,ec01108,ec03640,ec01268,ec04246,ec02807,ec00376,ec01484,ec04310,ec02308,ec02233,ec04336,ec01831,ec04016,ec01951,ec00185,ec04194,ec01149,ec03809,ec01311,ec01096,ec00310,ec00276,ec03882,ec01851,ec03152,ec01001,ec04303,ec02977,ec03802,ec01610,ec04159,ec02883,ec03658,ec00434,ec00347,ec02734,ec01779,ec02297,ec00197,ec04345,ec01558,ec00189,ec02365,ec02598,ec00193,ec02052,ec01549,ec04361,ec01344,ec04176,ec02090,ec00555,ec03631,ec03586,ec04231,ec01666,ec03002,ec03369,ec02192,ec00465,ec00169,ec04202,ec01385,ec03843,ec01040,ec00357,ec02138,ec03926,ec00987,ec00074,ec01946,ec04476,ec03425,ec01932,ec01724,ec01155,ec02614,ec00199,ec00004,ec00821,ec02524,ec04247,ec03918,ec00186,ec03063,ec03439,ec02877,ec00859,ec04174,ec03821,ec03797,ec01866,ec00114,ec04271,ec00716,ec00860,ec02568,ec00566,ec00799,ec00814,ec00427,ec04461,ec02514,ec04141,ec00467,ec03963,ec02356,ec03283,ec03719,ec01786,ec02908,ec00700,ec01616,ec01609,ec02737,ec01879,ec02804,ec01313,ec01252,ec00903,ec03740,ec04147,ec02474,ec04210,ec02104,ec01166,ec03584,ec03920,ec04156,ec03493,ec03404,ec01397,ec00244,ec01045,ec03921,ec03682,ec03271,ec00228,ec01443,ec04031,ec03025,ec02257,ec04239,ec03231,ec02089,ec03558,ec02036,ec02618,ec02438,ec03607,ec02374,ec03932,ec04151,ec04262,ec03969,ec01824,ec02189,ec03125,ec00832,ec03814,ec01244,ec01241,ec00550,ec01573,ec00099,ec01498,ec00335,ec01752,ec03445,ec02822,ec00632,ec00504,ec02382,ec00505,ec02838,ec01362,ec00161,ec03082,ec00915,ec03608,ec01852,ec00857,ec01515,ec00412,ec01909,ec00291,ec01273,ec01125,ec04478,ec04197,ec00500,ec04405,ec01544,ec04394,ec00601,ec00400,ec03572,ec00319,ec04260,ec01118,ec01915,ec02654,ec02186,ec00986,ec04324,ec00490,ec00982,ec03848,ec03948,ec03438,ec01977,ec04356,ec04448,ec01250,ec00479,ec01348,ec03174,ec00767,ec04311,ec03756,ec02851,ec01554,ec01687,ec00121,ec00971,ec03105,ec02928,ec01660,ec00706,ec02502,ec00399,ec02703,ec04370,ec04335,ec00126,ec03356,ec03735,ec00650,ec04437,ec03981,ec03448,ec03107,ec00784,ec02604,ec01410,ec02067,ec00688,ec01387,ec04193,ec02854,ec01153,ec00274,ec00236,ec00648,ec00142,ec02182,ec02749,ec03854,ec02588,ec01078,ec03997,ec02631,ec01731,ec03451,ec03014,ec01442,ec02738,ec02522,ec01370,ec01065,ec03417,ec02272}', '{}'),
	(19, 38, 19, 2, 'A', true, 1000, 1000, 0, 3, '2026-11-30 04:44:14.830376+00', '2026-11-30 04:44:14.921676+00', '2026-11-30 04:45:13.831088+00', '{ec01494,ec02361,ec03266,ec00826,ec02558,ec00810,ec00710,ec03326,ec01475,ec01122,ec00210,ec03079,ec03201,ec02937,ec01923,ec00517,ec02783,ec02164,ec01600,ec02084,ec02066,ec01537,ec03427,ec01227,ec00759,ec00116,ec02782,ec00576,ec02723,ec02016,ec00823,ec02998,ec03294,ec03419,ec01000,ec03308,ec01312,ec04054,ec01809,ec02757,ec01741,ec02692,ec00522,ec00491,ec04400,ec02380,ec02980,ec02477,ec00334,ec01267,ec03084,ec01727,ec03509,ec01265,ec02165,ec02970,ec00514,ec00389,ec04188,ec01659,ec01595,ec00229,ec03452,ec02966,ec00983,ec02439,ec01497,ec01691,ec00187,ec04043,ec01136,ec02931,ec00183,ec01478,ec00733,ec03449,ec01776,ec00397,ec04445,ec03739,ec01036,ec01023,ec04484,ec04228,ec01905,ec03752,ec03030,ec01979,ec00540,ec00033,ec03097,ec03734,ec00119,ec02499,ec00001,ec01019,ec00441,ec02071,ec00436,ec04019,ec04196,ec03709,ec02433,ec02256,ec02505,ec00653,ec03852,ec02147,ec00125,ec03830,ec04000,ec03180,ec01075,ec03620,ec01369,ec02458,ec02337,ec00730,ec01076,ec02767,ec01844,ec02347,ec00623,ec02750,ec01480,ec00848,ec01614,ec04053,ec00064,ec01197,ec04038,ec02955,ec01395,ec02635,ec02129,ec02911,ec02384,ec00894,ec01638,ec03147,ec00294,ec00602,ec01113,ec02051,ec00673,ec01819,ec03698,ec03075,ec00510,ec02985,ec02276,ec03269,ec02921,ec01323,ec00134,ec02427,ec04291,ec03786,ec01511,ec03773,ec04463,ec01256,ec00136,ec03193,ec00435,ec02960,ec01958,ec01176,ec04095,ec01367,ec01346,ec04144,ec04065,ec02788,ec01481,ec01163,ec02278,ec01924,ec04129,ec03628,ec02412,ec00713,ec04372,ec01358,ec03479,ec02155,ec04381,ec01236,ec02028,ec02691,ec02198,ec03547,ec00658,ec01994,ec01433,ec00071,ec00820,ec01392,ec03908,ec03057,ec03058,ec00729,ec00972,ec02506,ec02539,ec00044,ec04161,ec01017,ec00929,ec00247,ec03834,ec00381,ec02240,ec03211,ec00988,ec00899,ec01097,ec01120,ec02695,ec02258,ec02799,ec00239,ec03312,ec02564,ec01847,ec00590,ec00539,ec00331,ec02139,ec01658,ec02008,ec01939,ec01401,ec04201,ec00869,ec02554,ec01009,ec00992,ec02058,ec04102,ec04409,ec03529,ec01927,ec01299,ec02993,ec02713,ec00338,ec00314,ec00520,ec00045,ec01837,ec00050,ec04438,ec01337,ec04056,ec03855,ec03422,ec02527,ec03214,ec02200,ec01368,ec02075,ec02031,ec01347,ec02327,ec00230,ec03019,ec00727,ec01473,ec01516,ec04170,ec03765,ec00341,ec00442,ec04266,ec01140,ec04467,ec00545,ec00055,ec02432,ec00216,ec04082,ec02967,ec03132,ec02266,ec02444,ec00573,ec00621,ec04086,ec00881,ec02976,ec02725,ec03530,ec03774,ec03351,ec04312,ec03521,ec03463,ec01124,ec02744,ec01506,ec00111,ec01425,ec01888,ec01709,ec03129,ec02712,ec00469,ec02596,ec04341,ec00415,ec01972,ec02623,ec02591,ec03066,ec00871,ec03952,ec03578,ec00694,ec04097,ec03777,ec00009,ec03262,ec02951,ec01871,ec02687,ec02413,ec02145,ec04431,ec02674,ec03702,ec00742,ec04011,ec03117,ec02426,ec03911,ec01814,ec02837,ec01988,ec04131,ec02488,ec02710,ec02888,ec00348,ec00237,ec04295,ec00882,ec00056,ec02519,ec03178,ec00624,ec00365,ec01182,ec03255,ec02428,ec01992,ec04238,ec03998,ec04425,ec03582,ec03412,ec02697,ec02891,ec01332,ec02611,ec01767,ec00833,ec01067,ec01082,ec00339,ec00103,ec04244,ec02300,ec01394,ec00776,ec00963,ec00853,ec00280,ec02903,ec00527,ec01736,ec02326,ec00227,ec02021,ec02736,ec02443,ec01787,ec00565,ec04440,ec01145,ec00533,ec04253,ec01739,ec03549,ec03418,ec00309,ec04338,ec01671,ec02204,ec00417,ec02320,ec04070,ec02180,ec04326,ec04259,ec00202,ec01664,ec03645,ec00428,ec04042,ec02143,ec01291,ec04294,ec02579,ec03181,ec03135,ec02787,ec00425,ec02022,ec01810,ec03835,ec03170,ec02319,ec03513,ec04167,ec03609,ec02373,ec02364,ec01602,ec01906,ec00112,ec03910,ec04114,ec01670,ec04487,ec04331,ec02826,ec00248,ec00253,ec04013,ec03527,ec02462,ec00149,ec03016,ec00355,ec02852,ec00158,ec01887,ec00172,ec02857,ec00976,ec04252,ec01127,ec00955,ec04165,ec03497,ec01507,ec04393,ec03335,ec02202,ec01733,ec00989,ec03086,ec01836,ec02557,ec03769,ec02140,ec01359,ec00874,ec00070,ec03701,ec04250,ec02094,ec01854,ec00829,ec03749,ec02010,ec01754,ec00214,ec01538,ec00586,ec04227,ec03111,ec01995,ec03747,ec04030,ec03954,ec02333,ec02731,ec00792,ec03227,ec02844,ec03943,ec02407,ec01981,ec00360,ec04208,ec04073,ec01848,ec02245,ec01613,ec03894,ec02599,ec01807,ec01324,ec03060,ec02693,ec02253,ec03822,ec02006,ec00501,ec02286,ec04096,ec01740,ec00563,ec03049,ec03550,ec00724,ec02341,ec03333,ec03245,ec03115,ec03675,ec02895,ec00031,ec02881,ec04378,ec00948,ec03877,ec01266,ec04418,ec02223,ec01678,ec03501,ec03003,ec02641,ec02366,ec03673,ec02215,ec03632,ec01601,ec04429,ec01488,ec01700,ec03604,ec01521,ec03881,ec01378,ec01771,ec04281,ec03693,ec00054,ec02705,ec04032,ec03886,ec03601,ec02874,ec04498,ec01508,ec02387,ec00433,ec01092,ec04005,ec03258,ec00089,ec03717,ec04407,ec01015,ec00470,ec00446,ec03080,ec04139,ec03379,ec03523,ec01513,ec00430,ec04296,ec01158,ec04495,ec03207,ec00636,ec03043,ec02011,ec02747,ec02465,ec02076,ec02979,ec00683,ec03061,ec02492,ec03648,ec03018,ec02819,ec03728,ec02525,ec01482,ec02619,ec03498,ec02209,ec04464,ec02017,ec01669,ec01292,ec02990,ec02832,ec01849,ec00498,ec00669,ec02453,ec01611,ec01213,ec03892,ec00845,ec01545,ec03482,ec01505,ec03714,ec03541,ec02126,ec04455,ec04184,ec02516,ec02095,ec03890,ec01569,ec01970,ec01942,ec03186,ec02919,ec00130,ec00003,ec02575,ec03336,ec02925,ec02949,ec02078,ec02576,ec00889,ec01106,ec00664,ec02328,ec00318,ec02399,ec00366,ec00978,ec02509,ec00873,ec04225,ec00373,ec01825,ec01150,ec01303,ec00537,ec02729,ec04122,ec03287,ec02463,ec03359,ec04098,ec00354,ec03334,ec04459,ec02496,ec00647,ec03401,ec02682,ec01704,ec00961,ec03054,ec00299,ec01376,ec03156,ec01985,ec00324,ec01279,ec01220,ec03664,ec00738,ec00847,ec00321,ec01243,ec00011,ec03544,ec00719,ec01217,ec02291,ec01514,ec02718,ec00396,ec04035,ec03433,ec04359,ec02774,ec04339,ec03113,ec02526,ec01663,ec02350,ec02544,ec00375,ec03340,ec02255,ec00279,ec04002,ec01631,ec04022,ec00497,ec03691,ec02556,ec02063,ec02430,ec03876,ec02207,ec03856,ec03679,ec00102,ec01054,ec00862,ec00803,ec03542,ec01463,ec03817,ec04315,ec03484,ec03295,ec03435,ec02037,ec04166,ec04496,ec00930,ec00273,ec02732,ec00418,ec02086,ec02735,ec01980,ec00967,ec03780,ec02005,ec00259,ec01639,ec01641,ec00827,ec01785,ec00548,ec03720,ec01201,ec04456,ec02466,ec02375,ec02053,ec01056,ec04181,ec02252,ec01589,ec01222,ec03826,ec02012,ec02894,ec01024,ec01453,ec03689,ec02683,ec03958,ec01214,ec00665,ec02309,ec02900,ec04220,ec00909,ec04092,ec01128,ec01833,ec01272,ec00301,ec00173,ec00499,ec02218,ec03557,ec00231,ec00448,ec01838,ec02997,ec01715,ec00245,ec00722,ec00997,ec03760,ec00358,ec02041,ec01424,ec00140,ec01880,ec04388,ec02486,ec03339,ec03022,ec02243,ec01248,ec00723,ec04323,ec03371,ec02039,ec04074,ec01152,ec00558,ec02995,ec02072,ec03196,ec02531,ec01722,ec04059,ec03223,ec02632,ec01805,ec03618,ec00221,ec00277,ec00170,ec03476,ec02451,ec03684,ec03195,ec00525,ec01085,ec03575,ec00075,ec03831,ec03426,ec01773,ec00307,ec02270,ec02179,ec00581,ec01237,ec00144,ec04153,ec00178,ec01130,ec01258,ec02191,ec01179,ec04023,ec03970,ec03758,ec01826,ec03989,ec03440,ec02665,ec02512,ec00016,ec02748,ec04401,ec03515,ec01793,ec01255,ec00958,ec00568,ec00926,ec03280,ec01696,ec04386,ec03696,ec02289,ec02987,ec00720,ec00513,ec01183,ec02667,ec02292,ec00807,ec02273,ec03469,ec03518,ec03163,ec02490,ec02389,ec03382,ec01327,ec03091,ec02224,ec03850,ec01725,ec00945,ec03406,ec02835,ec04033,ec01412,ec04269,ec03744,ec03543,ec01775,ec03742,ec02671,ec04152,ec03857,ec01883,ec03651,ec00519,ec02275,ec02724,ec01732,ec00629,ec01518,ec02301,ec02536,ec03939,ec03323,ec02235,ec03551,ec04349,ec00764,ec03187,ec00177,ec01591,ec03922,ec03787,ec03504,ec02602,ec00254,ec01091,ec01738,ec00670,ec03635,ec03240,ec01083,ec03221,ec04120,ec01006,ec01263,ec00156,ec03131,ec04435,ec00603,ec01539,ec00627,ec02135,ec01084,ec00444,ec01439,ec01536,ec00817,ec02875,ec01816,ec01418,ec01598,ec01315,ec03763,ec02603,ec01751,ec03329,ec04111,ec02184,ec01772,ec01005,ec00313,ec03278,ec03812,ec00308,ec02134,ec01987,ec01325,ec00998,ec03880,ec00939,ec03861,ec00403,ec04379,ec03800,ec02002,ec04134,ec03477,ec03474,ec02717,ec00515,ec01964,ec03395,ec03692,ec03688,ec03213,ec03305,ec03415,ec01061,ec02251,ec02913,ec04308,ec04158,ec00471,ec00542,ec00464,ec04433,ec00472,ec00750,ec00315,ec03168,ec03827,ec02768,ec02452,ec03407,ec02154}', '{}'),
	(19, 40, 19, 2, 'A', true, 500, 500, 0, 3, '2026-11-30 04:44:15.139744+00', '2026-11-30 04:44:15.26147+00', '2026-11-30 04:45:14.414895+00', '{ec00616,ec00069,ec02929,ec01068,ec00532,ec02775,ec00876,ec01495,ec00190,ec02061,ec02079,ec02482,ec04221,ec02456,ec02025,ec02004,ec01157,ec01492,ec00043,ec00530,ec00422,ec01762,ec01706,ec01703,ec02312,ec03238,ec02622,ec02867,ec00677,ec02190,ec01063,ec00535,ec00118,ec02605,ec00816,ec03352,ec03044,ec04155,ec02042,ec00495,ec04390,ec02543,ec03730,ec00598,ec00059,ec01605,ec01978,ec01929,ec03160,ec00416,ec01111,ec02491,ec01797,ec04183,ec03790,ec01409,ec00830,ec03874,ec01717,ec04150,ec02478,ec01676,ec03037,ec01173,ec00078,ec04267,ec02615,ec02386,ec01380,ec00546,ec02984,ec01891,ec00570,ec03496,ec04249,ec02843,ec03663,ec01796,ec00751,ec01654,ec02760,ec01310,ec01042,ec03161,ec01668,ec04319,ec01496,ec03149,ec01986,ec01057,ec01913,ec00488,ec03321,ec03297,ec01169,ec02338,ec01811,ec00564,ec03398,ec01154,ec00042,ec01447,ec00758,ec03000,ec02743,ec02565,ec03296,ec02351,ec01512,ec03081,ec00612,ec04318,ec02892,ec04500,ec03177,ec02060,ec03065,ec03851,ec03137,ec02045,ec04462,ec04499,ec02249,ec00168,ec04436,ec03694,ec03473,ec03045,ec01278,ec01763,ec01386,ec01211,ec04049,ec04365,ec02174,ec00917,ec03244,ec02195,ec02221,ec03738,ec00614,ec00013,ec01956,ec00079,ec00592,ec03671,ec03165,ec03467,ec01783,ec02587,ec04087,ec03516,ec02352,ec00486,ec03314,ec02000,ec02871,ec01527,ec01159,ec03759,ec03101,ec03508,ec00844,ec00143,ec03906,ec01974,ec01204,ec04396,ec03536,ec00275,ec00353,ec00066,ec00536,ec01925,ec03528,ec01246,ec00289,ec03492,ec01194,ec00736,ec01470,ec04430,ec04265,ec04240,ec01890,ec01642,ec00024,ec02870,ec01200,ec04328,ec04061,ec00921,ec00151,ec03900,ec00840,ec00644,ec02269,ec00913,ec03442,ec00065,ec03499,ec03616,ec03652,ec01644,ec01112,ec01489,ec03495,ec01593,ec00633,ec00062,ec01432,ec00613,ec00410,ec02091,ec03992,ec02503,ec01074,ec00351,ec03553,ec00240,ec00798,ec00484,ec00057,ec03841,ec01782,ec00996,ec02856,ec03956,ec04465,ec00163,ec03021,ec01467,ec03779,ec03602,ec02501,ec01965,ec02085,ec01953,ec02740,ec03349,ec02473,ec02048,ec01829,ec01168,ec01548,ec00287,ec01090,ec04105,ec03005,ec04233,ec03603,ec03414,ec02393,ec01202,ec02689,ec00812,ec00580,ec01743,ec01899,ec00999,ec02092,ec00475,ec01875,ec03680,ec00937,ec02983,ec01094,ec03197,ec00980,ec00609,ec03762,ec00557,ec00938,ec01859,ec04414,ec00068,ec02141,ec04264,ec01458,ec03895,ec03697,ec03039,ec02187,ec02652,ec04302,ec04198,ec02372,ec02887,ec04344,ec00905,ec03846,ec03924,ec02118,ec02658,ec01444,ec02678,ec02205,ec01983,ec00717,ec00552,ec02941,ec00893,ec04419,ec01919,ec01049,ec01841,ec02701,ec00432,ec04276,ec03108,ec03311,ec02840,ec00316,ec01445,ec00715,ec01364,ec03184,ec01813,ec02262,ec01187,ec02403,ec01030,ec01071,ec02607,ec02520,ec01002,ec03318,ec02535,ec00482,ec00529,ec02769,ec01975,ec03361,ec04321,ec03483,ec02232,ec00459,ec04178,ec04026,ec03344,ec03138,ec01728,ec02776,ec02653,ec04218,ec00090,ec03139,ec01990,ec01141,ec02811,ec01064,ec03610,ec03372,ec00965,ec00327,ec01943,ec02969,ec01231,ec04236,ec03027,ec00451,ec00201,ec00778,ec02157,ec01331,ec00879,ec00387,ec02824,ec03450,ec02288,ec02624,ec03634,ec03816,ec02116,ec04416,ec02714,ec00304,ec02552,ec03563,ec01865,ec00734,ec00176,ec02228,ec00268,ec00233,ec00252,ec04123,ec02739,ec01661,ec03204,ec01608,ec02923,ec03267,ec03672,ec03960,ec02549,ec02626,ec02495,ec03355,ec02408,ec01117,ec03301,ec03879,ec00883,ec01798,ec02507,ec01100,ec00113,ec02464,ec04490,ec02546,ec03368,ec03907,ec00019,ec02489,ec01777,ec02508,ec01618,ec00674,ec02765,ec01562,ec01479,ec04366,ec02920,ec02893,ec02485,ec00991,ec01581,ec01509,ec02334,ec03872,ec01621,ec00452,ec03241,ec01912,ec01328,ec03643,ec02448,ec02511,ec01349,ec00772,ec03619,ec04285,ec02709,ec00027,ec01462,ec02566,ec00182,ec02571,ec03128,ec04411,ec02897,ec04001,ec01918,ec02547,ec01996,ec00628,ec00850,ec00025,ec00588,ec02751,ec04442,ec03916,ec00322,ec01483,ec03230,ec03116,ec03023,ec01808,ec01937,ec01756,ec02633,ec04182,ec01535,ec00390,ec01297,ec02814,ec01636,ec00868,ec00861,ec01259,ec02358,ec00712,ec01098,ec00053,ec04397,ec02532,ec00346,ec00269,ec01008,ec04368,ec03828,ec03864,ec02890,ec02226,ec01846,ec02664,ec03988,ec00204,ec02828}', '{}'),
	(19, 46, 20, 1, 'A', true, 900, 0, 900, 2, '2026-11-30 04:46:06.912975+00', '2026-11-30 04:46:07.328933+00', '2026-11-30 04:47:06.491388+00', '{}', '{ec00225,ec00683,ec00667,ec00658,ec00052,ec00026,ec00515,ec00552,ec00715,ec00496,ec00603,ec00448,ec00493,ec00121,ec00506,ec00671,ec00704,ec00178,ec00016,ec00836,ec00073,ec00535,ec00790,ec00133,ec00273,ec00335,ec00333,ec00473,ec00277,ec00637,ec00593,ec00022,ec00368,ec00504,ec00378,ec00249,ec00732,ec00298,ec00044,ec00038,ec00892,ec00210,ec00158,ec00656,ec00891,ec00142,ec00498,ec00634,ec00215,ec00570,ec00435,ec00689,ec00847,ec00253,ec00710,ec00748,ec00251,ec00367,ec00534,ec00106,ec00346,ec00360,ec00606,ec00135,ec00216,ec00299,ec00594,ec00047,ec00312,ec00674,ec00258,ec00533,ec00564,ec00499,ec00885,ec00057,ec00858,ec00388,ec00123,ec00429,ec00043,ec00137,ec00093,ec00708,ec00342,ec00585,ec00406,ec00381,ec00471,ec00083,ec00679,ec00190,ec00651,ec00754,ec00900,ec00626,ec00113,ec00095,ec00109,ec00317,ec00284,ec00709,ec00758,ec00591,ec00522,ec00688,ec00259,ec00500,ec00707,ec00797,ec00548,ec00147,ec00889,ec00132,ec00359,ec00714,ec00807,ec00090,ec00080,ec00775,ec00644,ec00040,ec00155,ec00232,ec00529,ec00362,ec00039,ec00696,ec00491,ec00101,ec00414,ec00463,ec00087,ec00553,ec00036,ec00747,ec00844,ec00741,ec00099,ec00404,ec00618,ec00078,ec00476,ec00325,ec00815,ec00449,ec00839,ec00164,ec00400,ec00031,ec00266,ec00315,ec00237,ec00172,ec00627,ec00479,ec00138,ec00091,ec00725,ec00767,ec00808,ec00508,ec00353,ec00033,ec00782,ec00884,ec00081,ec00516,ec00818,ec00673,ec00247,ec00524,ec00597,ec00502,ec00589,ec00676,ec00816,ec00803,ec00174,ec00613,ec00468,ec00856,ec00545,ec00159,ec00855,ec00079,ec00525,ec00443,ec00799,ec00331,ec00599,ec00018,ec00007,ec00853,ec00788,ec00272,ec00275,ec00697,ec00800,ec00068,ec00379,ec00466,ec00394,ec00126,ec00398,ec00409,ec00107,ec00152,ec00084,ec00263,ec00578,ec00189,ec00072,ec00781,ec00035,ec00770,ec00718,ec00786,ec00120,ec00753,ec00209,ec00094,ec00352,ec00659,ec00568,ec00124,ec00456,ec00886,ec00118,ec00217,ec00399,ec00859,ec00809,ec00831,ec00819,ec00005,ec00192,ec00723,ec00336,ec00134,ec00620,ec00374,ec00085,ec00610,ec00768,ec00224,ec00322,ec00846,ec00865,ec00477,ec00027,ec00542,ec00654,ec00547,ec00829,ec00341,ec00746,ec00371,ec00004,ec00789,ec00657,ec00857,ec00686,ec00347,ec00681,ec00720,ec00871,ec00519,ec00460,ec00318,ec00420,ec00141,ec00324,ec00188,ec00436,ec00501,ec00744,ec00684,ec00305,ec00340,ec00645,ec00139,ec00228,ec00417,ec00184,ec00056,ec00716,ec00187,ec00632,ec00726,ec00693,ec00687,ec00670,ec00765,ec00806,ec00447,ec00729,ec00059,ec00842,ec00485,ec00629,ec00074,ec00380,ec00832,ec00218,ec00785,ec00442,ec00053,ec00267,ec00111,ec00677,ec00385,ec00069,ec00185,ec00631,ec00783,ec00058,ec00177,ec00467,ec00668,ec00204,ec00562,ec00540,ec00661,ec00252,ec00257,ec00070,ec00244,ec00269,ec00482,ec00596,ec00021,ec00864,ec00826,ec00240,ec00271,ec00348,ec00624,ec00615,ec00151,ec00235,ec00721,ec00876,ec00899,ec00338,ec00180,ec00802,ec00511,ec00762,ec00183,ec00328,ec00238,ec00878,ec00453,ec00486,ec00239,ec00811,ec00652,ec00428,ec00003,ec00694,ec00278,ec00555,ec00430,ec00236,ec00794,ec00202,ec00010,ec00503,ec00293,ec00161,ec00077,ec00041,ec00103,ec00611,ec00281,ec00874,ec00196,ec00181,ec00582,ec00450,ec00061,ec00881,ec00798,ec00559,ec00363,ec00866,ec00304,ec00566,ec00630,ec00560,ec00538,ec00824,ec00592,ec00804,ec00125,ec00221,ec00316,ec00086,ec00792,ec00136,ec00350,ec00461,ec00112,ec00426,ec00817,ec00700,ec00875,ec00825,ec00153,ec00636,ec00605,ec00329,ec00046,ec00584,ec00427,ec00356,ec00302,ec00176,ec00778,ec00550,ec00717,ec00894,ec00205,ec00869,ec00150,ec00326,ec00510,ec00201,ec00013,ec00088,ec00289,ec00167,ec00840,ec00761,ec00743,ec00722,ec00616,ec00437,ec00203,ec00377,ec00408,ec00354,ec00364,ec00643,ec00230,ec00397,ec00114,ec00313,ec00576,ec00154,ec00699,ec00526,ec00245,ec00528,ec00822,ec00680,ec00405,ec00012,ec00517,ec00513,ec00848,ec00131,ec00612,ec00487,ec00280,ec00527,ec00145,ec00669,ec00690,ec00050,ec00701,ec00733,ec00082,ec00366,ec00583,ec00561,ec00440,ec00294,ec00396,ec00897,ec00140,ec00521,ec00868,ec00759,ec00647,ec00286,ec00854,ec00887,ec00641,ec00344,ec00384,ec00116,ec00146,ec00291,ec00465,ec00893,ec00327,ec00749,ec00032,ec00268,ec00827,ec00841,ec00692,ec00149,ec00105,ec00403,ec00551,ec00029,ec00833,ec00490,ec00757,ec00764,ec00213,ec00734,ec00523,ec00343,ec00075,ec00474,ec00769,ec00801,ec00837,ec00546,ec00814,ec00455,ec00220,ec00633,ec00393,ec00638,ec00573,ec00851,ec00410,ec00358,ec00702,ec00475,ec00129,ec00262,ec00823,ec00199,ec00432,ec00066,ec00755,ec00008,ec00062,ec00451,ec00682,ec00372,ec00454,ec00395,ec00054,ec00574,ec00037,ec00579,ec00334,ec00254,ec00233,ec00619,ec00577,ec00169,ec00520,ec00351,ec00261,ec00867,ec00639,ec00127,ec00002,ec00370,ec00411,ec00478,ec00648,ec00168,ec00234,ec00311,ec00740,ec00048,ec00784,ec00332,ec00623,ec00051,ec00227,ec00418,ec00194,ec00055,ec00600,ec00883,ec00862,ec00222,ec00838,ec00242,ec00810,ec00424,ec00530,ec00006,ec00488,ec00666,ec00587,ec00143,ec00544,ec00015,ec00728,ec00760,ec00130,ec00001,ec00795,ec00270,ec00214,ec00672,ec00873,ec00554,ec00223,ec00628,ec00849,ec00297,ec00675,ec00663,ec00034,ec00536,ec00705,ec00200,ec00042,ec00160,ec00472,ec00098,ec00100,ec00787,ec00492,ec00441,ec00494,ec00170,ec00850,ec00724,ec00898,ec00580,ec00231,ec00361,ec00264,ec00776,ec00301,ec00598,ec00246,ec00290,ec00635,ec00419,ec00777,ec00830,ec00813,ec00438,ec00028,ec00402,ec00863,ec00780,ec00323,ec00483,ec00431,ec00357,ec00163,ec00321,ec00834,ec00030,ec00422,ec00452,ec00572,ec00064,ec00678,ec00459,ec00175,ec00433,ec00219,ec00439,ec00320,ec00229,ec00896,ec00558,ec00890,ec00330,ec00571,ec00276,ec00009,ec00586,ec00860,ec00557,ec00763,ec00337,ec00092,ec00736,ec00518,ec00063,ec00166,ec00791,ec00446,ec00415,ec00128,ec00365,ec00895,ec00243,ec00096,ec00198,ec00852,ec00309,ec00509,ec00285,ec00614,ec00248,ec00207,ec00766,ec00212,ec00179,ec00206,ec00292,ec00727,ec00698,ec00191,ec00750,ec00604,ec00173,ec00665,ec00735,ec00880,ec00122,ec00541,ec00706,ec00845,ec00017,ec00773,ec00685,ec00444,ec00310,ec00260,ec00793,ec00282,ec00434,ec00691,ec00265,ec00195,ec00162,ec00595,ec00104,ec00457,ec00650,ec00019,ec00102,ec00274,ec00539,ec00861,ec00182,ec00375,ec00531,ec00607,ec00425,ec00843,ec00226,ec00602,ec00387,ec00649,ec00484,ec00642,ec00514,ec00423,ec00497,ec00812,ec00505,ec00575,ec00730,ec00771,ec00288,ec00119,ec00014,ec00737,ec00462,ec00416,ec00390,ec00148,ec00117,ec00835,ec00879,ec00662,ec00165,ec00445,ec00779,ec00110,ec00241,ec00458,ec00617,ec00640,ec00020,ec00355,ec00805,ec00719,ec00480,ec00543,ec00713,ec00495,ec00481,ec00157,ec00532,ec00255,ec00877,ec00872,ec00537,ec00049,ec00882,ec00089,ec00569,ec00772,ec00751,ec00464,ec00115,ec00283,ec00821,ec00870,ec00279,ec00306,ec00556,ec00601,ec00742,ec00156,ec00296,ec00373,ec00208,ec00065,ec00097,ec00608,ec00023,ec00695,ec00609,ec00308,ec00507,ec00660,ec00045,ec00025,ec00300,ec00401,ec00470,ec00731,ec00745,ec00407,ec00512,ec00383,ec00590,ec00738,ec00796,ec00171,ec00319,ec00625,ec00250,ec00256,ec00369,ec00376,ec00389,ec00588,ec00144,ec00469,ec00413,ec00011,ec00303,ec00828,ec00888,ec00067,ec00076,ec00314,ec00664,ec00563,ec00295,ec00060,ec00421,ec00382,ec00549,ec00024,ec00287,ec00307,ec00752,ec00567,ec00739,ec00489,ec00193,ec00621,ec00392,ec00646,ec00565,ec00391,ec00756,ec00655,ec00108,ec00703,ec00339,ec00349,ec00345,ec00071,ec00412,ec00581,ec00774,ec00211,ec00622,ec00197,ec00186,ec00820,ec00712,ec00653,ec00711,ec00386}');
INSERT INTO muster.cohort OVERRIDING SYSTEM VALUE VALUES
	(2, 'parked', 'default', 'http://127.0.0.1:8191', 'muster', '6366b9bfe2a8d581', '2026-11-30 04:42:21+00', 'Parked', 13, 28, 'cohort: parked
name: Parked
source: { sql: { query: select id from shop.parked } }
match: { external_id: id }
guards: { max-removed: 10% }
notify: { to: [ crm@example.com ], webhook: "http://127.0.0.1:9/hook" }
', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(14, 'list', 'default', 'http://127.0.0.1:8191', 'muster', '6366b9bfe2a8d581', '2026-11-30 04:43:30+00', 'List', 21, 4, 'cohort: list
name: List
source: { file: { holds: changes, operation: op } }
match: { external_id: id }
', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(6, 'ended', 'default', 'http://127.0.0.1:8191', 'muster', '6366b9bfe2a8d581', '2026-11-30 04:42:40+00', 'Ended', 7, 5, 'cohort: ended
name: Ended
source: { sql: { query: select id from shop.ended } }
match: { external_id: id }
', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(15, 'files', 'default', 'http://127.0.0.1:8191', 'muster', '6366b9bfe2a8d581', '2026-11-30 04:43:31+00', 'Files', 19, 3, 'cohort: files
name: Files
source: { file: { holds: members } }
match: { external_id: id }
', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(5, 'people', 'default', 'http://127.0.0.1:8191', 'muster', '6366b9bfe2a8d581', '2026-11-30 04:42:36+00', 'People', 5, 30, 'cohort: people
name: People
source: { sql: { query: "select id, mail, device, known, crm from shop.crowd" } }
match:
  external_id: id
  aliases: [ { label: email, name: mail } ]
  device_id: device
  identified: known
  person: crm
', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(3, 'held', 'default', 'http://127.0.0.1:8191', 'muster', '6366b9bfe2a8d581', '2026-11-30 04:42:27+00', 'Held', 3, 30, 'cohort: held
name: Held
source: { sql: { query: select id from shop.held } }
match: { external_id: id }
guards: { min-members: 10 }
', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(4, 'refused', 'default', 'http://127.0.0.1:8191', 'muster', '6366b9bfe2a8d581', '2026-11-30 04:42:32+00', 'Refused', 33, 45, 'cohort: refused
name: Refused
source: { sql: { query: select id from shop.refused } }
match: { external_id: id }
', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(1, 'steady', 'default', 'http://127.0.0.1:8191', 'muster', '6366b9bfe2a8d581', '2026-11-30 04:42:15+00', 'Steady', 1, 30, 'cohort: steady
name: Steady
source: { sql: { query: select id from shop.steady } }
match: { external_id: id }
schedule: { daily: "07:00", zone: Europe/Berlin }
notify: { to: [ crm@example.com ], when: always }
', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(19, 'cut', 'default', 'http://127.0.0.1:8191', 'muster', '6366b9bfe2a8d581', '2026-11-30 04:44:11+00', 'Cut off', 0, 4500, 'cohort: cut
name: Cut off
source: { sql: { query: select id from shop.cut } }
match: { external_id: id }
', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO muster.flyway_schema_history VALUES
	(0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"muster"', NULL, 'whole_owner', '2026-11-30 04:40:50.913189', 0, true),
	(1, '1', 'the ledger and the history', 'SQL', 'V1__the_ledger_and_the_history.sql', 1760446275, 'whole_owner', '2026-11-30 04:40:51.724837', 692, true),
	(2, '2', 'the wait for brazes limit', 'SQL', 'V2__the_wait_for_brazes_limit.sql', -1295247609, 'whole_owner', '2026-11-30 04:40:53.363128', 57, true),
	(3, '3', 'past changes the server and what is asked', 'SQL', 'V3__past_changes_the_server_and_what_is_asked.sql', -1591015446, 'whole_owner', '2026-11-30 04:40:53.557225', 550, true),
	(4, '4', 'schedules', 'SQL', 'V4__schedules.sql', 44155860, 'whole_owner', '2026-11-30 04:40:54.374739', 822, true),
	(5, '5', 'who may', 'SQL', 'V5__who_may.sql', -473175125, 'whole_owner', '2026-11-30 04:40:55.479699', 410, true),
	(6, '6', 'whose key it was', 'SQL', 'V6__whose_key_it_was.sql', -1037253928, 'whole_owner', '2026-11-30 04:40:56.107938', 68, true),
	(7, '7', 'webhooks and overdue cohorts', 'SQL', 'V7__webhooks_and_overdue_cohorts.sql', -1001867193, 'whole_owner', '2026-11-30 04:40:56.375604', 93, true),
	(8, '8', 'sizes of thirty days', 'SQL', 'V8__sizes_of_thirty_days.sql', 1346014644, 'whole_owner', '2026-11-30 04:40:56.57047', 22, true),
	(9, '9', 'what the pages tell', 'SQL', 'V9__what_the_pages_tell.sql', 902133722, 'whole_owner', '2026-11-30 04:40:56.709147', 120, true),
	(10, '10', 'previews and further recipients', 'SQL', 'V10__previews_and_further_recipients.sql', -1869344478, 'whole_owner', '2026-11-30 04:40:56.954392', 104, true),
	(11, '11', 'who is parked and when mails come', 'SQL', 'V11__who_is_parked_and_when_mails_come.sql', -772068233, 'whole_owner', '2026-11-30 04:40:57.167223', 133, true);
INSERT INTO muster.import OVERRIDING SYSTEM VALUE VALUES
	(1, 'steady', 1, 'Steady', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:42:15.208099+00', '2026-11-30 04:42:15.208099+00', '2026-11-30 04:42:15.656273+00', '2026-11-30 04:42:18.053137+00', '2026-11-30 04:42:21.090824+00', '2026-11-30 04:42:23.660717+00', 'cohort: steady
name: Steady
source: { sql: { query: select id from shop.steady } }
match: { external_id: id }
schedule: { daily: "07:00", zone: Europe/Berlin }
notify: { to: [ crm@example.com ], when: always }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', 'adfe05c7-9a12-4815-9b14-a5f5e8e43c2d', '2026-11-30 04:42:45.657217+00', NULL, NULL, 0, 0, NULL, false, 30, 30, 30, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 30, 30, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:42:17.190611+00'),
	(2, 'parked', 2, 'Parked', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:42:20.745782+00', '2026-11-30 04:42:20.745782+00', '2026-11-30 04:42:21.235456+00', '2026-11-30 04:42:22.020676+00', '2026-11-30 04:42:23.08979+00', '2026-11-30 04:42:25.638635+00', 'cohort: parked
name: Parked
source: { sql: { query: select id from shop.parked } }
match: { external_id: id }
guards: { removals: always }
notify: { to: [ crm@example.com ], webhook: "http://127.0.0.1:9/hook" }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '16d56618-dc81-48f0-82af-441f99aea0cb', '2026-11-30 04:42:51.236492+00', NULL, NULL, 0, 0, NULL, false, 30, 30, 30, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 30, 30, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:42:21.861578+00'),
	(7, 'parked', 2, 'Parked', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:42:44.566043+00', '2026-11-30 04:42:44.566043+00', '2026-11-30 04:42:44.895926+00', '2026-11-30 04:42:45.47076+00', '2026-11-30 04:42:46.032247+00', '2026-11-30 04:42:46.97046+00', 'cohort: parked
name: Parked
source: { sql: { query: select id from shop.parked } }
match: { external_id: id }
guards: { removals: always }
notify: { to: [ crm@example.com ], webhook: "http://127.0.0.1:9/hook" }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '1bd90525-c1e3-4a2c-8914-bb0f04db5580', '2026-11-30 04:43:14.89627+00', NULL, NULL, 0, 0, NULL, false, 27, 27, 27, 0, 0, 30, 1, 4, 0, 26, 0, 0, 0, 0, 5, 5, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:42:45.017569+00'),
	(3, 'held', 3, 'Held', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:42:27.179453+00', '2026-11-30 04:42:27.179453+00', '2026-11-30 04:42:27.394545+00', '2026-11-30 04:42:27.77353+00', '2026-11-30 04:42:28.510688+00', '2026-11-30 04:42:28.933542+00', 'cohort: held
name: Held
source: { sql: { query: select id from shop.held } }
match: { external_id: id }
guards: { min-members: 10 }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '255087e2-82b0-4470-bfff-d340ed96a280', '2026-11-30 04:42:57.395737+00', NULL, NULL, 0, 0, NULL, false, 30, 30, 30, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 30, 30, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:42:27.589808+00'),
	(4, 'refused', 4, 'Refused', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:42:32.282536+00', '2026-11-30 04:42:32.282536+00', '2026-11-30 04:42:32.535881+00', '2026-11-30 04:42:33.11498+00', '2026-11-30 04:42:33.907682+00', '2026-11-30 04:42:34.393639+00', 'cohort: refused
name: Refused
source: { sql: { query: select id from shop.refused } }
match: { external_id: id }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '436a7dc9-ccaf-4204-970f-c92973f172d6', '2026-11-30 04:43:03.481259+00', NULL, NULL, 0, 0, NULL, false, 30, 30, 30, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 30, 30, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:42:32.951043+00'),
	(5, 'people', 5, 'People', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:42:36.508903+00', '2026-11-30 04:42:36.508903+00', '2026-11-30 04:42:36.701961+00', '2026-11-30 04:42:37.300649+00', '2026-11-30 04:42:37.803657+00', '2026-11-30 04:42:38.823231+00', 'cohort: people
name: People
source: { sql: { query: "select id, mail, device, known, crm from shop.crowd" } }
match:
  external_id: id
  aliases: [ { label: email, name: mail } ]
  device_id: device
  identified: known
  person: crm
', '907044b2-6b25-4088-a3d8-d69a1145fe09', 'cac9619b-488e-4987-9b82-a3842f9b7688', '2026-11-30 04:43:06.70248+00', NULL, NULL, 0, 0, NULL, true, 67, 40, 33, 7, 0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 33, 33, 1, 0, '{"IDENTIFIED_DEVICE": 7}', NULL, NULL, 0, '2026-11-30 04:42:37.200892+00'),
	(6, 'ended', 6, 'Ended', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:42:40.116391+00', '2026-11-30 04:42:40.116391+00', '2026-11-30 04:42:40.279388+00', '2026-11-30 04:42:40.785125+00', '2026-11-30 04:42:41.239743+00', '2026-11-30 04:42:42.253207+00', 'cohort: ended
name: Ended
source: { sql: { query: select id from shop.ended } }
match: { external_id: id }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '0c055d54-5ed7-4e02-a6e3-4ce4b157796c', '2026-11-30 04:43:10.287798+00', NULL, NULL, 0, 0, NULL, false, 5, 5, 5, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 5, 5, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:42:40.593851+00'),
	(8, 'held', 3, 'Held', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'HELD', 'The cohort would have 2 members, under its minimum of 10; nothing was sent.', 'GUARD', 'min-members', '2026-11-30 04:42:48.610468+00', '2026-11-30 04:42:48.610468+00', '2026-11-30 04:42:48.954782+00', '2026-11-30 04:42:49.693792+00', '2026-11-30 04:42:49.817379+00', '2026-11-30 04:42:50.200136+00', 'cohort: held
name: Held
source: { sql: { query: select id from shop.held } }
match: { external_id: id }
guards: { min-members: 10 }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '5806a514-aaf5-4810-b1b8-fc726c7882c3', '2026-11-30 04:43:18.955178+00', NULL, NULL, 0, 0, NULL, false, 2, 2, 2, 0, 0, 30, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, '{}', NULL, NULL, 0, '2026-11-30 04:42:49.30948+00'),
	(9, 'people', 5, 'People', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'The source had not changed; nothing was sent.', 'NONE', NULL, '2026-11-30 04:42:51.706087+00', '2026-11-30 04:42:51.706087+00', '2026-11-30 04:42:51.987215+00', '2026-11-30 04:42:52.676456+00', '2026-11-30 04:42:52.822202+00', '2026-11-30 04:42:53.431116+00', 'cohort: people
name: People
source: { sql: { query: "select id, mail, device, known, crm from shop.crowd" } }
match:
  external_id: id
  aliases: [ { label: email, name: mail } ]
  device_id: device
  identified: known
  person: crm
', '907044b2-6b25-4088-a3d8-d69a1145fe09', 'acc1d365-3c66-4531-9d35-c45055d3dcfe', '2026-11-30 04:43:22.000526+00', NULL, NULL, 0, 0, NULL, false, 65, 39, 33, 7, 0, 33, 0, 0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 0, '{"IDENTIFIED_DEVICE": 7}', NULL, NULL, 0, '2026-11-30 04:42:52.425392+00'),
	(10, 'steady', 1, 'Steady', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:42:54.466336+00', '2026-11-30 04:42:54.466336+00', '2026-11-30 04:42:54.501098+00', '2026-11-30 04:42:55.317835+00', '2026-11-30 04:42:55.705509+00', '2026-11-30 04:42:56.91596+00', 'cohort: steady
name: Steady
source: { sql: { query: select id from shop.steady } }
match: { external_id: id }
schedule: { daily: "07:00", zone: Europe/Berlin }
notify: { to: [ crm@example.com ], when: always }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '83962b18-92fb-41ab-8d12-43c4f44875b9', '2026-11-30 04:43:24.501447+00', NULL, NULL, 0, 0, NULL, false, 30, 30, 30, 0, 0, 30, 1, 1, 0, 29, 0, 0, 0, 0, 2, 2, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:42:54.975353+00'),
	(14, 'list', 14, 'List', 'default', 'IMPORT', 'FILE', 'one.csv', 'one.csv', 34, '2026-11-30 04:43:27.643141+00', '4c81bc5089940de69b6fb32fc777e24e5637133d43f3bf751537880070c4cb5e', 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:43:29.867105+00', '2026-11-30 04:43:29.867105+00', '2026-11-30 04:43:30.05769+00', '2026-11-30 04:43:30.337126+00', '2026-11-30 04:43:30.483967+00', '2026-11-30 04:43:30.682226+00', 'cohort: list
name: List
source: { file: { holds: changes, operation: op } }
match: { external_id: id }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', 'f9e29ca6-e531-4161-ba2e-3b3baa585850', '2026-11-30 04:44:00.060742+00', NULL, NULL, 0, 0, NULL, false, 4, 4, 4, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 4, 4, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:43:30.244069+00'),
	(20, 'cut', 19, 'Cut off', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'RUNNING', '', 'NONE', NULL, '2026-11-30 04:46:01.240738+00', '2026-11-30 04:46:01.240738+00', '2026-11-30 04:46:01.719477+00', '2026-11-30 04:46:05.213591+00', NULL, NULL, 'cohort: cut
name: Cut off
source: { sql: { query: select id from shop.cut } }
match: { external_id: id }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '32d6c8bc-1111-4d51-bfcd-056b46417368', '2026-11-30 04:46:38.643975+00', NULL, NULL, 0, 0, NULL, false, 8800, 8800, 8800, 0, 0, 4500, 0, 0, 0, 3600, 0, 0, 0, 0, 6100, 0, 0, 0, '{}', NULL, NULL, 0, '2026-11-30 04:46:03.762839+00'),
	(11, 'parked', 2, 'Parked', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'PARTIAL', '21 of 27 members would leave, over the limit of 10%.', 'GUARD', 'max-removed', '2026-11-30 04:43:18.792514+00', '2026-11-30 04:43:18.792514+00', '2026-11-30 04:43:18.846857+00', '2026-11-30 04:43:19.416371+00', '2026-11-30 04:43:19.644422+00', '2026-11-30 04:43:21.051493+00', 'cohort: parked
name: Parked
source: { sql: { query: select id from shop.parked } }
match: { external_id: id }
guards: { max-removed: 10% }
notify: { to: [ crm@example.com ], webhook: "http://127.0.0.1:9/hook" }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '9471ed2a-6257-40a8-9f4c-a59de1e7684f', '2026-11-30 04:43:48.84723+00', NULL, NULL, 0, 0, NULL, false, 7, 7, 7, 0, 0, 27, 1, 0, 0, 6, 0, 0, 0, 21, 1, 1, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:43:19.317102+00'),
	(13, 'people', 5, 'People', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:43:24.79494+00', '2026-11-30 04:43:24.79494+00', '2026-11-30 04:43:24.908168+00', '2026-11-30 04:43:25.244678+00', '2026-11-30 04:43:25.451625+00', '2026-11-30 04:43:26.541069+00', 'cohort: people
name: People
source: { sql: { query: "select id, mail, device, known, crm from shop.crowd" } }
match:
  external_id: id
  aliases: [ { label: email, name: mail } ]
  device_id: device
  identified: known
  person: crm
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '7e7da979-5be6-4244-bdb0-7a008793a447', '2026-11-30 04:43:54.909457+00', NULL, NULL, 0, 0, NULL, true, 59, 35, 30, 6, 0, 33, 0, 3, 0, 30, 0, 0, 0, 0, 3, 3, 1, 0, '{"IDENTIFIED_DEVICE": 6}', NULL, NULL, 0, '2026-11-30 04:43:25.193516+00'),
	(12, 'refused', 4, 'Refused', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:43:21.022642+00', '2026-11-30 04:43:21.022642+00', '2026-11-30 04:43:21.360936+00', '2026-11-30 04:43:21.967933+00', '2026-11-30 04:43:22.314512+00', '2026-11-30 04:43:23.213075+00', 'cohort: refused
name: Refused
source: { sql: { query: select id from shop.refused } }
match: { external_id: id }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '91da5329-1c9a-49e4-82c9-829fca1c9f9a', '2026-11-30 04:43:51.361549+00', NULL, NULL, 0, 0, NULL, false, 39, 39, 39, 0, 0, 30, 10, 1, 0, 29, 0, 0, 0, 0, 11, 11, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:43:21.735699+00'),
	(17, 'files', 15, 'Files', 'default', 'IMPORT', 'FILE', 'g.csv', 'g.csv', 12, '2026-11-30 04:43:35.663141+00', 'b099dd9a0f8b702a640331bb46a08d732155b0345b45c185791d01273543c2e1', 'FAILED', 'The file has none of the columns id; it has nonsense. Rename a column, or name it under match in the definition.', 'SOURCE', NULL, '2026-11-30 04:43:38.75973+00', '2026-11-30 04:43:38.75973+00', '2026-11-30 04:43:38.830388+00', NULL, '2026-11-30 04:43:39.370581+00', '2026-11-30 04:43:40.037165+00', 'cohort: files
name: Files
source: { file: { holds: members } }
match: { external_id: id }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', 'c478c30d-be0e-4bbe-be94-9f684d866d04', '2026-11-30 04:44:08.831514+00', NULL, NULL, 0, 0, NULL, false, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}', NULL, NULL, 0, NULL),
	(16, 'list', 14, 'List', 'default', 'IMPORT', 'FILE', 'two.csv', 'two.csv', 23, '2026-11-30 04:43:35.663141+00', '3ea33be7b2f440e9c72a0c670b712bbd5dd9f4d65ac277b60ce88213f2f8a08b', 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:43:37.726477+00', '2026-11-30 04:43:37.726477+00', '2026-11-30 04:43:38.136584+00', '2026-11-30 04:43:38.404674+00', '2026-11-30 04:43:38.576836+00', '2026-11-30 04:43:38.947284+00', 'cohort: list
name: List
source: { file: { holds: changes, operation: op } }
match: { external_id: id }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', '59cc057a-69e7-4f87-92d3-a8a81dba7e0c', '2026-11-30 04:44:08.137859+00', NULL, NULL, 0, 0, NULL, false, 2, 2, 4, 0, 0, 4, 1, 1, 0, 3, 0, 0, 0, 0, 2, 2, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:43:38.286189+00'),
	(15, 'files', 15, 'Files', 'default', 'IMPORT', 'FILE', 'f.csv', 'f.csv', 12, '2026-11-30 04:43:27.643141+00', '0e08ec386ece1aa0f68f574fcbe45daefa788726444d477fec7d4ef88ea3e536', 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:43:30.941125+00', '2026-11-30 04:43:30.941125+00', '2026-11-30 04:43:31.114927+00', '2026-11-30 04:43:31.283733+00', '2026-11-30 04:43:31.461101+00', '2026-11-30 04:43:31.736035+00', 'cohort: files
name: Files
source: { file: { holds: members } }
match: { external_id: id }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', 'ab6064a7-f054-4d79-bf61-5abeb147a04a', '2026-11-30 04:44:01.116411+00', NULL, NULL, 0, 0, NULL, false, 3, 3, 3, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 3, 3, 1, 0, '{}', NULL, NULL, 0, '2026-11-30 04:43:31.271692+00'),
	(19, 'cut', 19, 'Cut off', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'SUCCEEDED', 'Braze accepted every change.', 'NONE', NULL, '2026-11-30 04:44:11.842596+00', '2026-11-30 04:44:11.842596+00', '2026-11-30 04:44:11.882405+00', '2026-11-30 04:44:12.819718+00', '2026-11-30 04:44:20.766005+00', '2026-11-30 04:44:21.761386+00', 'cohort: cut
name: Cut off
source: { sql: { query: select id from shop.cut } }
match: { external_id: id }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', 'cc44c1a4-d516-41e5-a05f-6e9c25f7a7a7', '2026-11-30 04:44:43.551017+00', NULL, NULL, 0, 0, NULL, false, 4500, 4500, 4500, 0, 0, 0, 4500, 0, 0, 0, 0, 0, 0, 0, 4500, 4500, 17, 12, '{}', NULL, NULL, 0, '2026-11-30 04:44:12.621861+00'),
	(18, 'refused', 4, 'Refused', 'default', 'IMPORT', 'API', NULL, NULL, NULL, NULL, NULL, 'PARTIAL', 'Braze refused 2 identifiers; every other change was accepted.', 'REFUSED', NULL, '2026-11-30 04:43:52.415881+00', '2026-11-30 04:43:52.415881+00', '2026-11-30 04:43:52.736227+00', '2026-11-30 04:43:53.019732+00', '2026-11-30 04:43:54.169372+00', '2026-11-30 04:43:55.314867+00', 'cohort: refused
name: Refused
source: { sql: { query: select id from shop.refused } }
match: { external_id: id }
', '907044b2-6b25-4088-a3d8-d69a1145fe09', 'be5c772d-f1ea-4947-8b45-5b9c3f6c66f3', '2026-11-30 04:44:23.54803+00', NULL, NULL, 0, 0, NULL, false, 47, 47, 47, 0, 0, 39, 6, 0, 0, 39, 0, 2, 0, 0, 8, 6, 11, 0, '{}', NULL, NULL, 0, '2026-11-30 04:43:52.969811+00');
INSERT INTO muster.lineage VALUES
	(true, '7713819612925694881', '00000001', '16442', '2026-11-30 04:41:09.698643+00');
INSERT INTO muster.mail OVERRIDING SYSTEM VALUE VALUES
	(2, 2, '{crm@example.com}', 'Parked: 30 added, 0 removed', '<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Parked: 30 added, 0 removed</title>
<style>
@media (prefers-color-scheme:dark){
.paper{background-color:#131517!important}.sheet{background-color:#1b1e21!important}.line{border-color:#2f3337!important}
.ink{color:#e8e9ea!important}.ink-2{color:#b6bbc1!important}.ink-3{color:#9aa0a7!important}
.tone{color:#83d0a0!important}.rule{background-color:#83d0a0!important}
.act{background-color:#93b4ff!important}.act a{color:#131517!important}
}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#f6f6f3">
<div style="display:none;max-height:0;overflow:hidden">Right. 30 members in Braze.</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f6f6f3" class="paper"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" class="sheet" style="max-width:560px;text-align:left">
<tr><td height="4" bgcolor="#17663a" class="rule" style="height:4px;line-height:4px;font-size:0">&nbsp;</td></tr>
<tr><td style="padding:24px 24px 8px">
<p class="tone" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;margin:0 0 4px;font-size:13px;line-height:20px;font-weight:600;color:#17663a">Right</p>
<h1 class="ink" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word;margin:0 0 8px;font-size:21px;line-height:28px;font-weight:600;color:#1a1c1e">30 added, 0 removed in Parked</h1>
<p class="ink-2" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:23px;overflow-wrap:anywhere;margin:0 0 16px;color:#4b5056">Braze accepted every change. The import started on Monday 30 November 2026 at 04:42 (Etc/UTC) through the API and took 1 s.</p>
</td></tr>
<tr><td style="padding:0 24px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Members in Braze</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">30</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Before</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">0</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Added</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">+30</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Removed</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">−0</td></tr>
</table></td></tr>
<tr><td style="padding:20px 24px 24px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#2149a0" class="act" style="border-radius:6px"><a href="http://127.0.0.1:8190/imports/2" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;display:inline-block;padding:10px 18px;font-size:15px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none">See the import</a></td></tr></table></td></tr>
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;text-align:left"><tr><td class="ink-3" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;padding:16px 24px;font-size:13px;line-height:20px;color:#63686f">Sent by Muster because your address is in the definition or the schedule of Parked. “Accepted” is Braze’s word; people Braze does not know are dropped there without notice.</td></tr></table>
</td></tr></table>
</body>
</html>
', 'RIGHT. 30 added, 0 removed in Parked
Braze accepted every change. The import started on Monday 30 November 2026 at 04:42 (Etc/UTC) through the API and took 1 s.
Members in Braze: 30
Before: 0
Added: +30
Removed: −0
See the import:
http://127.0.0.1:8190/imports/2
Sent by Muster because your address is in the definition or the schedule of Parked. “Accepted” is Braze’s word; people Braze does not know are dropped there without notice.
', '2026-11-30 04:42:25.537671+00', 4, '2026-11-30 04:46:15.433128+00', NULL, NULL, 'the mail server gave no answer; check muster.mail.host, muster.mail.port and muster.mail.tls', 0, NULL, 'IMPORT'),
	(1, 1, '{crm@example.com}', 'Steady: 30 added, 0 removed', '<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Steady: 30 added, 0 removed</title>
<style>
@media (prefers-color-scheme:dark){
.paper{background-color:#131517!important}.sheet{background-color:#1b1e21!important}.line{border-color:#2f3337!important}
.ink{color:#e8e9ea!important}.ink-2{color:#b6bbc1!important}.ink-3{color:#9aa0a7!important}
.tone{color:#83d0a0!important}.rule{background-color:#83d0a0!important}
.act{background-color:#93b4ff!important}.act a{color:#131517!important}
}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#f6f6f3">
<div style="display:none;max-height:0;overflow:hidden">Right. 30 members in Braze. Next import Mon 30 Nov, 07:00.</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f6f6f3" class="paper"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" class="sheet" style="max-width:560px;text-align:left">
<tr><td height="4" bgcolor="#17663a" class="rule" style="height:4px;line-height:4px;font-size:0">&nbsp;</td></tr>
<tr><td style="padding:24px 24px 8px">
<p class="tone" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;margin:0 0 4px;font-size:13px;line-height:20px;font-weight:600;color:#17663a">Right</p>
<h1 class="ink" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word;margin:0 0 8px;font-size:21px;line-height:28px;font-weight:600;color:#1a1c1e">30 added, 0 removed in Steady</h1>
<p class="ink-2" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:23px;overflow-wrap:anywhere;margin:0 0 16px;color:#4b5056">Braze accepted every change. The import started on Monday 30 November 2026 at 05:42 (Europe/Berlin) through the API and took 5 s.</p>
</td></tr>
<tr><td style="padding:0 24px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Members in Braze</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">30</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Before</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">0</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Added</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">+30</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Removed</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">−0</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Next import</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">Mon 30 Nov, 07:00</td></tr>
</table></td></tr>
<tr><td style="padding:20px 24px 24px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#2149a0" class="act" style="border-radius:6px"><a href="http://127.0.0.1:8190/imports/1" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;display:inline-block;padding:10px 18px;font-size:15px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none">See the import</a></td></tr></table></td></tr>
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;text-align:left"><tr><td class="ink-3" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;padding:16px 24px;font-size:13px;line-height:20px;color:#63686f">Sent by Muster because your address is in the definition or the schedule of Steady. “Accepted” is Braze’s word; people Braze does not know are dropped there without notice.</td></tr></table>
</td></tr></table>
</body>
</html>
', 'RIGHT. 30 added, 0 removed in Steady
Braze accepted every change. The import started on Monday 30 November 2026 at 05:42 (Europe/Berlin) through the API and took 5 s.
Members in Braze: 30
Before: 0
Added: +30
Removed: −0
Next import: Mon 30 Nov, 07:00
See the import:
http://127.0.0.1:8190/imports/1
Sent by Muster because your address is in the definition or the schedule of Steady. “Accepted” is Braze’s word; people Braze does not know are dropped there without notice.
', '2026-11-30 04:42:23.622955+00', 4, '2026-11-30 04:46:14.171469+00', NULL, NULL, 'the mail server gave no answer; check muster.mail.host, muster.mail.port and muster.mail.tls', 0, NULL, 'IMPORT'),
	(3, 7, '{crm@example.com}', 'Parked: 1 added, 4 removed', '<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Parked: 1 added, 4 removed</title>
<style>
@media (prefers-color-scheme:dark){
.paper{background-color:#131517!important}.sheet{background-color:#1b1e21!important}.line{border-color:#2f3337!important}
.ink{color:#e8e9ea!important}.ink-2{color:#b6bbc1!important}.ink-3{color:#9aa0a7!important}
.tone{color:#83d0a0!important}.rule{background-color:#83d0a0!important}
.act{background-color:#93b4ff!important}.act a{color:#131517!important}
}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#f6f6f3">
<div style="display:none;max-height:0;overflow:hidden">Right. 27 members in Braze.</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f6f6f3" class="paper"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" class="sheet" style="max-width:560px;text-align:left">
<tr><td height="4" bgcolor="#17663a" class="rule" style="height:4px;line-height:4px;font-size:0">&nbsp;</td></tr>
<tr><td style="padding:24px 24px 8px">
<p class="tone" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;margin:0 0 4px;font-size:13px;line-height:20px;font-weight:600;color:#17663a">Right</p>
<h1 class="ink" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word;margin:0 0 8px;font-size:21px;line-height:28px;font-weight:600;color:#1a1c1e">1 added, 4 removed in Parked</h1>
<p class="ink-2" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:23px;overflow-wrap:anywhere;margin:0 0 16px;color:#4b5056">Braze accepted every change. The import started on Monday 30 November 2026 at 04:42 (Etc/UTC) through the API and took 1 s.</p>
</td></tr>
<tr><td style="padding:0 24px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Members in Braze</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">27</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Before</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">30</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Added</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">+1</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Removed</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">−4</td></tr>
</table></td></tr>
<tr><td style="padding:20px 24px 24px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#2149a0" class="act" style="border-radius:6px"><a href="http://127.0.0.1:8190/imports/7" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;display:inline-block;padding:10px 18px;font-size:15px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none">See the import</a></td></tr></table></td></tr>
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;text-align:left"><tr><td class="ink-3" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;padding:16px 24px;font-size:13px;line-height:20px;color:#63686f">Sent by Muster because your address is in the definition or the schedule of Parked. “Accepted” is Braze’s word; people Braze does not know are dropped there without notice.</td></tr></table>
</td></tr></table>
</body>
</html>
', 'RIGHT. 1 added, 4 removed in Parked
Braze accepted every change. The import started on Monday 30 November 2026 at 04:42 (Etc/UTC) through the API and took 1 s.
Members in Braze: 27
Before: 30
Added: +1
Removed: −4
See the import:
http://127.0.0.1:8190/imports/7
Sent by Muster because your address is in the definition or the schedule of Parked. “Accepted” is Braze’s word; people Braze does not know are dropped there without notice.
', '2026-11-30 04:42:46.935408+00', 4, '2026-11-30 04:46:34.853951+00', NULL, NULL, 'the mail server gave no answer; check muster.mail.host, muster.mail.port and muster.mail.tls', 0, NULL, 'IMPORT'),
	(4, 10, '{crm@example.com}', 'Steady: 1 added, 1 removed', '<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Steady: 1 added, 1 removed</title>
<style>
@media (prefers-color-scheme:dark){
.paper{background-color:#131517!important}.sheet{background-color:#1b1e21!important}.line{border-color:#2f3337!important}
.ink{color:#e8e9ea!important}.ink-2{color:#b6bbc1!important}.ink-3{color:#9aa0a7!important}
.tone{color:#83d0a0!important}.rule{background-color:#83d0a0!important}
.act{background-color:#93b4ff!important}.act a{color:#131517!important}
}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#f6f6f3">
<div style="display:none;max-height:0;overflow:hidden">Right. 30 members in Braze. Next import Mon 30 Nov, 07:00.</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f6f6f3" class="paper"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" class="sheet" style="max-width:560px;text-align:left">
<tr><td height="4" bgcolor="#17663a" class="rule" style="height:4px;line-height:4px;font-size:0">&nbsp;</td></tr>
<tr><td style="padding:24px 24px 8px">
<p class="tone" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;margin:0 0 4px;font-size:13px;line-height:20px;font-weight:600;color:#17663a">Right</p>
<h1 class="ink" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word;margin:0 0 8px;font-size:21px;line-height:28px;font-weight:600;color:#1a1c1e">1 added, 1 removed in Steady</h1>
<p class="ink-2" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:23px;overflow-wrap:anywhere;margin:0 0 16px;color:#4b5056">Braze accepted every change. The import started on Monday 30 November 2026 at 05:42 (Europe/Berlin) through the API and took 1 s.</p>
</td></tr>
<tr><td style="padding:0 24px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Members in Braze</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">30</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Before</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">30</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Added</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">+1</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Removed</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">−1</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Next import</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">Mon 30 Nov, 07:00</td></tr>
</table></td></tr>
<tr><td style="padding:20px 24px 24px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#2149a0" class="act" style="border-radius:6px"><a href="http://127.0.0.1:8190/imports/10" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;display:inline-block;padding:10px 18px;font-size:15px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none">See the import</a></td></tr></table></td></tr>
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;text-align:left"><tr><td class="ink-3" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;padding:16px 24px;font-size:13px;line-height:20px;color:#63686f">Sent by Muster because your address is in the definition or the schedule of Steady. “Accepted” is Braze’s word; people Braze does not know are dropped there without notice.</td></tr></table>
</td></tr></table>
</body>
</html>
', 'RIGHT. 1 added, 1 removed in Steady
Braze accepted every change. The import started on Monday 30 November 2026 at 05:42 (Europe/Berlin) through the API and took 1 s.
Members in Braze: 30
Before: 30
Added: +1
Removed: −1
Next import: Mon 30 Nov, 07:00
See the import:
http://127.0.0.1:8190/imports/10
Sent by Muster because your address is in the definition or the schedule of Steady. “Accepted” is Braze’s word; people Braze does not know are dropped there without notice.
', '2026-11-30 04:42:56.857121+00', 4, '2026-11-30 04:46:45.067995+00', NULL, NULL, 'the mail server gave no answer; check muster.mail.host, muster.mail.port and muster.mail.tls', 0, NULL, 'IMPORT'),
	(5, 11, '{crm@example.com}', 'Parked: 21 removals wait for your approval', '<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Parked: 21 removals wait for your approval</title>
<style>
@media (prefers-color-scheme:dark){
.paper{background-color:#131517!important}.sheet{background-color:#1b1e21!important}.line{border-color:#2f3337!important}
.ink{color:#e8e9ea!important}.ink-2{color:#b6bbc1!important}.ink-3{color:#9aa0a7!important}
.tone{color:#f2b965!important}.rule{background-color:#f2b965!important}
.act{background-color:#93b4ff!important}.act a{color:#131517!important}
}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#f6f6f3">
<div style="display:none;max-height:0;overflow:hidden">Removals parked. 21 of 27 would leave, over the 10 % limit. The 1 who joined is in.</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f6f6f3" class="paper"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" class="sheet" style="max-width:560px;text-align:left">
<tr><td height="4" bgcolor="#864800" class="rule" style="height:4px;line-height:4px;font-size:0">&nbsp;</td></tr>
<tr><td style="padding:24px 24px 8px">
<p class="tone" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;margin:0 0 4px;font-size:13px;line-height:20px;font-weight:600;color:#864800">Needs you</p>
<h1 class="ink" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word;margin:0 0 8px;font-size:21px;line-height:28px;font-weight:600;color:#1a1c1e">21 removals in Parked wait for your approval</h1>
<p class="ink-2" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:23px;overflow-wrap:anywhere;margin:0 0 16px;color:#4b5056">21 of 27 would leave, over the 10 % limit. The 1 who joined is in Braze. The 21 who left are still in the cohort and can still be messaged.</p>
</td></tr>
<tr><td style="padding:0 24px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Members in Braze now</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">28</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Added</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">+1</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Removals parked</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">21</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">Members if approved</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">7</td></tr>
<tr><td class="ink-2 line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;color:#4b5056">The offer ends</td><td align="right" class="ink line" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;padding:7px 0;border-top:1px solid #dddcd6;padding-left:12px;color:#1a1c1e;font-weight:600;white-space:nowrap">Tue 1 Dec, 04:43</td></tr>
</table></td></tr>
<tr><td style="padding:20px 24px 24px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#2149a0" class="act" style="border-radius:6px"><a href="http://127.0.0.1:8190/imports/11" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;display:inline-block;padding:10px 18px;font-size:15px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none">Look and decide</a></td></tr></table></td></tr>
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;text-align:left"><tr><td class="ink-3" style="font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;padding:16px 24px;font-size:13px;line-height:20px;color:#63686f">Nothing is approved by opening this mail. Sent by Muster because your address is in the definition or the schedule of Parked. “Accepted” is Braze’s word; people Braze does not know are dropped there without notice. Times are Etc/UTC.</td></tr></table>
</td></tr></table>
</body>
</html>
', 'NEEDS YOU. 21 removals in Parked wait for your approval
21 of 27 would leave, over the 10 % limit. The 1 who joined is in Braze. The 21 who left are still in the cohort and can still be messaged.
Members in Braze now: 28
Added: +1
Removals parked: 21
Members if approved: 7
The offer ends: Tue 1 Dec, 04:43
Look and decide:
http://127.0.0.1:8190/imports/11
Nothing is approved by opening this mail. Sent by Muster because your address is in the definition or the schedule of Parked. “Accepted” is Braze’s word; people Braze does not know are dropped there without notice. Times are Etc/UTC.
', '2026-11-30 04:43:21.031191+00', 4, '2026-11-30 04:47:53.440102+00', NULL, NULL, 'the mail server gave no answer; check muster.mail.host, muster.mail.port and muster.mail.tls', 0, NULL, 'IMPORT');
INSERT INTO muster.parked VALUES
	(11, true, 'e', '', 21, '{•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••,•••••}');
INSERT INTO muster.past_batch VALUES
	(2, 2, 2, 'A', 30, 0, '2026-11-30 04:42:22.476125+00', '2026-11-30 04:42:22.816202+00', '{ek27,ek5,ek28,ek24,ek23,ek21,ek22,ek15,ek18,ek8,ek30,ek20,ek10,ek7,ek13,ek2,ek19,ek17,ek1,ek4,ek29,ek11,ek26,ek14,ek12,ek16,ek6,ek9,ek3,ek25}', '{}'),
	(2, 8, 7, 'A', 1, 4, '2026-11-30 04:42:45.715624+00', '2026-11-30 04:42:45.856959+00', '{ek99}', '{ek1,ek2,ek3,ek4}'),
	(2, 11, 11, 'A', 1, 0, '2026-11-30 04:43:19.524974+00', '2026-11-30 04:43:19.607402+00', '{ek98}', '{}'),
	(4, 4, 4, 'A', 30, 0, '2026-11-30 04:42:33.540724+00', '2026-11-30 04:42:33.747134+00', '{er26,er18,er6,er25,er21,er5,er2,er19,er20,er17,er29,er4,er23,er13,er1,er30,er27,er22,er8,er10,er11,er24,er7,er16,er15,er9,er12,er14,er28,er3}', '{}'),
	(4, 15, 12, 'A', 10, 1, '2026-11-30 04:43:22.120731+00', '2026-11-30 04:43:22.284326+00', '{er31,er32,er33,er34,er35,er36,er37,er38,er39,er40}', '{er3}'),
	(14, 18, 14, 'A', 4, 0, '2026-11-30 04:43:30.420303+00', '2026-11-30 04:43:30.435675+00', '{ea2,ea1,ea3,ea4}', '{}'),
	(14, 20, 16, 'A', 1, 1, '2026-11-30 04:43:38.455447+00', '2026-11-30 04:43:38.502557+00', '{ea5}', '{ea2}'),
	(4, 27, 18, 'A', 2, 0, '2026-11-30 04:43:53.46527+00', '2026-11-30 04:43:53.695517+00', '{er43,er44}', '{}'),
	(4, 28, 18, 'A', 2, 0, '2026-11-30 04:43:53.509587+00', '2026-11-30 04:43:53.747774+00', '{er47,er48}', '{}'),
	(4, 29, 18, 'R', 1, 0, '2026-11-30 04:43:53.837504+00', NULL, '{er41}', '{}'),
	(4, 30, 18, 'A', 1, 0, '2026-11-30 04:43:53.784689+00', '2026-11-30 04:43:53.902569+00', '{er42}', '{}'),
	(4, 31, 18, 'R', 1, 0, '2026-11-30 04:43:53.787616+00', NULL, '{er45}', '{}'),
	(4, 32, 18, 'A', 1, 0, '2026-11-30 04:43:53.930585+00', '2026-11-30 04:43:54.082797+00', '{er46}', '{}');
INSERT INTO muster.qrtz_fired_triggers VALUES
	('muster', '907044b2-6b25-4088-a3d8-d69a1145fe091796013940576', 'schedule', 'muster', '907044b2-6b25-4088-a3d8-d69a1145fe09', 1796013968669, 1796013973026, 5, 'ACQUIRED', NULL, NULL, false, false);
INSERT INTO muster.qrtz_job_details VALUES
	('muster', 'schedule', 'muster', NULL, 'org.apache.camel.component.quartz.StatefulCamelJob', false, true, true, false, '\xaced0005737200156f72672e71756172747a2e4a6f62446174614d61709fb083e8bfa9b0cb020000787200266f72672e71756172747a2e7574696c732e537472696e674b65794469727479466c61674d61708208e8c3fbc55d280200015a0013616c6c6f77735472616e7369656e74446174617872001d6f72672e71756172747a2e7574696c732e4469727479466c61674d617013e62ead28760ace0200025a000564697274794c00036d617074000f4c6a6176612f7574696c2f4d61703b787001737200116a6176612e7574696c2e486173684d61700507dac1c31660d103000246000a6c6f6164466163746f724900097468726573686f6c6478703f4000000000000c7708000000100000000574002643616d656c51756172747a5472696767657253696d706c65526570656174496e74657276616c7400043530303074002543616d656c51756172747a5472696767657253696d706c65526570656174436f756e7465727400022d3174001343616d656c51756172747a456e64706f696e7474004271756172747a3a2f2f6d75737465722f7363686564756c653f737461746566756c3d7472756526747269676765722e726570656174496e74657276616c3d3530303074001643616d656c51756172747a547269676765725479706574000673696d706c6574001b43616d656c51756172747a43616d656c436f6e746578744e616d657400066d75737465727800');
INSERT INTO muster.qrtz_locks VALUES
	('muster', 'TRIGGER_ACCESS'),
	('muster', 'STATE_ACCESS');
INSERT INTO muster.qrtz_scheduler_state VALUES
	('muster', '907044b2-6b25-4088-a3d8-d69a1145fe09', 1796013967517, 5000);
INSERT INTO muster.qrtz_simple_triggers VALUES
	('muster', 'schedule', 'muster', -1, 5000, 55);
INSERT INTO muster.qrtz_triggers VALUES
	('muster', 'schedule', 'muster', 'schedule', 'muster', NULL, 1796013973026, 1796013968026, 5, 'ACQUIRED', 'SIMPLE', 1796013698026, 0, NULL, 1, '\x');
INSERT INTO muster.schedule VALUES
	('steady', 'FILE', '{"zone": "Europe/Berlin", "daily": "07:00"}', 'steady.yaml', '2026-11-30 04:41:08.725349+00', NULL, NULL, '2026-11-30 06:00:00+00', NULL, 0, '{}', NULL, NULL),
	('refused', 'PAGE', '{"zone": "Europe/Paris", "weekly": {"at": "06:30", "days": ["mon"]}}', 'the API', '2026-11-30 04:44:09.579461+00', NULL, NULL, '2026-11-30 05:30:00+00', NULL, 0, '{}', NULL, NULL);
INSERT INTO muster.tie VALUES
	(5, 6, '{aemailp10@example.com,aemailp13@example.com,aemailp16@example.com,aemailp19@example.com,aemailp1@example.com,aemailp22@example.com,aemailp25@example.com,aemailp28@example.com,aemailp31@example.com,aemailp34@example.com,aemailp37@example.com,aemailp40@example.com,aemailp4@example.com,aemailp7@example.com,ddevice-1,ddevice-10,ddevice-11,ddevice-12,ddevice-13,ddevice-14,ddevice-15,ddevice-16,ddevice-17,ddevice-18,ddevice-19,ddevice-2,ddevice-20,ddevice-21,ddevice-22,ddevice-23,ddevice-24,ddevice-25,ddevice-26,ddevice-27,ddevice-28,ddevice-29,ddevice-3,ddevice-30,ddevice-31,ddevice-32,ddevice-33,ddevice-34,ddevice-35,ddevice-36,ddevice-37,ddevice-38,ddevice-39,ddevice-4,ddevice-40,ddevice-5,ddevice-6,ddevice-7,ddevice-8,ddevice-9,ep12,ep15,ep18,ep21,ep24,ep27,ep3,ep30,ep33,ep36,ep39,ep6,ep9}', '{pcrm5,pcrm6,pcrm8,pcrm9,pcrm0,pcrm11,pcrm12,pcrm14,pcrm15,pcrm17,pcrm18,pcrm20,pcrm2,pcrm3,pcrm0,pcrm5,pcrm5,pcrm6,pcrm6,pcrm7,pcrm7,pcrm8,pcrm8,pcrm9,pcrm9,pcrm1,pcrm10,pcrm10,pcrm11,pcrm11,pcrm12,pcrm12,pcrm13,pcrm13,pcrm14,pcrm14,pcrm1,pcrm15,pcrm15,pcrm16,pcrm16,pcrm17,pcrm17,pcrm18,pcrm18,pcrm19,pcrm19,pcrm2,pcrm20,pcrm2,pcrm3,pcrm3,pcrm4,pcrm4,pcrm6,pcrm7,pcrm9,pcrm10,pcrm12,pcrm13,pcrm1,pcrm15,pcrm16,pcrm18,pcrm19,pcrm3,pcrm4}');
INSERT INTO muster.webhook OVERRIDING SYSTEM VALUE VALUES
	(3, 'cf06b033-ce93-4733-8ca5-8e8ed0c3bd24', 'parked', 11, 'IMPORT', 'http://127.0.0.1:9/hook', '{"type":"import.ended","timestamp":"2026-11-30T04:43:19.644422Z","data":{"cohort":"parked","name":"Parked","workspace":"default","subject":"Parked: 21 removals wait for your approval","sentence":"Removals parked. 21 of 27 would leave, over the 10 % limit. The 1 who joined is in.","link":"http://127.0.0.1:8190/imports/11","import":{"id":"11","cohort":"parked","trigger":"API","by":null,"file":null,"state":"PARTIAL","reason":"21 of 27 members would leave, over the limit of 10%.","startedAt":"2026-11-30T04:43:18.846857Z","finishedAt":"2026-11-30T04:43:19.644422Z","rows":7,"members":7,"rejected":0,"duplicates":0,"presentBefore":27,"presentAfter":28,"added":1,"removed":0,"settled":0,"unchanged":6,"uncertain":0,"refused":0,"refusedRemoves":0,"parkedAdds":0,"parkedRemoves":21,"requests":1,"retries":0,"waiting":null}}}', '2026-11-30 04:43:20.695674+00', 3, '2026-11-30 04:46:59.494831+00', NULL, NULL, NULL, 'nobody answers there'),
	(1, 'a0409ed2-37ec-4697-9bb0-4db5ecb82e8e', 'parked', 2, 'IMPORT', 'http://127.0.0.1:9/hook', '{"type":"import.ended","timestamp":"2026-11-30T04:42:23.089790Z","data":{"cohort":"parked","name":"Parked","workspace":"default","subject":"Parked: 30 added, 0 removed","sentence":"Right. Nothing was left out.","link":"http://127.0.0.1:8190/imports/2","import":{"id":"2","cohort":"parked","trigger":"API","by":null,"file":null,"state":"SUCCEEDED","reason":"Braze accepted every change.","startedAt":"2026-11-30T04:42:21.235456Z","finishedAt":"2026-11-30T04:42:23.089790Z","rows":30,"members":30,"rejected":0,"duplicates":0,"presentBefore":0,"presentAfter":30,"added":30,"removed":0,"settled":0,"unchanged":0,"uncertain":0,"refused":0,"refusedRemoves":0,"parkedAdds":0,"parkedRemoves":0,"requests":1,"retries":0,"waiting":null}}}', '2026-11-30 04:42:25.143535+00', 4, '2026-11-30 04:49:43.844007+00', NULL, NULL, NULL, 'nobody answers there'),
	(2, '1942d440-256c-455c-aabe-cba6493b3046', 'parked', 7, 'IMPORT', 'http://127.0.0.1:9/hook', '{"type":"import.ended","timestamp":"2026-11-30T04:42:46.032247Z","data":{"cohort":"parked","name":"Parked","workspace":"default","subject":"Parked: 1 added, 4 removed","sentence":"Right. Nothing was left out.","link":"http://127.0.0.1:8190/imports/7","import":{"id":"7","cohort":"parked","trigger":"API","by":null,"file":null,"state":"SUCCEEDED","reason":"Braze accepted every change.","startedAt":"2026-11-30T04:42:44.895926Z","finishedAt":"2026-11-30T04:42:46.032247Z","rows":27,"members":27,"rejected":0,"duplicates":0,"presentBefore":30,"presentAfter":27,"added":1,"removed":4,"settled":0,"unchanged":26,"uncertain":0,"refused":0,"refusedRemoves":0,"parkedAdds":0,"parkedRemoves":0,"requests":1,"retries":0,"waiting":null}}}', '2026-11-30 04:42:46.742305+00', 3, '2026-11-30 04:46:23.510472+00', NULL, NULL, NULL, 'nobody answers there');
INSERT INTO muster.workspace VALUES
	('default', '4206ee01eaf00acf', NULL, NULL, NULL, NULL, '', '2026-11-30 04:46:07.524971+00', '4206ee01eaf00acf', '2026-11-30 04:45:54.436675+00', 201);
INSERT INTO shop.crowd VALUES
	(NULL, 'p1@example.com', 'device-1', false, 'crm0'),
	(NULL, NULL, 'device-2', true, 'crm1'),
	('p3', NULL, 'device-3', false, 'crm1'),
	(NULL, 'p4@example.com', 'device-4', true, 'crm2'),
	(NULL, NULL, 'device-5', false, 'crm2'),
	(NULL, 'p7@example.com', 'device-7', false, 'crm3'),
	(NULL, NULL, 'device-8', true, 'crm4'),
	('p9', NULL, 'device-9', false, 'crm4'),
	(NULL, 'p10@example.com', 'device-10', true, 'crm5'),
	(NULL, NULL, 'device-11', false, 'crm5'),
	('p12', NULL, 'device-12', true, 'crm6'),
	(NULL, 'p13@example.com', 'device-13', false, 'crm6'),
	(NULL, NULL, 'device-14', true, 'crm7'),
	('p15', NULL, 'device-15', false, 'crm7'),
	(NULL, 'p16@example.com', 'device-16', true, 'crm8'),
	(NULL, NULL, 'device-17', false, 'crm8'),
	('p18', NULL, 'device-18', true, 'crm9'),
	(NULL, 'p19@example.com', 'device-19', false, 'crm9'),
	('p24', NULL, 'device-24', true, 'crm12'),
	(NULL, 'p25@example.com', 'device-25', false, 'crm12'),
	(NULL, NULL, 'device-26', true, 'crm13'),
	('p27', NULL, 'device-27', false, 'crm13'),
	(NULL, 'p28@example.com', 'device-28', true, 'crm14'),
	(NULL, NULL, 'device-29', false, 'crm14'),
	('p30', NULL, 'device-30', true, 'crm15'),
	(NULL, 'p31@example.com', 'device-31', false, 'crm15'),
	(NULL, NULL, 'device-32', true, 'crm16'),
	('p33', NULL, 'device-33', false, 'crm16'),
	(NULL, 'p34@example.com', 'device-34', true, 'crm17'),
	(NULL, NULL, 'device-35', false, 'crm17'),
	('p36', NULL, 'device-36', true, 'crm18'),
	(NULL, 'p37@example.com', 'device-37', false, 'crm18'),
	(NULL, NULL, 'device-38', true, 'crm19'),
	('p39', NULL, 'device-39', false, 'crm19'),
	(NULL, 'p40@example.com', 'device-40', true, 'crm20');
INSERT INTO shop.ended VALUES
	('e1'),
	('e2'),
	('e3'),
	('e4'),
	('e5');
INSERT INTO shop.held VALUES
	('h1'),
	('h2');
INSERT INTO shop.parked VALUES
	('k26'),
	('k27'),
	('k28'),
	('k29'),
	('k30'),
	('k99'),
	('k98');
INSERT INTO shop.refused VALUES
	('r1'),
	('r2'),
	('r4'),
	('r5'),
	('r6'),
	('r7'),
	('r8'),
	('r9'),
	('r10'),
	('r11'),
	('r12'),
	('r13'),
	('r14'),
	('r15'),
	('r16'),
	('r17'),
	('r18'),
	('r19'),
	('r20'),
	('r21'),
	('r22'),
	('r23'),
	('r24'),
	('r25'),
	('r26'),
	('r27'),
	('r28'),
	('r29'),
	('r30'),
	('r31'),
	('r32'),
	('r33'),
	('r34'),
	('r35'),
	('r36'),
	('r37'),
	('r38'),
	('r39'),
	('r40'),
	('r41'),
	('r42'),
	('r43'),
	('r44'),
	('r45'),
	('r46'),
	('r47'),
	('r48');
INSERT INTO shop.steady VALUES
	('s1'),
	('s2'),
	('s3'),
	('s4'),
	('s5'),
	('s6'),
	('s8'),
	('s9'),
	('s10'),
	('s11'),
	('s12'),
	('s13'),
	('s14'),
	('s15'),
	('s16'),
	('s17'),
	('s18'),
	('s19'),
	('s20'),
	('s21'),
	('s22'),
	('s23'),
	('s24'),
	('s25'),
	('s26'),
	('s27'),
	('s28'),
	('s29'),
	('s30'),
	('s31');
SELECT pg_catalog.setval('muster.audit_id_seq', 17, true);
SELECT pg_catalog.setval('muster.batch_no', 47, true);
SELECT pg_catalog.setval('muster.cohort_id_seq', 20, true);
SELECT pg_catalog.setval('muster.import_id_seq', 20, true);
SELECT pg_catalog.setval('muster.mail_id_seq', 5, true);
SELECT pg_catalog.setval('muster.webhook_id_seq', 3, true);
ALTER TABLE ONLY muster.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (name);
ALTER TABLE ONLY muster.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY muster.batch
    ADD CONSTRAINT batch_pkey PRIMARY KEY (cohort, no);
ALTER TABLE ONLY muster.braze_limit
    ADD CONSTRAINT braze_limit_pkey PRIMARY KEY (partner);
ALTER TABLE ONLY muster.cohort
    ADD CONSTRAINT cohort_pkey PRIMARY KEY (id);
ALTER TABLE ONLY muster.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY muster.import
    ADD CONSTRAINT import_pkey PRIMARY KEY (id);
ALTER TABLE ONLY muster.lineage
    ADD CONSTRAINT lineage_pkey PRIMARY KEY (one);
ALTER TABLE ONLY muster.mail
    ADD CONSTRAINT mail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY muster.overdue
    ADD CONSTRAINT overdue_pkey PRIMARY KEY (cohort);
ALTER TABLE ONLY muster.parked
    ADD CONSTRAINT parked_pkey PRIMARY KEY (import, remove, kind, label);
ALTER TABLE ONLY muster.past_batch
    ADD CONSTRAINT past_batch_pkey PRIMARY KEY (cohort, no);
ALTER TABLE ONLY muster.preview
    ADD CONSTRAINT preview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY muster.qrtz_blob_triggers
    ADD CONSTRAINT qrtz_blob_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY muster.qrtz_calendars
    ADD CONSTRAINT qrtz_calendars_pkey PRIMARY KEY (sched_name, calendar_name);
ALTER TABLE ONLY muster.qrtz_cron_triggers
    ADD CONSTRAINT qrtz_cron_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY muster.qrtz_fired_triggers
    ADD CONSTRAINT qrtz_fired_triggers_pkey PRIMARY KEY (sched_name, entry_id);
ALTER TABLE ONLY muster.qrtz_job_details
    ADD CONSTRAINT qrtz_job_details_pkey PRIMARY KEY (sched_name, job_name, job_group);
ALTER TABLE ONLY muster.qrtz_locks
    ADD CONSTRAINT qrtz_locks_pkey PRIMARY KEY (sched_name, lock_name);
ALTER TABLE ONLY muster.qrtz_paused_trigger_grps
    ADD CONSTRAINT qrtz_paused_trigger_grps_pkey PRIMARY KEY (sched_name, trigger_group);
ALTER TABLE ONLY muster.qrtz_scheduler_state
    ADD CONSTRAINT qrtz_scheduler_state_pkey PRIMARY KEY (sched_name, instance_name);
ALTER TABLE ONLY muster.qrtz_simple_triggers
    ADD CONSTRAINT qrtz_simple_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY muster.qrtz_simprop_triggers
    ADD CONSTRAINT qrtz_simprop_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY muster.qrtz_triggers
    ADD CONSTRAINT qrtz_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY muster.refresh
    ADD CONSTRAINT refresh_pkey PRIMARY KEY (cohort);
ALTER TABLE ONLY muster.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (cohort);
ALTER TABLE ONLY muster.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY muster.tie
    ADD CONSTRAINT tie_pkey PRIMARY KEY (cohort, no);
ALTER TABLE ONLY muster.token
    ADD CONSTRAINT token_hash_key UNIQUE (hash);
ALTER TABLE ONLY muster.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (name);
ALTER TABLE ONLY muster.unreadable
    ADD CONSTRAINT unreadable_pkey PRIMARY KEY (cohort);
ALTER TABLE ONLY muster.webhook
    ADD CONSTRAINT webhook_message_key UNIQUE (message);
ALTER TABLE ONLY muster.webhook
    ADD CONSTRAINT webhook_pkey PRIMARY KEY (id);
ALTER TABLE ONLY muster.workspace
    ADD CONSTRAINT workspace_pkey PRIMARY KEY (name);
CREATE INDEX audit_id_idx ON muster.audit USING btree (id) WHERE (outcome = 'REFUSED'::text);
CREATE INDEX batch_of_import ON muster.batch USING btree (import, no);
CREATE UNIQUE INDEX cohort_in_use ON muster.cohort USING btree (cohort) WHERE (set_aside_at IS NULL);
CREATE INDEX flyway_schema_history_s_idx ON muster.flyway_schema_history USING btree (success);
CREATE INDEX idx_qrtz_ft_inst_job_req_rcvry ON muster.qrtz_fired_triggers USING btree (sched_name, instance_name, requests_recovery);
CREATE INDEX idx_qrtz_ft_j_g ON muster.qrtz_fired_triggers USING btree (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_ft_jg ON muster.qrtz_fired_triggers USING btree (sched_name, job_group);
CREATE INDEX idx_qrtz_ft_t_g ON muster.qrtz_fired_triggers USING btree (sched_name, trigger_name, trigger_group);
CREATE INDEX idx_qrtz_ft_tg ON muster.qrtz_fired_triggers USING btree (sched_name, trigger_group);
CREATE INDEX idx_qrtz_ft_trig_inst_name ON muster.qrtz_fired_triggers USING btree (sched_name, instance_name);
CREATE INDEX idx_qrtz_j_grp ON muster.qrtz_job_details USING btree (sched_name, job_group);
CREATE INDEX idx_qrtz_j_req_recovery ON muster.qrtz_job_details USING btree (sched_name, requests_recovery);
CREATE INDEX idx_qrtz_t_c ON muster.qrtz_triggers USING btree (sched_name, calendar_name);
CREATE INDEX idx_qrtz_t_g ON muster.qrtz_triggers USING btree (sched_name, trigger_group);
CREATE INDEX idx_qrtz_t_j ON muster.qrtz_triggers USING btree (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_t_jg ON muster.qrtz_triggers USING btree (sched_name, job_group);
CREATE INDEX idx_qrtz_t_n_g_state ON muster.qrtz_triggers USING btree (sched_name, trigger_group, trigger_state);
CREATE INDEX idx_qrtz_t_n_state ON muster.qrtz_triggers USING btree (sched_name, trigger_name, trigger_group, trigger_state);
CREATE INDEX idx_qrtz_t_next_fire_time ON muster.qrtz_triggers USING btree (sched_name, next_fire_time);
CREATE INDEX idx_qrtz_t_nft_misfire ON muster.qrtz_triggers USING btree (sched_name, misfire_instr, next_fire_time);
CREATE INDEX idx_qrtz_t_nft_st ON muster.qrtz_triggers USING btree (sched_name, trigger_state, next_fire_time);
CREATE INDEX idx_qrtz_t_nft_st_misfire ON muster.qrtz_triggers USING btree (sched_name, misfire_instr, next_fire_time, trigger_state);
CREATE INDEX idx_qrtz_t_nft_st_misfire_grp ON muster.qrtz_triggers USING btree (sched_name, misfire_instr, next_fire_time, trigger_group, trigger_state);
CREATE INDEX idx_qrtz_t_state ON muster.qrtz_triggers USING btree (sched_name, trigger_state);
CREATE INDEX import_history ON muster.import USING btree (cohort, id DESC);
CREATE INDEX import_live ON muster.import USING btree (state) WHERE (state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text]));
CREATE INDEX import_of_state ON muster.import USING btree (state, id DESC);
CREATE UNIQUE INDEX import_one_of_a_file ON muster.import USING btree (cohort, file) WHERE ((state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text])) AND (file IS NOT NULL));
CREATE UNIQUE INDEX import_one_queued ON muster.import USING btree (cohort, kind) WHERE ((state = 'QUEUED'::text) AND (file IS NULL));
CREATE UNIQUE INDEX import_one_running ON muster.import USING btree (cohort) WHERE (state = 'RUNNING'::text);
CREATE INDEX import_sizes ON muster.import USING btree (cohort, finished_at) INCLUDE (present_before, added, removed) WHERE (state = ANY (ARRAY['SUCCEEDED'::text, 'PARTIAL'::text]));
CREATE INDEX import_untold ON muster.import USING btree (finished_at) WHERE ((finished_at IS NOT NULL) AND (told_at IS NULL));
CREATE INDEX mail_due ON muster.mail USING btree (next_at) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL));
CREATE INDEX mail_given_up ON muster.mail USING btree (given_up_at) WHERE (given_up_at IS NOT NULL);
CREATE INDEX mail_of_cohort ON muster.mail USING btree (cohort, id DESC) WHERE (cohort IS NOT NULL);
CREATE UNIQUE INDEX mail_once ON muster.mail USING btree (import, reminder);
CREATE INDEX preview_newest ON muster.preview USING btree (cohort, id DESC);
CREATE UNIQUE INDEX preview_one_at_work ON muster.preview USING btree (cohort) WHERE (state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text]));
CREATE INDEX schedule_due ON muster.schedule USING btree (next_at) WHERE (paused_at IS NULL);
CREATE INDEX session_account_idx ON muster.session USING btree (account);
CREATE INDEX webhook_due ON muster.webhook USING btree (url, id) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL));
CREATE INDEX webhook_given_up ON muster.webhook USING btree (given_up_at) WHERE (given_up_at IS NOT NULL);
CREATE INDEX webhook_of_cohort ON muster.webhook USING btree (cohort, id DESC);
CREATE UNIQUE INDEX webhook_once ON muster.webhook USING btree (import) WHERE (about = 'IMPORT'::text);
ALTER TABLE ONLY muster.batch
    ADD CONSTRAINT batch_cohort_fkey FOREIGN KEY (cohort) REFERENCES muster.cohort(id);
ALTER TABLE ONLY muster.batch
    ADD CONSTRAINT batch_import_fkey FOREIGN KEY (import) REFERENCES muster.import(id);
ALTER TABLE ONLY muster.import
    ADD CONSTRAINT import_approves_fkey FOREIGN KEY (approves) REFERENCES muster.import(id);
ALTER TABLE ONLY muster.import
    ADD CONSTRAINT import_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES muster.cohort(id);
ALTER TABLE ONLY muster.mail
    ADD CONSTRAINT mail_import_fkey FOREIGN KEY (import) REFERENCES muster.import(id);
ALTER TABLE ONLY muster.parked
    ADD CONSTRAINT parked_import_fkey FOREIGN KEY (import) REFERENCES muster.import(id) ON DELETE CASCADE;
ALTER TABLE ONLY muster.past_batch
    ADD CONSTRAINT past_batch_cohort_fkey FOREIGN KEY (cohort) REFERENCES muster.cohort(id) ON DELETE CASCADE;
ALTER TABLE ONLY muster.past_batch
    ADD CONSTRAINT past_batch_import_fkey FOREIGN KEY (import) REFERENCES muster.import(id) ON DELETE CASCADE;
ALTER TABLE ONLY muster.qrtz_blob_triggers
    ADD CONSTRAINT qrtz_blob_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES muster.qrtz_triggers(sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY muster.qrtz_cron_triggers
    ADD CONSTRAINT qrtz_cron_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES muster.qrtz_triggers(sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY muster.qrtz_simple_triggers
    ADD CONSTRAINT qrtz_simple_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES muster.qrtz_triggers(sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY muster.qrtz_simprop_triggers
    ADD CONSTRAINT qrtz_simprop_triggers_sched_name_trigger_name_trigger_grou_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES muster.qrtz_triggers(sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY muster.qrtz_triggers
    ADD CONSTRAINT qrtz_triggers_sched_name_job_name_job_group_fkey FOREIGN KEY (sched_name, job_name, job_group) REFERENCES muster.qrtz_job_details(sched_name, job_name, job_group);
ALTER TABLE ONLY muster.session
    ADD CONSTRAINT session_account_fkey FOREIGN KEY (account) REFERENCES muster.account(name) ON DELETE CASCADE;
ALTER TABLE ONLY muster.tie
    ADD CONSTRAINT tie_cohort_fkey FOREIGN KEY (cohort) REFERENCES muster.cohort(id);
ALTER TABLE ONLY muster.webhook
    ADD CONSTRAINT webhook_import_fkey FOREIGN KEY (import) REFERENCES muster.import(id);
GRANT USAGE ON SCHEMA shop TO whole_reader;
GRANT SELECT ON TABLE shop.crowd TO whole_reader;
GRANT SELECT ON TABLE shop.cut TO whole_reader;
GRANT SELECT ON TABLE shop.ended TO whole_reader;
GRANT SELECT ON TABLE shop.held TO whole_reader;
GRANT SELECT ON TABLE shop.parked TO whole_reader;
GRANT SELECT ON TABLE shop.refused TO whole_reader;
GRANT SELECT ON TABLE shop.steady TO whole_reader;
INSERT INTO shop.cut SELECT 'c' || lpad(i::text, 5, '0') FROM generate_series(901, 4500) i;
INSERT INTO shop.cut SELECT 'd' || lpad(i::text, 5, '0') FROM generate_series(1, 5200) i;
