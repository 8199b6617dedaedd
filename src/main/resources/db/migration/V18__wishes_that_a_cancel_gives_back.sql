-- An import takes over what earlier ones wanted and did not send. Should it be cancelled, they want it again: until it
-- ends, their rows are kept aside, in state K, which says nothing to anybody.
alter table batch add column kept "char";
comment on column batch.kept is 'of a row in state K: the state that it has again when the import at work is cancelled';
comment on column batch.state is 'L planned, M marked, A acknowledged, S superseded, D acknowledged and doubted by a resync, R refused, W wanted, H halved, K kept aside while a later import is at work';
