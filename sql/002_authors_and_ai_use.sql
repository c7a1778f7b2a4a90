-- Who made and who last changed a record, which clients never go to an AI service, and what each
-- question to one has cost. An author is an e-mail address, or null where nobody signs in.

alter table customers add column if not exists created_by text;
alter table customers add column if not exists changed_by text;
alter table interactions add column if not exists created_by text;
alter table interactions add column if not exists changed_by text;
alter table products add column if not exists created_by text;
alter table products add column if not exists changed_by text;
alter table purchases add column if not exists created_by text;
alter table purchases add column if not exists changed_by text;
alter table follow_ups add column if not exists created_by text;
alter table follow_ups add column if not exists changed_by text;

alter table customers add column if not exists no_ai boolean not null default false;

-- Never the text: only what was asked for, of whom, how long it took and what it cost.
create table if not exists ai_calls (
    id serial primary key,
    called_at timestamptz not null default now(),
    called_by text,
    feature text not null constraint ai_calls_feature check (length(feature) <= 100),
    engine text not null constraint ai_calls_engine check (length(engine) <= 100),
    model text not null default '' constraint ai_calls_model check (length(model) <= 200),
    tokens_in integer not null default 0,
    tokens_out integer not null default 0,
    microdollars integer not null default 0,
    milliseconds integer not null default 0,
    failure text not null default '' constraint ai_calls_failure check (length(failure) <= 500),
    entry_key text constraint ai_calls_entry_key unique,
    version integer not null default 1
);

create index if not exists ai_calls_by_time on ai_calls (called_at);

insert into schema_versions (id) values (2) on conflict do nothing;
notify pgrst, 'reload schema';
