-- Tags, what was done in one log with what is needed to undo it, and pairs who are not the same.

alter table customers add column if not exists tags text not null default ''
    constraint customers_tags check (length(tags) <= 2000);

-- The tags that there are; a customer holds the names of theirs, one a line.
create table if not exists tags (
    id serial primary key,
    name text not null constraint tags_name check (length(name) between 1 and 40),
    colour text not null default 'gray' constraint tags_colour
        check (colour in ('gray', 'red', 'orange', 'yellow', 'green', 'blue', 'violet')),
    created_at timestamptz not null default now(),
    entry_key text constraint tags_entry_key unique,
    version integer not null default 1
);

-- What was done. It names nobody: that stands in its steps, in its merge, or in the file's name.
create table if not exists deeds (
    id serial primary key,
    kind text not null
        constraint deeds_kind check (kind in ('edit', 'bulk', 'proposal', 'import', 'merge')),
    -- The import or the merge.
    record_id integer,
    customers integer not null default 0,
    done_at timestamptz not null default now(),
    done_by text,
    undone_at timestamptz,
    entry_key text constraint deeds_entry_key unique,
    version integer not null default 1
);

-- A record that a deed changed: those of its columns before and after.
create table if not exists deed_steps (
    id serial primary key,
    deed_key text not null,
    customer_id integer not null references customers (id) on delete cascade,
    record_table text not null,
    record_id integer not null,
    before text not null,
    after text not null,
    undone_at timestamptz,
    entry_key text constraint deed_steps_entry_key unique,
    version integer not null default 1
);

create index if not exists deeds_by_time
on deeds (done_at desc nulls last, id desc nulls last);
create index if not exists deed_steps_by_deed on deed_steps (deed_key, id);
create index if not exists deed_steps_by_customer on deed_steps (customer_id);

-- Two who look like one, of whom a rep has said that they are two.
create table if not exists distinct_pairs (
    id serial primary key,
    customer_id integer not null references customers (id) on delete cascade,
    other_id integer not null references customers (id) on delete cascade,
    said_at timestamptz not null default now(),
    said_by text,
    entry_key text constraint distinct_pairs_entry_key unique,
    version integer not null default 1
);

create index if not exists distinct_pairs_by_customer on distinct_pairs (customer_id);
create index if not exists distinct_pairs_by_other on distinct_pairs (other_id);

insert into deeds (kind, record_id, customers, done_at, done_by, entry_key)
select 'import', i.id, i.customers, i.imported_at, i.imported_by, 'import-' || i.id from imports i
where not exists (select 1 from schema_versions v where v.id = 11)
on conflict do nothing;
insert into deeds (kind, record_id, customers, done_at, done_by, entry_key)
select 'merge', m.id, 2, m.merged_at, m.merged_by, 'merge-' || m.id from merges m
where not exists (select 1 from schema_versions v where v.id = 11)
on conflict do nothing;

insert into schema_versions (id) values (11) on conflict do nothing;
notify pgrst, 'reload schema';
