-- The read models. Dropped and made anew each time, so that running this file again is safe;
-- on Supabase run supabase.sql after it, which closes them to anon.
-- Every view has an id that is unique in it: pages of a list are cut along it.

-- Which text of this file was run last: the app compares. python -m db.schema writes it anew.
drop view if exists views_mark;
create view views_mark as select '6e511221' as id;

-- Views of earlier versions.
drop view if exists pipeline_cards;
drop view if exists stage_values;
drop view if exists client_records;
drop view if exists needs_attention;
drop view if exists book_figures;
drop view if exists standing_figures;
drop view if exists report_days;
drop view if exists stage_figures; -- one that reads stage_counts

drop view if exists customer_cards;
create view customer_cards as
select
    c.id, c.first_name, c.last_name, c.email, c.phone, c.other_emails, c.other_phones,
    c.company, c.stage, c.tags,
    c.overall_sentiment, c.latest_sentiment, c.latest_sentiment_at,
    c.last_contact, c.rhythm_days, c.quiet_at, c.archived_at, c.version,
    c.changed_by, c.no_ai, c.import_id, c.name_key, c.company_key, c.search_text,
    (
        select min(f.due_on) from follow_ups f
        where f.customer_id = c.id and f.done_at is null and f.archived_at is null
    ) as next_follow_up_on
from customers c;

-- What leaves the book as a table of customers.
drop view if exists customer_exports;
create view customer_exports as
select
    c.id, c.first_name, c.last_name, c.email, c.phone, c.other_emails, c.other_phones,
    c.company, c.stage, c.tags, c.notes,
    c.overall_sentiment, c.last_contact, c.archived_at, c.name_key, c.company_key, c.search_text,
    (
        select min(f.due_on) from follow_ups f
        where f.customer_id = c.id and f.done_at is null and f.archived_at is null
    ) as next_follow_up_on,
    c.bought_total
from customers c;

drop view if exists customer_profiles;
create view customer_profiles as
select
    c.id, c.first_name, c.last_name, c.email, c.phone, c.other_emails, c.other_phones,
    c.company, c.stage, c.tags, c.notes,
    c.ai_summary, c.ai_insights, c.ai_facts_hash, c.ai_engine, c.ai_made_at,
    c.created_at, c.updated_at, c.archived_at, c.last_contact, c.overall_sentiment,
    c.latest_sentiment, c.latest_sentiment_at, c.rhythm_days, c.quiet_at, c.version,
    c.created_by, c.changed_by, c.no_ai, c.notes_read_version, c.notes_unread,
    (
        select min(f.due_on) from follow_ups f
        where f.customer_id = c.id and f.done_at is null and f.archived_at is null
    ) as next_follow_up_on,
    (
        select min(i.date) from interactions i
        where i.customer_id = c.id and i.archived_at is null
    ) as first_contact_at,
    (
        select count(*) from interactions i
        where i.customer_id = c.id and i.archived_at is null and i.type = 'email'
    ) as emails,
    (
        select count(*) from interactions i
        where i.customer_id = c.id and i.archived_at is null and i.type = 'call'
    ) as calls,
    (
        select count(*) from interactions i
        where i.customer_id = c.id and i.archived_at is null and i.type = 'meeting'
    ) as meetings,
    (
        select count(*) from interactions i
        where i.customer_id = c.id and i.archived_at is null and i.type = 'note'
    ) as remarks,
    (
        select count(*) from purchases p
        where p.customer_id = c.id and p.archived_at is null
    ) as purchases,
    c.bought_total
from customers c;

-- Name, company and notes of those who are not archived, to be looked for in the whole book.
drop view if exists customer_texts;
create view customer_texts as
select
    c.id, c.id as customer_id, c.notes, c.updated_at,
    c.about_text as search_text, c.about_text as about_words
from customers c
where c.archived_at is null;

