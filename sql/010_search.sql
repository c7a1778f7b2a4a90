-- In which spelling facts, follow-ups and what is told of customers are searched, as interactions have
-- it since 006; and SQLite's full text anew, of those spellings: café is found as cafe too.

alter table facts add column if not exists search_text text not null default '';
alter table follow_ups add column if not exists search_text text not null default '';
alter table customers add column if not exists about_text text not null default '';

drop table if exists interaction_words;
drop table if exists fact_words;

insert into schema_versions (id) values (10) on conflict do nothing;
notify pgrst, 'reload schema';
