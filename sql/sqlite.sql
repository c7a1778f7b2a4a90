-- What only the embedded store needs: the triggers that keep a customer's figures, and full text.
-- plain(), squeezed(), sortable(), spaced(), unlabelled(), phone_digits() and
-- phones_digits() are the app's own (db/folding.py).

-- SQLite has no procedures: a row inserted into such a view is a call.
-- customer_touch: this customer, or a record of theirs, has just been changed. The clock counts
-- milliseconds: of two changes in one of them the second is told as the next.
drop view if exists customer_touch;
create view customer_touch as select null as customer_id where false;
create trigger customer_touched instead of insert on customer_touch begin
    insert into customer_touches (id, touched_at) values (new.customer_id, now())
    on conflict (id) do update set
        touched_at = max(excluded.touched_at, timestamp(touched_at, '+0.001 seconds'));
end;

-- day_count: of this kind there is so much more on a day, or less.
drop view if exists day_count;
create view day_count as select null as kind, null as day_on, null as amount where false;
create trigger day_counted instead of insert on day_count
when new.kind is not null and new.day_on is not null begin
    insert into day_sums (kind, day_on, amount) values (new.kind, new.day_on, new.amount)
    on conflict (kind, day_on, part) do update set amount = amount + excluded.amount;
end;

-- stage_count: there is one more customer in a stage, who has bought for so much, or (times -1) one less.
drop view if exists stage_count;
create view stage_count as
select null as stage, null as created_at, null as bought_total, null as times where false;
create trigger stage_counted instead of insert on stage_count begin
    insert into day_count values (new.stage, date(new.created_at), new.times);
    insert into day_count
    select new.stage || ' bought', date(new.created_at),
        cast(round(new.bought_total * 100) as integer) * new.times
    where new.bought_total <> 0;
end;

-- customer_count: all that this customer has counts from now on (times 1), or no more (times -1).
drop view if exists customer_count;
create view customer_count as select null as customer_id, null as times where false;
create trigger customer_counted instead of insert on customer_count begin
    insert into day_count
    select s.kind, s.day_on, sum(s.amount) * new.times from day_shares s
    where s.customer_id = new.customer_id group by s.kind, s.day_on;
end;

-- interaction_count, sale_count: so does one such record, unless its customer is archived.
drop view if exists interaction_count;
create view interaction_count as
select null as customer_id, null as type, null as sentiment, null as date, null as times where false;
create trigger interaction_counted instead of insert on interaction_count
when exists (select 1 from customers c where c.id = new.customer_id and c.archived_at is null) begin
    insert into day_count values (new.type, date(new.date), new.times);
    insert into day_count values (new.sentiment, date(new.date), new.times);
end;

drop view if exists sale_count;
create view sale_count as
select null as customer_id, null as product_id, null as bought_on, null as price, null as times
where false;
create trigger sale_counted instead of insert on sale_count
when exists (select 1 from customers c where c.id = new.customer_id and c.archived_at is null) begin
    insert into day_count
    select r.category, new.bought_on, cast(round(new.price * 100) as integer) * new.times
    from products r where r.id = new.product_id;
end;

drop trigger if exists customers_added;
create trigger customers_added after insert on customers begin
    insert into about_words (rowid, about_text) values (new.id, new.about_text);
    insert into stage_count
    select new.stage, new.created_at, new.bought_total, 1 where new.archived_at is null;
    insert into day_count select 'quiet', date(new.quiet_at), 1 where new.archived_at is null;
    update customers set first_name = first_name where id = new.id;
    insert into customer_touch values (new.id);
end;

drop trigger if exists customers_named;
create trigger customers_named
after update of first_name, last_name, email, company, phone, other_emails, other_phones, tags
on customers begin
    update customers set
        name_key = sortable(first_name || ' ' || last_name),
        company_key = sortable(company),
        search_text = plain(first_name || ' ' || last_name) || char(10)
        || coalesce(plain(email), '') || char(10) || coalesce(plain(company), '') || char(10)
        || coalesce(plain(phone), '') || char(10)
        || squeezed(first_name || last_name) || char(10)
        || squeezed(last_name || first_name) || char(10)
        || squeezed(email) || char(10) || squeezed(company) || char(10)
        || case when tags = '' then ''
            else '#' || replace(plain(tags), char(10), char(10) || '#') || char(10) end
        || case when other_emails = '' then '' else plain(unlabelled(other_emails)) || char(10)
            || squeezed(replace(unlabelled(other_emails), char(10), '|')) || char(10) end
        || case when other_phones = '' then '' else plain(unlabelled(other_phones)) || char(10)
            || phones_digits(unlabelled(other_phones)) || char(10) end
        || phone_digits(phone) || char(10)
    where id = new.id;
