-- A stream is the broadcast and its chat room; it can go live again after it ended (broadcast counts that).

create table streams (
  id                uuid primary key,
  owner_id          uuid         not null references users (id) on delete cascade,
  title             varchar(140) not null,
  description       varchar(2000),
  category          varchar(50),
  playback_url      varchar(2048),
  stream_key        varchar(64)  not null,
  status            varchar(16)  not null check (status in ('OFFLINE', 'LIVE', 'ENDED')),
  broadcast         integer      not null default 0,
  started_at        timestamptz,
  ended_at          timestamptz,
  peak_viewer_count integer      not null default 0,
  created_at        timestamptz  not null
);

create unique index streams_stream_key_key on streams (stream_key);
create index streams_owner_idx on streams (owner_id);
-- The public list: the live ones are few and are ranked in memory, the others are read by id, newest first.
create index streams_live_idx on streams (id) where status = 'LIVE';
create index streams_status_idx on streams (status, id desc);