drop view if exists timeline;
create view timeline as
select
    i.id, i.customer_id, i.type, i.subject, i.content, i.date, i.sentiment, i.sentiment_by,
    i.summary, i.created_at, i.created_by, i.changed_by, i.version, i.entry_key,
    i.read_version, i.unread, i.said_on, i.search_text, i.import_id,
    i.search_text as interaction_words,
    c.first_name, c.last_name, c.company, c.email, c.phone,
    c.archived_at as customer_archived_at
from interactions i
join customers c on c.id = i.customer_id
where i.archived_at is null;

-- The log of what was done, each with the first record that it changed; what is of a customer who was
-- erased is gone with the customer.
drop view if exists history;
create view history as
select
    d.id, d.kind, d.entry_key, coalesce(i.id, m.id) as record_id, d.done_at, d.done_by, d.version,
    case when d.kind = 'import' then i.customers else d.customers end as customers,
    case d.kind when 'import' then i.undone_at when 'merge' then m.undone_at
        else d.undone_at end as undone_at,
    i.name as title, c.first_name, c.last_name, s.record_table, s.before, s.after
from deeds d
left join imports i on d.kind = 'import' and i.entry_key = substr(d.entry_key, 8)
left join merges m on d.kind = 'merge' and m.entry_key = substr(d.entry_key, 7)
left join deed_steps s on s.id = (
    select min(f.id) from deed_steps f where f.deed_key = d.entry_key
)
left join customers c on c.id = coalesce(m.customer_id, s.customer_id)
where i.id is not null or c.id is not null;

-- What is known of a customer: without the facts of interactions that were deleted.
drop view if exists known_facts;
create view known_facts as
select f.*, f.search_text as fact_words
from facts f
left join interactions i on i.id = f.interaction_id
where f.archived_at is null and (f.interaction_id is null or i.archived_at is null);

-- What customers love or have asked for themselves, to be looked for by its words in the whole book.
drop view if exists wishes;
create view wishes as
select
    f.id, f.customer_id, f.said_on, f.search_text as fact_words
from facts f
join customers c on c.id = f.customer_id
left join interactions i on i.id = f.interaction_id
where f.kind in ('like', 'request') and f.whose = '' and f.state in ('proposed', 'confirmed')
    and f.archived_at is null and c.archived_at is null
    and (f.interaction_id is null or i.archived_at is null);

-- The days that customers named, with the card of each: a birthday, a gala, a wedding.
drop view if exists named_days;
create view named_days as
select
    f.id, f.customer_id, f.words, f.whose, f.named_on, f.no_year,
    c.first_name, c.last_name, c.email, c.phone, c.company, c.stage,
    c.overall_sentiment, c.latest_sentiment, c.latest_sentiment_at,
    c.last_contact, c.rhythm_days, c.quiet_at, c.archived_at, c.changed_by, c.version,
    c.other_emails, c.other_phones, c.tags,
    (
        select min(u.due_on) from follow_ups u
        where u.customer_id = c.id and u.done_at is null and u.archived_at is null
    ) as next_follow_up_on
from facts f
join customers c on c.id = f.customer_id
left join interactions i on i.id = f.interaction_id
where f.kind = 'occasion' and f.state in ('proposed', 'confirmed') and f.named_on is not null
    and f.archived_at is null and c.archived_at is null
    and (f.interaction_id is null or i.archived_at is null);

-- The catalog without its pictures, which may be large.
drop view if exists pieces;
create view pieces as
select r.id, r.name, r.category, r.price, r.description, r.in_stock, r.search_text
from products r;

drop view if exists purchase_lines;
create view purchase_lines as
select
    p.id, p.customer_id, p.product_id, p.quantity, p.price_paid, p.bought_on, p.version,
    p.price_paid * p.quantity as line_total,
    r.name as product_name, r.category, r.in_stock
from purchases p
join products r on r.id = p.product_id
where p.archived_at is null;

drop view if exists due_follow_ups;
create view due_follow_ups as
select
    f.id, f.customer_id, f.due_on, f.note, f.done_at, f.created_at, f.version,
    f.search_text, f.search_text as follow_up_words,
    c.first_name, c.last_name, c.company, c.email, c.phone,
    c.archived_at as customer_archived_at
