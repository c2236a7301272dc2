-- Tokens of other services, and room for password hashes of other algorithms.

-- Only the SHA-256 of a token is kept; the token has 256 random bits.
create table service_tokens (
  id           uuid primary key,
  name         varchar(100) not null,
  scopes       varchar(60)  not null, -- emit, rooms, hooks; separated by commas
  token_hash   varchar(64)  not null unique,
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz  not null,
  last_used_at timestamptz,
  expires_at   timestamptz,
  revoked_at   timestamptz
);

alter table users alter column password_hash type varchar(200);
