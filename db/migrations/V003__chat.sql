-- Chat messages. Ids are UUID v7 and grow in the order of the room, so the key is the order.

create table chat_messages (
  id         uuid primary key,
  stream_id  uuid        not null references streams (id) on delete cascade,
  broadcast  integer     not null, -- which broadcast of the stream: each has a chat page of its own
  user_id    uuid        not null references users (id) on delete cascade,
  username   varchar(50) not null, -- as it was when the message was written
  message    text        not null,
  created_at timestamptz not null,
  hidden     boolean     not null default false
);

create index chat_messages_page_idx on chat_messages (stream_id, broadcast, id desc);
create index chat_messages_user_idx on chat_messages (user_id);
