-- The reps' own settings: how each signs. The key is the rep's e-mail address, "" where nobody signs in.

create table if not exists reps (
    id serial primary key,
    entry_key text not null constraint reps_entry_key unique,
    signature text not null constraint reps_signature check (length(signature) between 1 and 100),
    version integer not null default 1
);

insert into schema_versions (id) values (7) on conflict do nothing;
notify pgrst, 'reload schema';
