-- A customer's further e-mail addresses and phone numbers: one a line, a label before it.

alter table customers add column if not exists other_emails text not null default ''
    constraint customers_other_emails check (length(other_emails) <= 2000);
alter table customers add column if not exists other_phones text not null default ''
    constraint customers_other_phones check (length(other_phones) <= 2000);

insert into schema_versions (id) values (9) on conflict do nothing;
notify pgrst, 'reload schema';
