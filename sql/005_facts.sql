-- What the records say of a customer: each fact with its words from the record, whose it is, the day
-- it was said and the day it names. A fact without a quote is the rep's own word.

create table if not exists facts (
    id serial primary key,
    customer_id integer not null references customers (id) on delete cascade,
    -- The interaction that says it; null for the notes and for the rep's own word.
    interaction_id integer references interactions (id) on delete cascade,
    kind text not null constraint facts_kind check (kind in (
        'must', 'like', 'dislike', 'size', 'occasion', 'promise', 'request', 'person', 'budget',
        'channel', 'objection', 'decision'
    )),
    whose text not null default '' constraint facts_whose check (length(whose) <= 200),
    words text not null constraint facts_words check (length(words) between 1 and 1000),
    -- As the reader had them, before a rep's correction.
    first_words text not null default '',
    quote text not null default '' constraint facts_quote check (length(quote) <= 1000),
    said_on date not null,
    named_on date,
    -- A birthday has a day and no year; a promise may be one of no action before its day.
    no_year boolean not null default false,
    no_action boolean not null default false,
    figure double precision,
    unit text not null default '' constraint facts_unit check (length(unit) <= 20),
    read_by text not null constraint facts_read_by check (read_by in ('analyst', 'service', 'rep')),
    state text not null default 'proposed' constraint facts_state
        check (state in ('proposed', 'confirmed', 'rejected', 'settled')),
    created_at timestamptz not null default now(),
    archived_at timestamptz,
    created_by text,
    changed_by text,
    entry_key text constraint facts_entry_key unique,
    version integer not null default 1
);

create index if not exists facts_by_customer on facts (customer_id, said_on, id);
create index if not exists facts_by_interaction on facts (interaction_id);
create index if not exists facts_by_kind on facts (kind, customer_id) where archived_at is null;

-- By which version of the readers a text was read, 0 for none, and what of it was not read.
alter table interactions add column if not exists read_version integer not null default 0;
alter table interactions add column if not exists unread text not null default '';
alter table customers add column if not exists notes_read_version integer not null default 0;
alter table customers add column if not exists notes_unread text not null default '';

create index if not exists interactions_by_reader on interactions (read_version, id)
where archived_at is null;
create index if not exists customers_by_reader on customers (notes_read_version, id);

insert into schema_versions (id) values (5) on conflict do nothing;
notify pgrst, 'reload schema';
