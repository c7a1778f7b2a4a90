-- The read models. Dropped and made anew each time, so that running this file again is safe;
-- on Supabase run supabase.sql after it, which closes them to anon.
-- Every view has an id that is unique in it: pages of a list are cut along it.

-- Which text of this file was run last: the app compares. python -m db.schema writes it anew.
drop view if exists views_mark;
create view views_mark as select '9c0ddefc' as id;

drop view if exists pipeline_cards;
-- Views of earlier versions.
drop view if exists stage_counts;
drop view if exists stage_values;
drop view if exists interaction_days;
drop view if exists sale_days;
drop view if exists quiet_days;

drop view if exists customer_cards;
create view customer_cards as
select
    c.id, c.first_name, c.last_name, c.email, c.phone, c.company, c.stage,
    c.overall_sentiment, c.latest_sentiment, c.latest_sentiment_at,
    c.last_contact, c.rhythm_days, c.quiet_at, c.archived_at, c.version,
    c.changed_by, c.no_ai, c.name_key, c.company_key, c.search_text,
    (
        select min(f.due_on) from follow_ups f
        where f.customer_id = c.id and f.done_at is null and f.archived_at is null
    ) as next_follow_up_on
from customers c;

drop view if exists customer_profiles;
create view customer_profiles as
select
    c.id, c.first_name, c.last_name, c.email, c.phone, c.company, c.stage, c.notes,
    c.ai_summary, c.ai_insights, c.ai_facts_hash, c.ai_engine, c.ai_made_at,
    c.created_at, c.updated_at, c.archived_at, c.last_contact, c.overall_sentiment,
    c.latest_sentiment, c.latest_sentiment_at, c.rhythm_days, c.quiet_at, c.version,
    c.created_by, c.changed_by, c.no_ai,
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
    (
        select coalesce(sum(p.price_paid * p.quantity), 0) from purchases p
        where p.customer_id = c.id and p.archived_at is null
    ) as bought_total
from customers c;

drop view if exists timeline;
create view timeline as
select
    i.id, i.customer_id, i.type, i.subject, i.content, i.date, i.sentiment, i.sentiment_by,
    i.summary, i.created_at, i.created_by, i.changed_by, i.version, i.entry_key,
    i.subject || ' ' || i.content as interaction_words,
    c.first_name, c.last_name, c.archived_at as customer_archived_at
from interactions i
join customers c on c.id = i.customer_id
where i.archived_at is null;

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
    c.first_name, c.last_name, c.archived_at as customer_archived_at
from follow_ups f
join customers c on c.id = f.customer_id
where f.archived_at is null;

-- What is on record of a client, in one answer: the hundred newest interactions (and what was logged
-- at the very same time as the last of them), every purchase, every follow-up.
drop view if exists client_records;
create view client_records as
select
    'I' || i.id as id, c.id as customer_id, 'interaction' as kind, i.id as record_id, i.version,
    i.created_at,
    i.type, i.subject, i.content, i.date, i.sentiment, i.sentiment_by, i.summary,
    i.created_by, i.changed_by,
    cast(null as integer) as product_id, cast(null as text) as product_name,
    cast(null as text) as category, cast(null as integer) as quantity,
    cast(null as numeric) as price_paid, cast(null as numeric) as line_total,
    cast(null as date) as bought_on,
    cast(null as date) as due_on, cast(null as text) as note, cast(null as timestamptz) as done_at
from customers c
join interactions i on i.customer_id = c.id and i.date >= coalesce(
    (
        select n.date from interactions n
        where n.customer_id = c.id and n.archived_at is null
        order by n.date desc, n.id desc
        limit 1 offset 99
    ),
    (select min(n.date) from interactions n where n.customer_id = c.id)
)
where i.archived_at is null
union all
select
    'P' || p.id, p.customer_id, 'purchase', p.id, p.version, p.created_at,
    null, null, null, null, null, null, null, null, null,
    p.product_id, r.name, r.category, p.quantity, p.price_paid, p.price_paid * p.quantity,
    p.bought_on, null, null, null
from purchases p
join products r on r.id = p.product_id
where p.archived_at is null
union all
select
    'F' || f.id, f.customer_id, 'follow-up', f.id, f.version, f.created_at,
    null, null, null, null, null, null, null, null, null,
    null, null, null, null, null, null, null, f.due_on, f.note, f.done_at
from follow_ups f
where f.archived_at is null;

-- Who may have to be looked after, the 300 most urgent of each kind. A kind is late (due_on), quiet
-- since a day (quiet_on) or has a mood of a day (mood_on); in the two columns that are not its own
-- it has a day that passes a reader's filter and leaves the order alone.
drop view if exists needs_attention;
create view needs_attention as
select
    'overdue ' || a.id as id, a.customer_id, a.first_name, a.last_name, 'overdue' as kind,
    1 as rank, a.due_on, a.note, date('0001-01-01') as quiet_on, date('9999-12-31') as mood_on,
    a.last_contact, a.rhythm_days
from (
    select f.id, f.customer_id, c.first_name, c.last_name, f.due_on, f.note, c.last_contact,
        c.rhythm_days
    from follow_ups f
    join customers c on c.id = f.customer_id
    where f.done_at is null and f.archived_at is null and c.archived_at is null
        and not exists (
            select 1 from follow_ups e
            where e.customer_id = f.customer_id and e.done_at is null and e.archived_at is null
                and (e.due_on < f.due_on or e.due_on = f.due_on and e.id < f.id)
        )
    order by f.due_on, f.id
    limit 300
) a
union all
select
    'mood ' || a.id, a.id, a.first_name, a.last_name, 'mood',
    2, date('0001-01-01'), '', date('0001-01-01'), date(a.latest_sentiment_at),
    a.last_contact, a.rhythm_days