end;

drop trigger if exists customers_noted;
create trigger customers_noted
after update of first_name, last_name, company, notes on customers begin
    update customers set about_text = spaced(
        first_name || ' ' || last_name || ' ' || coalesce(company, '') || ' ' || notes
    ) where id = new.id;
end;

drop trigger if exists customers_spelled;
create trigger customers_spelled after update of about_text on customers begin
    insert into about_words (about_words, rowid, about_text) values ('delete', old.id, old.about_text);
    insert into about_words (rowid, about_text) values (new.id, new.about_text);
end;

drop trigger if exists customers_edited;
create trigger customers_edited after update of version on customers
when new.version <> old.version begin
    update customers set updated_at = now() where id = new.id;
    insert into customer_touch values (new.id);
end;

drop trigger if exists customers_quieted;
create trigger customers_quieted after update of quiet_at on customers
when old.archived_at is null and new.archived_at is null and old.quiet_at is not new.quiet_at begin
    insert into day_count values ('quiet', date(old.quiet_at), -1);
    insert into day_count values ('quiet', date(new.quiet_at), 1);
end;

drop trigger if exists customers_moved;
create trigger customers_moved after update of stage, bought_total on customers
when old.archived_at is null and new.archived_at is null begin
    insert into stage_count values (old.stage, old.created_at, old.bought_total, -1);
    insert into stage_count values (new.stage, new.created_at, new.bought_total, 1);
end;

drop trigger if exists customers_put_away;
create trigger customers_put_away before update of archived_at on customers
when old.archived_at is null and new.archived_at is not null begin
    insert into customer_count values (new.id, -1);
end;

drop trigger if exists customers_put_back;
create trigger customers_put_back after update of archived_at on customers
when old.archived_at is not null and new.archived_at is null begin
    insert into customer_count values (new.id, 1);
end;

-- As long as the records that go with the customer are there.
drop trigger if exists customers_uncounted;
create trigger customers_uncounted before delete on customers when old.archived_at is null begin
    insert into customer_count values (old.id, -1);
end;

drop trigger if exists customers_erased;
create trigger customers_erased after delete on customers begin
    insert into about_words (about_words, rowid, about_text) values ('delete', old.id, old.about_text);
    insert into customer_touch values (old.id);
end;

-- customer_refresh: an interaction of this customer was written, one of withdrawn_at no longer stands.
-- last_contact moves forward only, except when the very record it rested on was withdrawn or
-- re-dated.
-- A client counts as quiet after twice the own rhythm, and never before two weeks.
drop view if exists customer_refresh;
create view customer_refresh as select null as customer_id, null as withdrawn_at where false;
create trigger customer_refreshed instead of insert on customer_refresh begin
    update customers
    set (last_contact, overall_sentiment, latest_sentiment, latest_sentiment_at, rhythm_days) = (
        select
            case
                when new.withdrawn_at = customers.last_contact or customers.last_contact is null
                    then f.newest_contact_at
                else max(customers.last_contact, coalesce(f.newest_contact_at, ''))
            end,
            f.overall_sentiment, f.latest_sentiment, f.latest_sentiment_at, f.rhythm_days
        from customer_figures f where f.id = new.customer_id
    )
    where id = new.customer_id;
    update customers
    set quiet_at = timestamp(julianday(last_contact) + max(14, 2 * rhythm_days))
    where id = new.customer_id;
    insert into customer_touch values (new.customer_id);
end;

drop trigger if exists interactions_added;
create trigger interactions_added after insert on interactions begin
    insert into customer_refresh values (new.customer_id, null);
    insert into interaction_count
    select new.customer_id, new.type, new.sentiment, new.date, 1 where new.archived_at is null;
    insert into interaction_words (rowid, search_text) values (new.id, new.search_text);
    update interactions set search_text = spaced(subject || ' ' || content) where id = new.id;
end;

drop trigger if exists interactions_changed;
create trigger interactions_changed
after update of customer_id, type, date, sentiment, archived_at on interactions begin
    insert into interaction_count
    select old.customer_id, old.type, old.sentiment, old.date, -1 where old.archived_at is null;
    insert into interaction_count
    select new.customer_id, new.type, new.sentiment, new.date, 1 where new.archived_at is null;
    insert into customer_refresh values (new.customer_id, old.date);
    insert into customer_refresh
    select old.customer_id, old.date where old.customer_id <> new.customer_id;
