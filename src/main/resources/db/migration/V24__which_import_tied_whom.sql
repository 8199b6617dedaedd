-- What a cancelled import said of whose an identifier is goes with it, but for those of whom it sent something.
alter table tie add column import bigint;
comment on column tie.import is 'which import said so; null where that was folded since, or written by an earlier version';
