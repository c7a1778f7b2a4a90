-- Sessions that a rep has ended by signing out: whoever brings the cookie of one again stays outside.

-- The key is a digest of what the provider said of that sign-in; the row is of no use once the cookie
-- itself has expired, and then it is removed.
create table if not exists ended_sessions (
    id serial primary key,
    entry_key text not null constraint ended_sessions_entry_key unique,
    ended_at timestamptz not null default now(),
    expires_at timestamptz not null,
    version integer not null default 1
);

create index if not exists ended_sessions_by_time on ended_sessions (ended_at);
create index if not exists ended_sessions_by_expiry on ended_sessions (expires_at);

insert into schema_versions (id) values (4) on conflict do nothing;
notify pgrst, 'reload schema';
