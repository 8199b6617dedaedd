-- The names that the field uses; nothing is written anew.
alter table tie rename to identity_link;
alter table lineage rename to server_identity;
alter table past_batch rename to batch_archive;
alter table parked rename to parked_sample;
alter table overdue rename to overdue_alarm;
alter table unreadable rename to broken_definition_alarm;

alter table cohort rename column set_aside_at to detached_at;
alter table cohort rename column set_aside_by to detached_by;
alter table cohort rename column changes_since to history_since;

alter table import rename column told_at to notified_at;
alter table import rename column fault to failure_kind;
alter table import rename column waive_adds to approved_adds;
alter table import rename column waive_removes to approved_removes;
alter table import rename column waive_guard to approved_guards;
