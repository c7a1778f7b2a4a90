-- What a customer has bought in all, kept by the database: a stage's value is then the sum of one column.

alter table customers add column if not exists bought_total numeric not null default 0;

update customers set bought_total = coalesce((
    select sum(p.price_paid * p.quantity) from purchases p
    where p.customer_id = customers.id and p.archived_at is null
), 0)
where not exists (select 1 from schema_versions v where v.id = 14);

insert into schema_versions (id) values (14) on conflict do nothing;
notify pgrst, 'reload schema';
