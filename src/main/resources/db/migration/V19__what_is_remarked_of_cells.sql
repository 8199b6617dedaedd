-- Cells that were read otherwise than they are written, such as NULL for an empty one: counts by remark, as rejects are.
alter table import add column remarks jsonb not null default '{}';
