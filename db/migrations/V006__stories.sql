-- Stories, the steps they go through, batches of them, and the files that the steps make (pipeline.md).

create table stories (
  id                   uuid primary key,
  owner_id             uuid         not null references users (id) on delete cascade,
  title                varchar(200) not null,
  genre                varchar(50),
  custom_prompt        varchar(2000),
  original_content     text         not null,
  generated_content    text,
  content_version      integer      not null default 0, -- grows with each new generated_content
  original_word_count  integer      not null,
  generated_word_count integer,
  processing_time_ms   bigint,
  provider             varchar(40),
  auto                 boolean      not null,
  story_generated      boolean      not null default false,
  audio_generated      boolean      not null default false,
  images_generated     boolean      not null default false,
  step                 varchar(8) check (step in ('STORY', 'AUDIO', 'IMAGES')), -- under way, or the one that failed
  error                varchar(1000),
  created_at           timestamptz  not null,
  updated_at           timestamptz  not null
);

create index stories_owner_idx on stories (owner_id, id desc);
create index stories_owner_created_idx on stories (owner_id, created_at, id);
create index stories_created_idx on stories (created_at, id);

create table batch_jobs (
  id              uuid primary key,
  owner_id        uuid        not null references users (id) on delete cascade,
  settings        jsonb       not null,
  state           varchar(9)  not null check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  total_files     integer     not null,
  processed_files integer     not null default 0,
  failed_files    integer     not null default 0,
  current_step    varchar(8) check (current_step in ('STORY', 'AUDIO', 'IMAGES')),
  created_at      timestamptz not null,
  started_at      timestamptz,
  finished_at     timestamptz
);

create index batch_jobs_owner_idx on batch_jobs (owner_id, id desc);
create index batch_jobs_finished_idx on batch_jobs (finished_at, id);

create table batch_items (
  id          uuid primary key,
  job_id      uuid         not null references batch_jobs (id) on delete cascade,
  file_index  integer      not null,
  name        varchar(255) not null, -- as the user called it; only shown, never a path
  story_id    uuid references stories (id) on delete set null, -- null too when the file was refused
  state       varchar(9)   not null check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  step        varchar(8) check (step in ('STORY', 'AUDIO', 'IMAGES')),
  error       varchar(1000),
  started_at  timestamptz,
  finished_at timestamptz,
  unique (job_id, file_index)
);

create index batch_items_story_idx on batch_items (story_id);

-- One step of one story: the unit that a node claims, and that is cancelled, retried and reported.
create table step_runs (
  id              uuid primary key,
  story_id        uuid        not null references stories (id) on delete cascade,
  owner_id        uuid        not null references users (id) on delete cascade,
  kind            varchar(8)  not null check (kind in ('STORY', 'AUDIO', 'IMAGES')),
  state           varchar(9)  not null check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  settings        jsonb       not null, -- of the whole chain: this step and those that follow it
  content_version integer     not null, -- of the story when the run was made
  item_id         uuid references batch_items (id) on delete set null,
  job_id          uuid references batch_jobs (id) on delete set null,
  rank            uuid        not null, -- first run of the chain: what began first is finished first
  lane            smallint,             -- which of its owner's lanes works on it
  claim           uuid,                 -- of who works on it: another one each time it is taken up
  due_at          timestamptz not null, -- not before: a chunk that failed waits for its next try
  tries           smallint    not null default 0, -- of the chunk at hand that failed
  total_chunks    integer,
  done_chunks     integer     not null default 0,
  failed_chunk    integer,
  error           varchar(1000),
  created_at      timestamptz not null,
  started_at      timestamptz,
  finished_at     timestamptz,
  processing_ms   bigint      not null default 0
);

create unique index step_runs_active_key on step_runs (story_id, kind) where state in ('QUEUED', 'RUNNING');
create index step_runs_next_idx on step_runs (owner_id, rank) where state in ('QUEUED', 'RUNNING');
create index step_runs_story_idx on step_runs (story_id, kind, id desc);
create index step_runs_item_idx on step_runs (item_id);
create index step_runs_created_idx on step_runs (owner_id, created_at);
create index step_runs_owner_finished_idx on step_runs (owner_id, finished_at, id);
create index step_runs_finished_idx on step_runs (finished_at, id);

-- What a step has made so far. A chunk that is here is never made again.
create table story_chunks (
  story_id    uuid    not null references stories (id) on delete cascade,
  run_id      uuid    not null,
  chunk_index integer not null,
  content     text    not null,
  provider    varchar(40) not null,
  primary key (story_id, chunk_index)
);

create table audio_chunks (
  id          uuid primary key,
  story_id    uuid         not null references stories (id) on delete cascade,
  run_id      uuid         not null,
  chunk_index integer      not null,
  content     text         not null,
  audio_file  varchar(200) not null, -- key in the file storage
  media_type  varchar(40)  not null,
  size_bytes  bigint       not null,
  word_count  integer      not null,
  duration_ms bigint       not null,
  voice_model varchar(64)  not null,
  created_at  timestamptz  not null,
  unique (story_id, chunk_index)
);

create index audio_chunks_created_idx on audio_chunks (created_at);

create table image_chunks (
  id          uuid primary key,
  story_id    uuid          not null references stories (id) on delete cascade,
  run_id      uuid          not null,
  chunk_index integer       not null,
  content     text          not null,
  image_file  varchar(200)  not null, -- key in the file storage
  media_type  varchar(40)   not null,
  size_bytes  bigint        not null,
  prompt      varchar(4000) not null,
  art_style   varchar(50)   not null,
  image_size  varchar(9)    not null,
  created_at  timestamptz   not null,
  unique (story_id, chunk_index)
);

create index image_chunks_created_idx on image_chunks (created_at);

-- Files whose owner is gone: noted in the transaction that let it go, deleted after it (platform.FileDeletionService).
create table file_deletions (
  id     uuid primary key,
  prefix varchar(200) not null,
  due_at timestamptz  not null
);

create index file_deletions_due_idx on file_deletions (due_at);

-- The scheduler's own table, as db-scheduler describes it for PostgreSQL.
create table scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time_idx on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat_idx on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);