from follow_ups f
join customers c on c.id = f.customer_id
where f.archived_at is null;

-- Of each customer the open follow-up that is due first.
drop view if exists next_follow_ups;
create view next_follow_ups as
select
    f.id, f.customer_id, f.due_on, f.note, f.done_at, f.created_at, f.version,
    c.first_name, c.last_name, c.email, c.phone, c.other_emails, c.other_phones,
    c.company, c.stage, c.tags,
    c.overall_sentiment, c.latest_sentiment, c.latest_sentiment_at,
    c.last_contact, c.rhythm_days, c.quiet_at, c.archived_at, c.changed_by,
    c.version as customer_version
from follow_ups f
join customers c on c.id = f.customer_id
where f.done_at is null and f.archived_at is null and c.archived_at is null
    and not exists (
        select 1 from follow_ups e
        where e.customer_id = f.customer_id and e.done_at is null and e.archived_at is null
            and (e.due_on < f.due_on or e.due_on = f.due_on and e.id < f.id)
    );

drop view if exists stage_counts;
create view stage_counts as
select s.kind as id, cast(sum(s.amount) as bigint) as customers
from day_sums s
where s.kind in ('lead', 'prospect', 'customer')
group by s.kind
having sum(s.amount) > 0;

drop view if exists ai_use;
create view ai_use as
select
    date(a.called_at) || ' ' || a.feature || ' ' || a.engine as id,
    date(a.called_at) as used_on,
    a.feature,
    a.engine,
    count(*) as calls,
    sum(case when a.failure <> '' then 1 else 0 end) as failures,
    sum(a.tokens_in) as tokens_in,
    sum(a.tokens_out) as tokens_out,
    sum(a.microdollars) as microdollars,
    cast(avg(a.milliseconds) as double precision) as mean_milliseconds
from ai_calls a
group by date(a.called_at), a.feature, a.engine;

-- What the triggers keep on each customer, defined here once for both stores.
-- Contact: an email, a call or a meeting; a note is a remark of ours.
-- Overall sentiment: over the ten newest scored interactions, positive counts 1, neutral 0 and
--   negative -1, each weighted 30 / (30 + days before the newest): a month earlier counts half, two
--   years earlier 4 %. A mean of at least 0.25 is positive, of at most -0.25 negative.
-- Rhythm: the mean days between the eleven newest contacts, when there are three or more.
drop view if exists customer_figures;
create view customer_figures as
select
    c.id,
    (
        select max(i.date) from interactions i
        where i.customer_id = c.id and i.type <> 'note' and i.archived_at is null
    ) as newest_contact_at,
    (
        select case
            when mood.score >= 0.25 then 'positive'
            when mood.score <= -0.25 then 'negative'
            when mood.score is not null then 'neutral'
        end
        from (
            select sum(recent.value * recent.weight) / sum(recent.weight) as score
            from (
                select
                    case i.sentiment when 'positive' then 1.0 when 'negative' then -1.0 else 0.0 end
                        as value,
                    30.0 / (30.0 + extract(epoch from newest.date - i.date) / 86400) as weight
                from interactions i
                cross join (
                    select max(n.date) as date from interactions n
                    where n.customer_id = c.id and n.sentiment is not null
                        and n.archived_at is null
                ) newest
                where i.customer_id = c.id and i.sentiment is not null and i.archived_at is null
                order by i.date desc, i.id desc
                limit 10
            ) recent
        ) mood
    ) as overall_sentiment,
    (
        select i.sentiment from interactions i
        where i.customer_id = c.id and i.sentiment is not null and i.archived_at is null
        order by i.date desc, i.id desc
        limit 1
    ) as latest_sentiment,
    (
        select max(i.date) from interactions i
        where i.customer_id = c.id and i.sentiment is not null and i.archived_at is null
    ) as latest_sentiment_at,
    (
        select case when count(*) >= 3 then cast(
            extract(epoch from max(recent.date) - min(recent.date)) / 86400 / (count(*) - 1)
            as double precision
        ) end
        from (
            select i.date from interactions i
            where i.customer_id = c.id and i.type <> 'note' and i.archived_at is null
            order by i.date desc, i.id desc
            limit 11
        ) recent
    ) as rhythm_days,
    (
        select coalesce(sum(p.price_paid * p.quantity), 0) from purchases p
        where p.customer_id = c.id and p.archived_at is null
    ) as bought_total