end;

drop trigger if exists interactions_reworded;
create trigger interactions_reworded after update of subject, content on interactions begin
    update interactions set search_text = spaced(subject || ' ' || content) where id = new.id;
end;

drop trigger if exists interactions_spelled;
create trigger interactions_spelled after update of search_text on interactions begin
    insert into interaction_words (interaction_words, rowid, search_text)
    values ('delete', old.id, old.search_text);
    insert into interaction_words (rowid, search_text) values (new.id, new.search_text);
end;

drop trigger if exists products_added;
create trigger products_added after insert on products begin
    update products set search_text = plain(name) || char(10) || squeezed(name) where id = new.id;
end;

drop trigger if exists products_renamed;
create trigger products_renamed after update of name on products begin
    update products set search_text = plain(name) || char(10) || squeezed(name) where id = new.id;
end;

drop trigger if exists products_moved;
create trigger products_moved after update of category on products
when old.category <> new.category begin
    insert into day_count
    select old.category, p.bought_on, -sum(cast(round(p.price_paid * p.quantity * 100) as integer))
    from purchases p join customers c on c.id = p.customer_id
    where p.product_id = new.id and p.archived_at is null and c.archived_at is null
    group by p.bought_on;
    insert into day_count
    select new.category, p.bought_on, sum(cast(round(p.price_paid * p.quantity * 100) as integer))
    from purchases p join customers c on c.id = p.customer_id
    where p.product_id = new.id and p.archived_at is null and c.archived_at is null
    group by p.bought_on;
end;

drop trigger if exists interactions_edited;
create trigger interactions_edited after update of version on interactions begin
    insert into customer_touch values (new.customer_id);
end;

-- With the customer go thousands of them at once: there is nobody left to refresh.
drop trigger if exists interactions_erased;
create trigger interactions_erased after delete on interactions begin
    insert into interaction_words (interaction_words, rowid, search_text)
    values ('delete', old.id, old.search_text);
    insert into interaction_count
    select old.customer_id, old.type, old.sentiment, old.date, -1 where old.archived_at is null;
    insert into customer_refresh
    select c.id, old.date from customers c where c.id = old.customer_id;
end;

-- customer_spent: a purchase of this customer was written.
drop view if exists customer_spent;
create view customer_spent as select null as customer_id where false;
create trigger customer_has_spent instead of insert on customer_spent begin
    update customers set bought_total = (
        select f.bought_total from customer_figures f where f.id = new.customer_id
    ) where id = new.customer_id;
    insert into customer_touch values (new.customer_id);
end;

drop trigger if exists purchases_added;
create trigger purchases_added after insert on purchases begin
    insert into customer_spent values (new.customer_id);
    insert into sale_count
    select new.customer_id, new.product_id, new.bought_on, new.price_paid * new.quantity, 1
    where new.archived_at is null;
end;

drop trigger if exists purchases_changed;
create trigger purchases_changed after update on purchases begin
    insert into customer_spent values (new.customer_id);
    insert into customer_spent select old.customer_id where old.customer_id <> new.customer_id;
    insert into sale_count
    select old.customer_id, old.product_id, old.bought_on, old.price_paid * old.quantity, -1
    where old.archived_at is null;
    insert into sale_count
    select new.customer_id, new.product_id, new.bought_on, new.price_paid * new.quantity, 1
    where new.archived_at is null;
end;

drop trigger if exists purchases_erased;
create trigger purchases_erased after delete on purchases begin
    insert into customer_spent select c.id from customers c where c.id = old.customer_id;
    insert into sale_count
    select old.customer_id, old.product_id, old.bought_on, old.price_paid * old.quantity, -1
    where old.archived_at is null;
end;

drop trigger if exists follow_ups_added;
create trigger follow_ups_added after insert on follow_ups begin
    insert into customer_touch values (new.customer_id);
    insert into follow_up_words (rowid, search_text) values (new.id, new.search_text);
    update follow_ups set search_text = spaced(note) where id = new.id;
end;

drop trigger if exists follow_ups_reworded;
create trigger follow_ups_reworded after update of note on follow_ups begin
    update follow_ups set search_text = spaced(note) where id = new.id;
end;

drop trigger if exists follow_ups_spelled;
create trigger follow_ups_spelled after update of search_text on follow_ups begin
    insert into follow_up_words (follow_up_words, rowid, search_text)
    values ('delete', old.id, old.search_text);
    insert into follow_up_words (rowid, search_text) values (new.id, new.search_text);
end;

