-- What each day adds up to, kept by the database: a report of a year reads its days, not their records.
-- A kind is an interaction's type or mood, a category of what was sold (in cents), a stage of those who came
-- into the book that day, with "bought" for what they have bought since (in cents), or "quiet", which counts
-- who has been quiet since then. Who writes at the same time counts in parts of their own, so that nobody
-- waits for another; a day's figure is the sum of them.

create table if not exists day_sums (
    id serial primary key,
    kind text not null,
    day_on date not null,
    part integer not null default 0,
    amount bigint not null,
    constraint day_sums_day unique (kind, day_on, part)
);

insert into schema_versions (id) values (15) on conflict do nothing;
notify pgrst, 'reload schema';
