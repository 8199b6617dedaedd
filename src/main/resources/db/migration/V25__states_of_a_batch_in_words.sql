-- A batch's state in words, as a type that knows no others.
create type batch_state as enum (
    'PLANNED', 'SENT', 'ACKNOWLEDGED', 'SUPERSEDED', 'DOUBTED', 'REFUSED', 'PENDING', 'SPLIT', 'TAKEN_OVER');

create function batch_state_of(letter "char") returns batch_state language sql immutable as $$
    select (case letter
        when 'L' then 'PLANNED'
        when 'M' then 'SENT'
        when 'A' then 'ACKNOWLEDGED'
        when 'S' then 'SUPERSEDED'
        when 'D' then 'DOUBTED'
        when 'R' then 'REFUSED'
        when 'W' then 'PENDING'
        when 'H' then 'SPLIT'
        when 'K' then 'TAKEN_OVER'
    end)::batch_state
$$;

alter table batch
    alter column state type batch_state using batch_state_of(state),
    alter column kept type batch_state using batch_state_of(kept);
alter table past_batch
    alter column state type batch_state using batch_state_of(state);

drop function batch_state_of("char");

comment on column batch.state is 'ledger.BatchState says what each means';
comment on column batch.kept is 'of a row that is TAKEN_OVER: the state that it has again when the import at work is cancelled';
