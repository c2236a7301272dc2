-- People, and their logins. Names and addresses are unique whatever their case.

create table users (
  id                 uuid primary key,
  username           varchar(50)  not null,
  email              varchar(254) not null,
  full_name          varchar(100) not null,
  password_hash      varchar(100) not null,
  avatar             varchar(2048),
  role               varchar(16)  not null check (role in ('USER', 'PREMIUM', 'ADMIN')),
  status             varchar(16)  not null check (status in ('ACTIVE', 'INACTIVE', 'BANNED')),
  email_verified     boolean      not null default false,
  last_login_at      timestamptz,
  login_count        integer      not null default 0,
  language           varchar(16)  not null default 'en',
  theme              varchar(16)  not null default 'system',
  notify_by_email    boolean      not null default true,
  notify_by_push     boolean      not null default true,
  plan_type          varchar(16)  not null default 'FREE' check (plan_type in ('FREE', 'BASIC', 'PREMIUM')),
  subscription_start timestamptz,
  subscription_end   timestamptz,
  auto_renew         boolean      not null default false,
  created_at         timestamptz  not null
);

create unique index users_username_key on users (lower(username));
create unique index users_email_key on users (lower(email));

-- One row is one login: it lives as long as its refresh token is renewed and is revoked as a whole.
-- Only the SHA-256 of the one refresh token that is still good is kept.
create table sessions (
  id              uuid primary key,
  user_id         uuid        not null references users (id) on delete cascade,
  refresh_hash    varchar(64) not null,
  device          varchar(40) not null,
  os              varchar(40) not null,
  browser         varchar(40) not null,
  browser_version varchar(20) not null,
  ip_address      varchar(45) not null,
  user_agent      varchar(400) not null,
  active          boolean     not null default true,
  expires_at      timestamptz not null,
  created_at      timestamptz not null,
  last_seen_at    timestamptz not null
);

create index sessions_user_idx on sessions (user_id);
