-- What only Supabase needs: triggers, full text, the one write function, and who may do what.
-- Run it last, after views.sql; and again whenever views.sql was run again.

-- How names and texts are compared: as the functions of the same names in db/folding.py.
create or replace function plain(value text) returns text
language sql immutable parallel safe set search_path = '' as $$
    select replace(replace(replace(replace(replace(translate(lower(regexp_replace(normalize(value, nfkd), '[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]', '', 'g')),
        'øłđðħŧıŋĸɫƚəςٱىةکیۀ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९',
        'olddhtinklleσايهكيه012345678901234567890123456789'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ĳ', 'ij')
$$;

create or replace function squeezed(value text) returns text
language sql immutable parallel safe set search_path = public as $$
    select coalesce(regexp_replace(plain(value), '[\u0020\u0009\u000d\u000a\u000c\u000b\u0027\u2019\u2018\u02bb\u02bc\u02b9\u00b4\u0060\u002d\u2010\u2012\u2013\u2014\u2015\u2212\u002e\u002c\u00b7\u30fb]', '', 'g'), '')
$$;

create or replace function broken(value text) returns text
language sql immutable parallel safe set search_path = '' as $$
    select ' ' || trim(both ' ' from regexp_replace(value, '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02bb-\u02bc\u055a-\u055f\u060c-\u060d\u061b\u061f\u066a-\u066d\u06d4\u2010-\u205f\u20a0-\u20c0\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u30fb\ue000-\uf8ff\U0001f000-\U0001faff]+', ' ', 'g'))
$$;

create or replace function sortable(value text) returns text
language sql immutable parallel safe set search_path = public as $$
    select trim(both ' ' from broken(regexp_replace(plain(value), '[''’‘ʻʼʹ´`]', '', 'g')))
$$;

create or replace function spaced(value text) returns text
language sql immutable parallel safe set search_path = public as $$
    with whole as (
        select regexp_replace(regexp_replace(coalesce(plain(value), ''),
            '(?<=[0-9])[.,''’](?=[0-9]{3}(?![0-9]))', '', 'g'),
            '(?<=[\u1100-\u11ff\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\u0e00-\u0e7f])(?=[^\u1100-\u11ff\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\u0e00-\u0e7f])|(?<=[^\u1100-\u11ff\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\u0e00-\u0e7f])(?=[\u1100-\u11ff\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\u0e00-\u0e7f])', ' ', 'g') as t
    ), forms as (
        select broken(t) as apart, broken(regexp_replace(t,
            '(?<=[^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02bb-\u02bc\u055a-\u055f\u060c-\u060d\u061b\u061f\u066a-\u066d\u06d4\u2010-\u205f\u20a0-\u20c0\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u30fb\ue000-\uf8ff\U0001f000-\U0001faff])[''’‘ʻʼ‐-](?=[^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02bb-\u02bc\u055a-\u055f\u060c-\u060d\u061b\u061f\u066a-\u066d\u06d4\u2010-\u205f\u20a0-\u20c0\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u30fb\ue000-\uf8ff\U0001f000-\U0001faff])|(?<=[\u1100-\u11ff\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\u0e00-\u0e7f]) +(?=[\u1100-\u11ff\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\u0e00-\u0e7f])',
            '', 'g')) as joined
        from whole
    )
    select case when apart = joined then apart else apart || E' \n' || joined end from forms
$$;

create or replace function phone_digits(value text) returns text
language sql immutable parallel safe set search_path = public as $$
    with phone as (select replace(coalesce(plain(value), ''), '(0)', '') as t)
    select regexp_replace(
        case when t ~ '[0-9]-[a-z]{3}'
            then translate(t, 'abcdefghijklmnopqrstuvwxyz', '22233344455566677778889999')
            else t end,
        '[^0-9]+', '', 'g')
    from phone
$$;

create or replace function unlabelled(value text) returns text
language sql immutable parallel safe set search_path = '' as $$
    select regexp_replace(coalesce(value, ''), '^.*: ', '', 'gn')
$$;

create or replace function phones_digits(value text) returns text
language sql immutable parallel safe set search_path = public as $$
    select coalesce(string_agg(phone_digits(line), chr(10) order by n), '')
    from unnest(string_to_array(value, chr(10))) with ordinality as lines (line, n)
$$;

create or replace function customers_keep() returns trigger
language plpgsql set search_path = public as $$
begin
    new.name_key := sortable(new.first_name || ' ' || new.last_name);
    new.company_key := sortable(new.company);
    new.search_text := plain(new.first_name || ' ' || new.last_name) || chr(10)
        || coalesce(plain(new.email), '') || chr(10) || coalesce(plain(new.company), '') || chr(10)
        || coalesce(plain(new.phone), '') || chr(10)
        || squeezed(new.first_name || new.last_name) || chr(10)
        || squeezed(new.last_name || new.first_name) || chr(10)
        || squeezed(new.email) || chr(10) || squeezed(new.company) || chr(10)
        || case when new.tags = '' then ''
            else '#' || replace(plain(new.tags), chr(10), chr(10) || '#') || chr(10) end
        || case when new.other_emails = '' then ''
            else plain(unlabelled(new.other_emails)) || chr(10)
            || squeezed(replace(unlabelled(new.other_emails), chr(10), '|')) || chr(10) end
        || case when new.other_phones = '' then ''
            else plain(unlabelled(new.other_phones)) || chr(10)
            || phones_digits(unlabelled(new.other_phones)) || chr(10) end
        || phone_digits(new.phone) || chr(10);
    new.about_text := spaced(new.first_name || ' ' || new.last_name || ' ' || coalesce(new.company, '')
        || ' ' || new.notes);
    if tg_op = 'UPDATE' and new.version is distinct from old.version then
        new.updated_at := now();
    end if;
    return new;
end $$;

create or replace trigger customers_kept before insert or update on customers
for each row execute function customers_keep();

-- This customer, or a record of theirs, has just been changed.
create or replace function customer_touch(customer integer)
returns void language sql set search_path = public as $$
    insert into customer_touches as t (id, touched_at) values (customer, clock_timestamp())
    on conflict (id) do update set touched_at = excluded.touched_at;
$$;

create or replace function customers_touch() returns trigger
language plpgsql set search_path = public as $$
begin
    if tg_op = 'DELETE' then
        perform customer_touch(old.id);
    elsif tg_op = 'INSERT' or new.version <> old.version then
        perform customer_touch(new.id);
    end if;
    return null;
end $$;

create or replace trigger customers_touched
after insert or update of version or delete on customers
for each row execute function customers_touch();

-- Not while this customer is erased: with the row go thousands of records at once, and each would
-- tell of it, and refresh the figures of somebody who is gone.
create or replace function customer_is_there(customer integer)
returns boolean language sql stable set search_path = public as $$
    select exists (select from customers c where c.id = customer);
$$;

create or replace function records_touch() returns trigger
language plpgsql set search_path = public as $$
begin
    if tg_op <> 'DELETE' then
        perform customer_touch(new.customer_id);
    elsif customer_is_there(old.customer_id) then
        perform customer_touch(old.customer_id);
    end if;
    return null;
end $$;

-- Of this kind there is so much more on a day, or less.
create or replace function day_count(of_kind text, day date, more bigint)
returns void language plpgsql set search_path = public as $$
declare
    own integer := pg_backend_pid() % 8;
begin
    if of_kind is null or day is null or more = 0 then
        return;
    end if;
    update day_sums set amount = amount + more where kind = of_kind and day_on = day and part = own;
    if not found then
        insert into day_sums as s (kind, day_on, part, amount) values (of_kind, day, own, more)
        on conflict (kind, day_on, part) do update set amount = s.amount + excluded.amount;
    end if;
end $$;

-- All that this customer has counts from now on (times 1), or no more (times -1).
create or replace function customer_count(customer integer, times integer)
returns void language sql set search_path = public set timezone = 'UTC' as $$
    select day_count(d.kind, d.day_on, d.amount * times) from (
        select s.kind, s.day_on, cast(sum(s.amount) as bigint) as amount from day_shares s
        where s.customer_id = customer group by s.kind, s.day_on order by s.kind, s.day_on
    ) d;
$$;

create or replace function stage_count(it customers, times integer)
returns void language sql set search_path = public set timezone = 'UTC' as $$
    select day_count(it.stage, date(it.created_at), times),
        day_count(
            it.stage || ' bought', date(it.created_at),
            cast(round(it.bought_total * 100) as bigint) * times
        );
$$;

create or replace function customers_count() returns trigger
language plpgsql set search_path = public set timezone = 'UTC' as $$
begin
    if tg_op = 'INSERT' then
        if new.archived_at is null then
            perform stage_count(new, 1), day_count('quiet', date(new.quiet_at), 1);
        end if;
    elsif old.archived_at is not null and new.archived_at is null then
        perform customer_count(new.id, 1);
    elsif old.archived_at is null and new.archived_at is null then
        if old.quiet_at is distinct from new.quiet_at then
            perform day_count('quiet', date(old.quiet_at), -1), day_count('quiet', date(new.quiet_at), 1);
        end if;
        if (old.stage, old.bought_total) <> (new.stage, new.bought_total) then
            perform stage_count(old, -1), stage_count(new, 1);
        end if;
    end if;
    return null;
end $$;

create or replace trigger customers_counted
after insert or update of archived_at, quiet_at, stage, bought_total on customers
for each row execute function customers_count();

-- As long as the customer's row, and the records that go with it, are as they were counted.
create or replace function customers_uncount() returns trigger
language plpgsql set search_path = public as $$
begin
    if old.archived_at is null and (tg_op = 'DELETE' or new.archived_at is not null) then
        perform customer_count(old.id, -1);
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;

create or replace trigger customers_uncounted before delete or update of archived_at on customers
for each row execute function customers_uncount();

-- So does one record, unless its customer is archived.
create or replace function customer_counts(customer integer)
returns boolean language sql stable set search_path = public as $$
    select exists (select from customers c where c.id = customer and c.archived_at is null);
$$;

create or replace function interaction_count(it interactions, times integer)
returns void language sql set search_path = public set timezone = 'UTC' as $$
    select day_count(it.type, date(it.date), times), day_count(it.sentiment, date(it.date), times)
    where it.archived_at is null and customer_counts(it.customer_id);
$$;

create or replace function sale_count(it purchases, times integer)
returns void language sql set search_path = public as $$
    select day_count(
        r.category, it.bought_on, cast(round(it.price_paid * it.quantity * 100) as bigint) * times
    )
    from products r
    where r.id = it.product_id and it.archived_at is null and customer_counts(it.customer_id);
$$;

create or replace function products_count() returns trigger
language plpgsql set search_path = public as $$
begin
    perform day_count(old.category, d.bought_on, -d.cents),
        day_count(new.category, d.bought_on, d.cents)
    from (
        select p.bought_on,
            cast(sum(round(p.price_paid * p.quantity * 100)) as bigint) as cents
        from purchases p
        where p.product_id = new.id and p.archived_at is null and customer_counts(p.customer_id)
        group by p.bought_on
    ) d;
    return null;
end $$;

create or replace trigger products_counted after update of category on products
for each row when (old.category <> new.category) execute function products_count();

create or replace function customer_spent(customer integer)
returns void language sql set search_path = public as $$
    update customers c set bought_total = f.bought_total
    from customer_figures f
    where c.id = customer and f.id = customer;
    select customer_touch(customer);
$$;

create or replace function purchases_keep() returns trigger
language plpgsql set search_path = public as $$
begin
    if tg_op <> 'INSERT' then
        perform sale_count(old, -1);
    end if;
    if tg_op <> 'DELETE' then
        perform sale_count(new, 1);
    end if;
    if tg_op <> 'DELETE' then
        perform customer_spent(new.customer_id);
        if tg_op = 'UPDATE' and old.customer_id <> new.customer_id then
            perform customer_spent(old.customer_id);
        end if;
    elsif customer_is_there(old.customer_id) then
        perform customer_spent(old.customer_id);
    end if;
    return null;
end $$;

drop trigger if exists purchases_touched on purchases;
create or replace trigger purchases_kept after insert or update or delete on purchases
for each row execute function purchases_keep();

create or replace trigger follow_ups_touched after insert or update or delete on follow_ups
for each row execute function records_touch();
create or replace trigger facts_touched after insert or update or delete on facts
for each row execute function records_touch();

-- last_contact moves forward only, except when the very record it rested on was withdrawn or
-- re-dated. A client counts as quiet after twice the own rhythm, and never before two weeks.
create or replace function customer_refresh(customer integer, withdrawn_at timestamptz)
returns void language sql set search_path = public as $$
    update customers c set
        last_contact = case
            when withdrawn_at = c.last_contact then f.newest_contact_at
            else greatest(c.last_contact, f.newest_contact_at)
        end,
        overall_sentiment = f.overall_sentiment,
        latest_sentiment = f.latest_sentiment,
        latest_sentiment_at = f.latest_sentiment_at,
        rhythm_days = f.rhythm_days
    from customer_figures f
    where c.id = customer and f.id = customer;
    update customers
    set quiet_at = last_contact
        + case when rhythm_days is not null then greatest(14, 2 * rhythm_days) end
        * interval '1 day'
    where id = customer;
    select customer_touch(customer);
$$;

create or replace function interactions_keep() returns trigger
language plpgsql set search_path = public as $$
begin
    if tg_op <> 'INSERT' then
        perform interaction_count(old, -1);
    end if;
    if tg_op <> 'DELETE' then
        perform interaction_count(new, 1);
    end if;
    if tg_op = 'INSERT' then
        perform customer_refresh(new.customer_id, null);
    elsif tg_op = 'UPDATE' then
        perform customer_refresh(new.customer_id, old.date);
        if old.customer_id <> new.customer_id then
            perform customer_refresh(old.customer_id, old.date);
        end if;
    elsif customer_is_there(old.customer_id) then
        perform customer_refresh(old.customer_id, old.date);
    end if;
    return null;
end $$;

create or replace trigger interactions_kept
after insert or delete or update of customer_id, type, date, sentiment, archived_at
on interactions
for each row execute function interactions_keep();

create or replace function interactions_spell() returns trigger
language plpgsql set search_path = public as $$
begin
    new.search_text := spaced(new.subject || ' ' || new.content);
    return new;
end $$;

create or replace trigger interactions_spelled
before insert or update of subject, content, search_text on interactions
for each row execute function interactions_spell();

create or replace function facts_spell() returns trigger
language plpgsql set search_path = public as $$
begin
    new.search_text := spaced(new.words);
    return new;
end $$;

create or replace trigger facts_spelled
before insert or update of words, search_text on facts
for each row execute function facts_spell();

create or replace function follow_ups_spell() returns trigger
language plpgsql set search_path = public as $$
begin
    new.search_text := spaced(new.note);
    return new;
end $$;

create or replace trigger follow_ups_spelled
before insert or update of note, search_text on follow_ups
for each row execute function follow_ups_spell();

create or replace function products_spell() returns trigger
language plpgsql set search_path = public as $$
begin
    new.search_text := plain(new.name) || chr(10) || squeezed(new.name);
    return new;
end $$;

create or replace trigger products_spelled
before insert or update of name, search_text on products
for each row execute function products_spell();

-- What an earlier version of the functions above has spelled.
update customers set name_key = '' where name_key <> sortable(first_name || ' ' || last_name)
    or about_text <> spaced(first_name || ' ' || last_name || ' ' || coalesce(company, '')
        || ' ' || notes)
    or search_text not like '%' || chr(10) || phone_digits(phone) || chr(10);
update interactions set search_text = '' where search_text <> spaced(subject || ' ' || content);
update facts set search_text = '' where search_text <> spaced(words);
update follow_ups set search_text = '' where search_text <> spaced(note);
update products set search_text = '' where search_text <> plain(name) || chr(10) || squeezed(name);

create or replace trigger interactions_touched after update of version on interactions
for each row execute function records_touch();

-- Of the spellings, in which signs part words: PostgreSQL alone would take a web address, "red/white" or
-- "3.5" for one word, of which none is found by its parts.
drop index if exists interactions_by_words;
drop index if exists interactions_by_single_words;
drop index if exists facts_by_words;
create index if not exists interactions_by_spelling on interactions
using gin (to_tsvector('english', search_text));
create index if not exists facts_by_spelling on facts
using gin (to_tsvector('english', search_text));
create index if not exists follow_ups_by_spelling on follow_ups
using gin (to_tsvector('english', search_text));
create index if not exists customers_by_about on customers
using gin (to_tsvector('english', about_text));
create index if not exists facts_by_hold on facts (no_action, named_on);
drop index if exists customers_summed;
drop index if exists purchases_by_day;
create index if not exists facts_by_day on facts (named_on) where kind = 'occasion';

do $$
begin
    if exists (select from pg_available_extensions where name = 'pg_trgm') then
        create schema if not exists extensions;
        create extension if not exists pg_trgm with schema extensions;
        create index if not exists customers_by_text on customers
        using gin (search_text extensions.gin_trgm_ops);
    end if;
end $$;

-- Added up once, for a store that had records before its days were kept.
do $$
begin
    set local timezone = 'UTC';
    insert into day_sums (kind, day_on, amount)
    select s.kind, s.day_on, sum(s.amount)
    from day_shares s join customers c on c.id = s.customer_id
    where c.archived_at is null and not exists (select from day_sums)
    group by s.kind, s.day_on;
end $$;

-- Writes a list of changes, all or nothing, and returns the rows written, in order.
-- A change: {"action": "insert" | "update" | "amend" | "delete", "target": table, "values": {...},
-- "id": ..., "version": ...}. An insert whose entry_key is already there returns that row.
-- One that names its id pushes on the ids that follow, as in the embedded store.
-- An amendment is nobody's edit and leaves the version. Of a row that is gone any but an insert raises
-- PT404; of another version, PT409.
create or replace function apply_changes(changes jsonb) returns jsonb
language plpgsql security invoker set search_path = public as $$
declare
    change jsonb;
    columns text;
    assignments text;
    numbers text;
    written jsonb;
    result jsonb[] := '{}';
begin
    for change in select value from jsonb_array_elements(changes) loop
        select string_agg(format('%I', key), ', '), string_agg(format('%I = r.%1$I', key), ', ')
        into columns, assignments
        from jsonb_object_keys(change -> 'values') key;
        written := null;
        if change ->> 'action' = 'insert' then
            execute format(
                'insert into %1$I as t (%2$s) select %2$s from jsonb_populate_record(null::%1$I, $1)'
                ' on conflict (entry_key) do nothing returning to_jsonb(t)',
                change ->> 'target', columns
            ) into written using change -> 'values';
            if written is null then
                execute format(
                    'select to_jsonb(t) from %1$I t where entry_key = $1', change ->> 'target'
                ) into written using change -> 'values' ->> 'entry_key';
            end if;
            if change -> 'values' ? 'id' then
                numbers := pg_get_serial_sequence(change ->> 'target', 'id');
                execute format(
                    'select setval(%L, $1) from %s where last_value <= $1', numbers, numbers
                ) using (written ->> 'id')::bigint;
            end if;
        elsif change ->> 'action' in ('update', 'amend') then
            execute format(
                'update %1$I t set %2$s, version = t.version + case $4 when ''update'' then 1 else 0 end'
                ' from jsonb_populate_record(null::%1$I, $1) r'
                ' where t.id = $2 and t.version = coalesce($3, t.version) returning to_jsonb(t)',
                change ->> 'target', assignments
            ) into written
            using change -> 'values', (change ->> 'id')::integer, (change ->> 'version')::integer,
                change ->> 'action';
        else
            execute format(
                'delete from %1$I t where t.id = $1 and t.version = coalesce($2, t.version)'
                ' returning to_jsonb(t)',
                change ->> 'target'
            ) into written using (change ->> 'id')::integer, (change ->> 'version')::integer;
        end if;
        if written is null then
            execute format('select to_jsonb(t) from %1$I t where id = $1', change ->> 'target')
            into written using (change ->> 'id')::integer;
            if written is null then
                raise sqlstate 'PT404' using message = 'no such row',
                    detail = format('%s %s', change ->> 'target', change ->> 'id');
            end if;
            raise sqlstate 'PT409' using message = 'the row has a newer version',
                detail = format('%s %s', change ->> 'target', change ->> 'id');
        end if;
        result := result || written;
    end loop;
    return to_jsonb(result);
end $$;

-- Which text of this file was run last: the app compares. python -m db.schema writes it anew.
create or replace view supabase_mark as select '920a137e' as id;

-- Only the server holds a key: nothing for anon and authenticated, now or later. All that is in the
-- schema is closed, whatever made it, but for what an extension or another owner brought.
do $$
declare
    item record;
begin
    for item in
        select c.oid::regclass as name, c.relkind from pg_class c
        where c.relnamespace = 'public'::regnamespace
            and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
            and pg_has_role(c.relowner, 'usage')
            and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    loop
        if item.relkind in ('r', 'p') then
            execute format('alter table %s enable row level security', item.name);
        elsif item.relkind = 'v' then
            execute format('alter view %s set (security_invoker = on)', item.name);
        end if;
        execute format(
            'revoke all on %s %s from public, anon, authenticated',
            case item.relkind when 'S' then 'sequence' else 'table' end, item.name
        );
    end loop;
    for item in
        select p.oid::regprocedure as name from pg_proc p
        where p.pronamespace = 'public'::regnamespace
            and pg_has_role(p.proowner, 'usage')
            and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    loop
        execute format('revoke all on routine %s from public, anon, authenticated', item.name);
    end loop;
end $$;

alter default privileges in schema public revoke all on tables from public, anon, authenticated;
alter default privileges in schema public revoke all on sequences from public, anon, authenticated;
alter default privileges in schema public revoke all on functions from anon, authenticated;
alter default privileges revoke all on functions from public;

grant usage on schema public to service_role;
grant all on all tables in schema public to service_role;
grant all on all sequences in schema public to service_role;
grant execute on all functions in schema public to service_role;
alter default privileges in schema public grant all on tables to service_role;
alter default privileges in schema public grant all on sequences to service_role;
alter default privileges in schema public grant execute on functions to service_role;

notify pgrst, 'reload schema';
