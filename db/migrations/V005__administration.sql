-- What administrators did. No foreign keys: an entry outlives the people and the things it tells of.

create table audit_entries (
  id          uuid primary key, -- UUID v7: in the order of what was done
  at          timestamptz  not null,
  actor_id    uuid         not null,
  actor_name  varchar(50)  not null, -- as it was then
  action      varchar(40)  not null,
  target_type varchar(40)  not null,
  target_id   varchar(200) not null,
  details     jsonb        not null,
  address     varchar(45)  not null
);

create index audit_entries_actor_idx on audit_entries (actor_id, id desc);
create index audit_entries_action_idx on audit_entries (action, id desc);
create index audit_entries_target_idx on audit_entries (target_id, id desc);
create index audit_entries_at_idx on audit_entries (at);