drop trigger if exists follow_ups_changed;
create trigger follow_ups_changed after update on follow_ups begin
    insert into customer_touch values (new.customer_id);
end;

drop trigger if exists follow_ups_erased;
create trigger follow_ups_erased after delete on follow_ups begin
    insert into follow_up_words (follow_up_words, rowid, search_text)
    values ('delete', old.id, old.search_text);
    insert into customer_touch select c.id from customers c where c.id = old.customer_id;
end;

drop trigger if exists facts_added;
create trigger facts_added after insert on facts begin
    insert into customer_touch values (new.customer_id);
    insert into fact_words (rowid, search_text) values (new.id, new.search_text);
    update facts set search_text = spaced(words) where id = new.id;
end;

drop trigger if exists facts_reworded;
create trigger facts_reworded after update of words on facts begin
    update facts set search_text = spaced(words) where id = new.id;
end;

drop trigger if exists facts_spelled;
create trigger facts_spelled after update of search_text on facts begin
    insert into fact_words (fact_words, rowid, search_text)
    values ('delete', old.id, old.search_text);
    insert into fact_words (rowid, search_text) values (new.id, new.search_text);
end;

drop trigger if exists facts_changed;
create trigger facts_changed after update on facts begin
    insert into customer_touch values (new.customer_id);
end;

drop trigger if exists facts_erased;
create trigger facts_erased after delete on facts begin
    insert into fact_words (fact_words, rowid, search_text)
    values ('delete', old.id, old.search_text);
    insert into customer_touch select c.id from customers c where c.id = old.customer_id;
end;

-- The indexes behind the words filter, each on the column of its name in a view, with the ids of its
-- table; made whole once, for a book that had records before.
create virtual table if not exists interaction_words using fts5 (
    search_text, content = 'interactions', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 0'
);
insert into interaction_words (interaction_words) select 'rebuild'
where not exists (select 1 from interaction_words_docsize);
create virtual table if not exists fact_words using fts5 (
    search_text, content = 'facts', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 0'
);
insert into fact_words (fact_words) select 'rebuild'
where not exists (select 1 from fact_words_docsize);
create virtual table if not exists follow_up_words using fts5 (
    search_text, content = 'follow_ups', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 0'
);
insert into follow_up_words (follow_up_words) select 'rebuild'
where not exists (select 1 from follow_up_words_docsize);
create virtual table if not exists about_words using fts5 (
    about_text, content = 'customers', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 0'
);
insert into about_words (about_words) select 'rebuild'
where not exists (select 1 from about_words_docsize);

-- Everything that is counted, searched or added up is read from these alone, without the tables'
-- long texts; PostgreSQL keeps long texts elsewhere, and has an index of its own for the search.
create index if not exists facts_by_hold on facts (no_action, named_on);
create index if not exists facts_by_day on facts (named_on) where kind = 'occasion';
create index if not exists customers_found
on customers (name_key, id, search_text, archived_at) where archived_at is null;
drop index if exists customers_by_stage_contact;
create index if not exists customers_found_in_stage on customers
(stage, last_contact desc, name_key, id, search_text, overall_sentiment, archived_at)
where archived_at is null;
drop index if exists customers_summed;
create index if not exists customers_archived on customers (id, archived_at)
where archived_at is not null;
drop index if exists interactions_counted;
drop index if exists interactions_by_day;
drop index if exists purchases_by_day;
create index if not exists purchases_counted
on purchases (customer_id, archived_at, price_paid, quantity);
create index if not exists follow_ups_counted
on follow_ups (due_on, id, customer_id, done_at, archived_at)
where done_at is null and archived_at is null;

-- Added up once, for a book that had records before its days were kept.
insert into day_sums (kind, day_on, amount)
select s.kind, s.day_on, sum(s.amount)
from day_shares s join customers c on c.id = s.customer_id
where c.archived_at is null and not exists (select 1 from day_sums)
group by s.kind, s.day_on;

-- What an earlier version of these functions has spelled.
update customers set first_name = first_name
where name_key <> sortable(first_name || ' ' || last_name)
    or search_text not like '%' || char(10) || phone_digits(phone) || char(10);
update interactions set search_text = spaced(subject || ' ' || content)
where search_text <> spaced(subject || ' ' || content);
update products set name = name where search_text <> plain(name) || char(10) || squeezed(name);
update facts set search_text = spaced(words) where search_text <> spaced(words);
update follow_ups set search_text = spaced(note) where search_text <> spaced(note);
update customers set notes = notes where about_text <> spaced(
    first_name || ' ' || last_name || ' ' || coalesce(company, '') || ' ' || notes
);
