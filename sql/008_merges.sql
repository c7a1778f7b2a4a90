-- Two customers that were one: who was kept, who is archived since, and what is needed to part them.

create table if not exists merges (
    id serial primary key,
    customer_id integer not null references customers (id) on delete cascade,
    other_id integer not null references customers (id) on delete cascade,
    before text not null,
    after text not null,
    -- The records that came from the other one: their ids by table.
    moved text not null,
    merged_at timestamptz not null default now(),
    merged_by text,
    undone_at timestamptz,
    entry_key text constraint merges_entry_key unique,
    version integer not null default 1
);

create index if not exists merges_by_customer on merges (customer_id);
create index if not exists merges_by_other on merges (other_id);

insert into schema_versions (id) values (8) on conflict do nothing;
notify pgrst, 'reload schema';
