-- The log of an import or a merge is written with it, so it names it by its key: an id is not yet known.

update imports set entry_key = '' || id
where entry_key is null and not exists (select 1 from schema_versions v where v.id = 13);
update merges set entry_key = '' || id
where entry_key is null and not exists (select 1 from schema_versions v where v.id = 13);

update deeds set record_id = null, entry_key = 'import-' || (
    select i.entry_key from imports i where i.id = deeds.record_id
)
where kind = 'import' and record_id in (select i.id from imports i);
update deeds set record_id = null, entry_key = 'merge-' || (
    select m.entry_key from merges m where m.id = deeds.record_id
)
where kind = 'merge' and record_id in (select m.id from merges m);

insert into schema_versions (id) values (13) on conflict do nothing;
notify pgrst, 'reload schema';
