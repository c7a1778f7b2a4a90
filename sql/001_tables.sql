-- The tables, their constraints and indexes: Postgres as it stands, SQLite through db/schema.py.
-- Texts have a named length check instead of varchar(n): SQLite ignores the n, and only a check
-- named <table>_<column> lets the app say which field was refused.

create table if not exists schema_versions (
    id integer primary key,
    applied_at timestamptz not null default now()
);

create table if not exists customers (
    id serial primary key,
    first_name text not null default ''
        constraint customers_first_name check (length(first_name) <= 50),
    last_name text not null default ''
        constraint customers_last_name check (length(last_name) <= 50),
    email text constraint customers_email check (length(email) <= 255),
    phone text constraint customers_phone check (length(phone) <= 40),
    company text constraint customers_company check (length(company) <= 100),
    stage text not null default 'lead'
        constraint customers_stage check (stage in ('lead', 'prospect', 'customer')),
    notes text not null default '' constraint customers_notes check (length(notes) <= 100000),
    -- The AI's words about this customer, one claim a line, and what is known of them.
    ai_summary text,
    ai_insights text,
    ai_facts_hash text,
    ai_engine text,
    ai_made_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    archived_at timestamptz,
    -- Kept by the database itself from the name and the interactions: see the triggers.
    last_contact timestamptz,
    overall_sentiment text constraint customers_overall_sentiment
        check (overall_sentiment in ('positive', 'neutral', 'negative')),
    latest_sentiment text constraint customers_latest_sentiment
        check (latest_sentiment in ('positive', 'neutral', 'negative')),
    latest_sentiment_at timestamptz,
    rhythm_days double precision,
    quiet_at timestamptz,
    name_key text collate "C" not null default '',
    company_key text collate "C",
    search_text text not null default '',
    entry_key text constraint customers_entry_key unique,
    version integer not null default 1,
    constraint customers_name check (first_name <> '' or last_name <> '')
);

create table if not exists interactions (
    id serial primary key,
    customer_id integer not null references customers (id) on delete cascade,
    type text not null
        constraint interactions_type check (type in ('email', 'call', 'meeting', 'note')),
    subject text not null default '' constraint interactions_subject check (length(subject) <= 255),
    content text not null default ''
        constraint interactions_content check (length(content) <= 100000),
    date timestamptz not null default now(),
    sentiment text
        constraint interactions_sentiment check (sentiment in ('positive', 'neutral', 'negative')),
    sentiment_by text constraint interactions_sentiment_by check (sentiment_by in ('ai', 'rep')),
    summary text not null default '',
    created_at timestamptz not null default now(),
    archived_at timestamptz,
    entry_key text constraint interactions_entry_key unique,
    version integer not null default 1
);

create table if not exists products (
    id serial primary key,
    name text not null constraint products_name check (length(name) between 1 and 255),
    category text not null
        constraint products_category check (category in ('suits', 'dresses', 'accessories', 'shoes')),
    price numeric(10, 2) not null
        constraint products_price check (price >= 0 and price < 100000000),
    description text not null default ''
        constraint products_description check (length(description) <= 10000),
    brand text not null default 'Luxe Couture'
        constraint products_brand check (length(brand) <= 100),
    in_stock boolean not null default true,
    picture text,
    created_at timestamptz not null default now(),
    entry_key text constraint products_entry_key unique,
    version integer not null default 1
);

create table if not exists purchases (
    id serial primary key,
    customer_id integer not null references customers (id) on delete cascade,
    product_id integer not null references products (id),
    quantity integer not null default 1
        constraint purchases_quantity check (quantity between 1 and 1000),
    price_paid numeric(10, 2) not null
        constraint purchases_price_paid check (price_paid >= 0 and price_paid < 100000000),
    bought_on date not null,
    created_at timestamptz not null default now(),
    archived_at timestamptz,
    entry_key text constraint purchases_entry_key unique,
    version integer not null default 1
);

create table if not exists follow_ups (
    id serial primary key,
    customer_id integer not null references customers (id) on delete cascade,
    due_on date not null,
    note text not null constraint follow_ups_note check (length(note) between 1 and 500),
    done_at timestamptz,
    created_at timestamptz not null default now(),
    archived_at timestamptz,
    entry_key text constraint follow_ups_entry_key unique,
    version integer not null default 1
);

create index if not exists customers_by_name on customers (name_key, id);
create index if not exists customers_by_company on customers (company_key, id);
create index if not exists customers_by_stage on customers (stage, name_key, id) where archived_at is null;
create index if not exists customers_by_contact on customers (last_contact, id);
create index if not exists customers_by_quiet on customers (quiet_at) where archived_at is null;
create index if not exists customers_by_mood on customers (latest_sentiment, latest_sentiment_at);
create index if not exists interactions_by_customer on interactions (customer_id, date, id);
-- What the triggers ask after every interaction: the newest contacts, the newest moods.
create index if not exists interactions_contacts on interactions (customer_id, date, id)
    where type <> 'note' and archived_at is null;
create index if not exists interactions_moods on interactions (customer_id, date, id)
    where sentiment is not null and archived_at is null;
create index if not exists interactions_by_date on interactions (date, id);
create index if not exists purchases_by_customer on purchases (customer_id, bought_on);
create index if not exists purchases_by_product on purchases (product_id);
create index if not exists follow_ups_by_customer on follow_ups (customer_id, due_on);
create index if not exists follow_ups_open on follow_ups (due_on, id)
    where done_at is null and archived_at is null;

insert into schema_versions (id) values (1) on conflict do nothing;

-- How far the store has come can be asked before supabase.sql gives the other rights.
grant select on schema_versions to service_role;
notify pgrst, 'reload schema';
