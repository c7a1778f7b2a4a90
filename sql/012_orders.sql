-- An index for each way in which lists are sorted that has none yet. What has no value comes last either
-- way, and only an index that says so serves it; one of a column that is never null is read backwards.

drop index if exists customers_by_mood;
drop index if exists customer_touches_newest;

create index if not exists customers_by_company_down
on customers (company_key desc nulls last, name_key, id) where archived_at is null;
create index if not exists customers_by_stage_down
on customers (stage desc, name_key, id) where archived_at is null;
create index if not exists customers_by_sentiment
on customers (overall_sentiment, name_key, id) where archived_at is null;
create index if not exists customers_by_sentiment_down
on customers (overall_sentiment desc nulls last, name_key, id) where archived_at is null;
create index if not exists customers_by_contact_down
on customers (last_contact desc nulls last, name_key, id) where archived_at is null;
create index if not exists customers_by_latest_sentiment
on customers (latest_sentiment, latest_sentiment_at desc nulls last) where archived_at is null;
create index if not exists customer_touches_by_time on customer_touches (touched_at, id);
create index if not exists products_by_name on products (name, id);
create index if not exists products_by_price on products (price, name, id);

insert into schema_versions (id) values (12) on conflict do nothing;
notify pgrst, 'reload schema';