from (
    select c.id, c.first_name, c.last_name, c.latest_sentiment_at, c.last_contact, c.rhythm_days
    from customers c
    where c.latest_sentiment = 'negative' and c.archived_at is null
    order by c.latest_sentiment_at desc
    limit 300
) a
union all
select
    'quiet ' || a.id, a.id, a.first_name, a.last_name, 'quiet',
    3, date('0001-01-01'), '', date(a.quiet_at), date('9999-12-31'),
    a.last_contact, a.rhythm_days
from (
    select c.id, c.first_name, c.last_name, c.quiet_at, c.last_contact, c.rhythm_days
    from customers c
    where c.quiet_at is not null and c.archived_at is null
    order by c.quiet_at
    limit 300
) a;

-- What Home counts: the customers of each stage, and whether the demo is in the book.
drop view if exists book_figures;
create view book_figures as
select c.stage as id, count(*) as customers
from customers c
where c.archived_at is null
group by c.stage
union all
select 'demo', count(*) from customers c where c.entry_key = 'demo-customer-0';

-- The first fifteen cards of each stage, those in touch last on top.
create view pipeline_cards as
select k.*
from (
    select a.id from (
        select c.id from customers c where c.stage = 'lead' and c.archived_at is null
        order by c.last_contact desc nulls last, c.name_key, c.id limit 15
    ) a
    union all
    select b.id from (
        select c.id from customers c where c.stage = 'prospect' and c.archived_at is null
        order by c.last_contact desc nulls last, c.name_key, c.id limit 15
    ) b
    union all
    select d.id from (
        select c.id from customers c where c.stage = 'customer' and c.archived_at is null
        order by c.last_contact desc nulls last, c.name_key, c.id limit 15
    ) d
) shown
join customer_cards k on k.id = shown.id;

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
    ) as rhythm_days
from customers c;

-- Reports
-- Days are UTC days, one row each, for a reader to choose a range of and to add up; what was
-- archived, or belongs to an archived customer, does not count.

-- What happened on each day: the interactions by type and by mood, the sales by category.
drop view if exists report_days;
create view report_days as
select
    cast(d.day_on as text) as id,
    d.day_on,
    cast(sum(d.emails) as bigint) as emails,
    cast(sum(d.calls) as bigint) as calls,
    cast(sum(d.meetings) as bigint) as meetings,
    cast(sum(d.remarks) as bigint) as remarks,
    cast(sum(d.positive) as bigint) as positive,
    cast(sum(d.neutral) as bigint) as neutral,
    cast(sum(d.negative) as bigint) as negative,
    sum(d.suits) as suits_total,
    sum(d.dresses) as dresses_total,
    sum(d.accessories) as accessories_total,
    sum(d.shoes) as shoes_total
from (
    select
        date(i.date) as day_on,
        count(*) filter (where i.type = 'email') as emails,
        count(*) filter (where i.type = 'call') as calls,
        count(*) filter (where i.type = 'meeting') as meetings,
        count(*) filter (where i.type = 'note') as remarks,
        count(*) filter (where i.sentiment = 'positive') as positive,
        count(*) filter (where i.sentiment = 'neutral') as neutral,
        count(*) filter (where i.sentiment = 'negative') as negative,
        0 as suits, 0 as dresses, 0 as accessories, 0 as shoes
    from interactions i
    where i.archived_at is null
        and i.customer_id not in (select c.id from customers c where c.archived_at is not null)
    group by date(i.date)
    union all
    select
        p.bought_on, 0, 0, 0, 0, 0, 0, 0,
        sum(case when r.category = 'suits' then p.price_paid * p.quantity else 0 end),
        sum(case when r.category = 'dresses' then p.price_paid * p.quantity else 0 end),
        sum(case when r.category = 'accessories' then p.price_paid * p.quantity else 0 end),
        sum(case when r.category = 'shoes' then p.price_paid * p.quantity else 0 end)
    from purchases p
    join products r on r.id = p.product_id
    where p.archived_at is null
        and p.customer_id not in (select c.id from customers c where c.archived_at is not null)
    group by p.bought_on
) d
group by d.day_on;

-- How the book stands now: of each stage the customers and what they have bought so far; how many
-- customers count as quiet since each day, where a day to come is that of one still in touch; the
-- twenty who are quiet for longest. A stage has a day before all others.
drop view if exists standing_figures;
create view standing_figures as
select
    s.stage as id, 'stage' as kind, date('0001-01-01') as quiet_on, s.customers,
    coalesce(b.bought_total, 0) as bought_total,
    cast(null as integer) as customer_id, '' as first_name, '' as last_name,
    cast(null as timestamptz) as last_contact, cast(null as double precision) as rhythm_days
from (
    select c.stage, count(*) as customers from customers c
    where c.archived_at is null
    group by c.stage
) s
left join (
    select c.stage, sum(p.price_paid * p.quantity) as bought_total
    from purchases p
    join customers c on c.id = p.customer_id
    where p.archived_at is null and c.archived_at is null
    group by c.stage
) b on b.stage = s.stage
union all
select
    cast(date(c.quiet_at) as text), 'quiet', date(c.quiet_at), count(*), 0, null, '', '', null, null
from customers c
where c.archived_at is null and c.quiet_at is not null
group by date(c.quiet_at)
union all
select
    'longest ' || a.id, 'longest', date(a.quiet_at), 1, 0, a.id, a.first_name, a.last_name,
    a.last_contact, a.rhythm_days
from (
    select c.id, c.first_name, c.last_name, c.quiet_at, c.last_contact, c.rhythm_days
    from customers c
    where c.archived_at is null and c.quiet_at is not null
    order by c.quiet_at
    limit 20
) a;
