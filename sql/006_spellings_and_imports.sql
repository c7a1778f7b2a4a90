-- In which spelling records are searched, the rep's own day of a record, and where records came from.

alter table interactions add column if not exists search_text text not null default '';
alter table interactions add column if not exists said_on date;
alter table products add column if not exists search_text text not null default '';

-- A file that was imported: how many records it brought, and when they were taken back.
create table if not exists imports (
    id serial primary key,
    name text not null constraint imports_name check (length(name) <= 255),
    format text not null constraint imports_format check (length(format) <= 50),
    imported_at timestamptz not null default now(),
    imported_by text,
    customers integer not null default 0,
    interactions integer not null default 0,
    follow_ups integer not null default 0,
    undone_at timestamptz,
    entry_key text constraint imports_entry_key unique,
    version integer not null default 1
);

alter table customers add column if not exists import_id integer references imports (id);
alter table interactions add column if not exists import_id integer references imports (id);
alter table follow_ups add column if not exists import_id integer references imports (id);

create index if not exists customers_by_import on customers (import_id) where import_id is not null;
create index if not exists interactions_by_import on interactions (import_id)
where import_id is not null;
create index if not exists follow_ups_by_import on follow_ups (import_id)
where import_id is not null;

-- What an import joined to a customer who was there: the row before and after, to be taken back.
create table if not exists import_joins (
    id serial primary key,
    import_id integer not null references imports (id),
    customer_id integer not null references customers (id) on delete cascade,
    before text not null,
    after text not null,
    entry_key text constraint import_joins_entry_key unique,
    version integer not null default 1
);

create index if not exists import_joins_by_import on import_joins (import_id);
create index if not exists import_joins_by_customer on import_joins (customer_id);

insert into schema_versions (id) values (6) on conflict do nothing;
notify pgrst, 'reload schema';
