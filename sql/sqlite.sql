-- What only the embedded store needs: the triggers that keep a customer's figures, and full text.
-- plain() is the app's own function (db/values.py): lower case without accents.

drop trigger if exists customers_added;
create trigger customers_added after insert on customers begin
    update customers set first_name = first_name where id = new.id;
end;

drop trigger if exists customers_named;
create trigger customers_named
after update of first_name, last_name, email, company, phone on customers begin
    update customers set
        name_key = plain(trim(first_name || ' ' || last_name)),
        company_key = plain(company),
        search_text = plain(
            first_name || ' ' || last_name || char(10) || coalesce(email, '') || char(10)
            || coalesce(company, '') || char(10) || coalesce(phone, '')
        )
    where id = new.id;
end;

drop trigger if exists customers_edited;
create trigger customers_edited after update of version on customers
when new.version <> old.version begin
    update customers set updated_at = now() where id = new.id;
end;

-- SQLite has no procedures: a row inserted into this view is the call "refresh this customer, an
-- interaction of withdrawn_at no longer stands". last_contact moves forward only, except when the
-- very record it rested on was withdrawn or re-dated.
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
end;

drop trigger if exists interactions_added;
create trigger interactions_added after insert on interactions begin
    insert into customer_refresh values (new.customer_id, null);
    insert into interaction_words (rowid, subject, content)
    values (new.id, new.subject, new.content);
end;

drop trigger if exists interactions_changed;
create trigger interactions_changed
after update of type, date, sentiment, archived_at on interactions begin
    insert into customer_refresh values (new.customer_id, old.date);
end;

drop trigger if exists interactions_reworded;
create trigger interactions_reworded after update of subject, content on interactions begin
    insert into interaction_words (interaction_words, rowid, subject, content)
    values ('delete', old.id, old.subject, old.content);
    insert into interaction_words (rowid, subject, content)
    values (new.id, new.subject, new.content);
end;

drop trigger if exists interactions_erased;
create trigger interactions_erased after delete on interactions begin
    insert into interaction_words (interaction_words, rowid, subject, content)
    values ('delete', old.id, old.subject, old.content);
    insert into customer_refresh values (old.customer_id, old.date);
end;

-- The index behind the words filter on timeline.interaction_words: same name, same ids.
create virtual table if not exists interaction_words using fts5 (
    subject, content,
    content = 'interactions', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 0'
);