from customers c;

-- Reports
-- Days are UTC days, one row each, for a reader to choose a range of and to add up; what was
-- archived, or belongs to an archived customer, does not count.

-- What each record adds to its day, here once for both stores: what a customer is archived or erased with
-- is taken from the days by it. The triggers of sqlite.sql and supabase.sql keep their sums in day_sums.
drop view if exists day_shares;
create view day_shares as
select 'type ' || i.id as id, i.customer_id, i.type as kind, date(i.date) as day_on, 1 as amount
from interactions i where i.archived_at is null
union all
select 'mood ' || i.id, i.customer_id, i.sentiment, date(i.date), 1
from interactions i where i.archived_at is null and i.sentiment is not null
union all
select 'sale ' || p.id, p.customer_id, r.category, p.bought_on,
    cast(round(p.price_paid * p.quantity * 100) as bigint)
from purchases p join products r on r.id = p.product_id
where p.archived_at is null
union all
select 'quiet ' || c.id, c.id, 'quiet', date(c.quiet_at), 1
from customers c where c.quiet_at is not null
union all
select 'stage ' || c.id, c.id, c.stage, date(c.created_at), 1
from customers c
union all
select 'bought ' || c.id, c.id, c.stage || ' bought', date(c.created_at),
    cast(round(c.bought_total * 100) as bigint)
from customers c;

drop view if exists interaction_days;
create view interaction_days as
select
    cast(s.day_on as text) as id,
    s.day_on,
    cast(sum(case s.kind when 'email' then s.amount else 0 end) as bigint) as emails,
    cast(sum(case s.kind when 'call' then s.amount else 0 end) as bigint) as calls,
    cast(sum(case s.kind when 'meeting' then s.amount else 0 end) as bigint) as meetings,
    cast(sum(case s.kind when 'note' then s.amount else 0 end) as bigint) as remarks,
    cast(sum(case s.kind when 'positive' then s.amount else 0 end) as bigint) as positive,
    cast(sum(case s.kind when 'neutral' then s.amount else 0 end) as bigint) as neutral,
    cast(sum(case s.kind when 'negative' then s.amount else 0 end) as bigint) as negative
from day_sums s
where s.kind in ('email', 'call', 'meeting', 'note', 'positive', 'neutral', 'negative')
group by s.day_on
having sum(s.amount) > 0;

drop view if exists sale_days;
create view sale_days as
select
    cast(s.day_on as text) as id,
    s.day_on,
    sum(case s.kind when 'suits' then s.amount else 0 end) / 100.0 as suits_total,
    sum(case s.kind when 'dresses' then s.amount else 0 end) / 100.0 as dresses_total,
    sum(case s.kind when 'accessories' then s.amount else 0 end) / 100.0 as accessories_total,
    sum(case s.kind when 'shoes' then s.amount else 0 end) / 100.0 as shoes_total
from day_sums s
where s.kind in ('suits', 'dresses', 'accessories', 'shoes')
group by s.day_on
having sum(s.amount) > 0;

-- Of each stage the customers as they stand now, and what they have bought so far.
create view stage_figures as
select
    n.id, n.customers,
    (
        select coalesce(sum(s.amount), 0) / 100.0 from day_sums s where s.kind = n.id || ' bought'
    ) as bought_total
from stage_counts n;

-- How many customers count as quiet since each day; a day to come is that of one still in touch.
drop view if exists quiet_days;
create view quiet_days as
select
    cast(s.day_on as text) as id, s.day_on as quiet_on, cast(sum(s.amount) as bigint) as customers
from day_sums s
where s.kind = 'quiet'
group by s.day_on
having sum(s.amount) > 0;

grant select on views_mark to service_role;
notify pgrst, 'reload schema';
