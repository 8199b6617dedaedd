-- Why something is as it is, as a code with the figures of its sentence, so that it can be told in any language. The
-- sentence beside is English; what was written before has it alone.
alter table import
    add column reason_code text,
    add column reason_figures jsonb;
alter table preview
    add column reason_code text,
    add column reason_figures jsonb;
alter table workspace
    add column stopped_code text,
    add column stopped_figures jsonb;
alter table cohort
    add column behind_code text,
    add column behind_figures jsonb;

comment on column import.reason_code is 'model.ReasonCode says what each means; null of before there were codes';
comment on column import.reason_figures is 'texts, numbers, and parts of the sentence with a code of their own';

-- Said again with a code at the next look.
update import set reason = ''
 where state = 'QUEUED' and reason like 'It waits for the node with the folder %';

update preview
   set found = found || jsonb_build_object('why', case found ->> 'sentence'
           when '' then jsonb_build_object('code', 'NONE', 'figures', '[]'::jsonb)
           else jsonb_build_object('code', 'UNCODED', 'figures', jsonb_build_array(found -> 'sentence')) end)
 where found is not null;
