-- Whom somebody has just changed: what an open page asks every few seconds.

-- One row a customer, also an erased one; kept by the triggers of all that belongs to a customer.
create table if not exists customer_touches (
    id integer primary key,
    touched_at timestamptz not null
);

create index if not exists customer_touches_newest
on customer_touches (touched_at desc nulls last, id desc nulls last);

-- The first cards of a stage, those in touch last on top.
create index if not exists customers_by_stage_contact
on customers (stage, last_contact desc nulls last, name_key, id) where archived_at is null;

insert into schema_versions (id) values (3) on conflict do nothing;
notify pgrst, 'reload schema';
