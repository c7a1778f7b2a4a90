-- What the house has given a customer.

create table if not exists gifts (
    id serial primary key,
    customer_id integer not null references customers (id) on delete cascade,
    words text not null constraint gifts_words check (length(words) between 1 and 200),
    price_paid numeric(10, 2) not null default 0,
    given_on date not null,
    created_at timestamptz not null default now(),
    created_by text,
    changed_by text,
    entry_key text constraint gifts_entry_key unique,
    version integer not null default 1
);

create index if not exists gifts_by_customer on gifts (customer_id, given_on, id);

insert into schema_versions (id) values (N) on conflict do nothing;
