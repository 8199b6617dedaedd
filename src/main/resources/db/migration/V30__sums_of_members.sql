-- A keyed sum of the members that Braze accepted, by which an unchanged snapshot is told without a join: 0 of nobody,
-- null where it is not known. It is the source's sum of the last import of which all went through, and counts as long as
-- the ledger has no batch after summed_no.
alter table cohort add column sum_key uuid not null default gen_random_uuid();
alter table cohort add column member_sum numeric(39) default 0;
alter table cohort add column summed_no bigint not null default 0;
update cohort c set member_sum = null where present > 0 or exists (select from batch b where b.cohort = c.id);

alter table import add column source_sum numeric(39);
