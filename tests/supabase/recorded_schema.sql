-- The schema that the exchanges in exchanges.json were recorded on, in a fresh Supabase project.
create table customers (
  id serial primary key,
  first_name text not null,
  last_name text not null,
  email varchar(80) unique,
  phone text,
  company text,
  stage text not null default 'lead' constraint customers_stage_check check (stage in ('lead','prospect','customer')),
  notes text,
  birthday date,
  updated_at timestamptz not null default now()
);
create table interactions (
  id serial primary key,
  customer_id integer not null references customers(id) on delete cascade,
  type text not null,
  subject text,
  content text,
  date timestamptz not null default now(),
  sentiment text
);
create table products (
  id serial primary key,
  name text not null unique,
  category text,
  price numeric(10,2) not null,
  in_stock boolean not null default true
);
create table no_cascade_child (id serial primary key, customer_id integer references customers(id));
create table many_rows (id integer primary key, label text not null);
insert into many_rows select g, 'row ' || g from generate_series(1,2500) g;

create table type_zoo (
  id integer primary key, n numeric, n2 numeric(10,2), f8 double precision, i8 bigint, b boolean,
  d date, t time, ts timestamp, tstz timestamptz, iv interval, j json, jb jsonb, u uuid, ta text[], by bytea, txt text);
insert into type_zoo values
 (1, 1.10, 9.90, 0.1, 9007199254740993, true, '2024-02-29', '13:45:00.5', '2024-02-29 13:45:00.5', '2024-02-29 13:45:00.123456+02', '1 day 02:03:04', '{"a": 1.0}', '{"a": 1.0, "b": null}', '00000000-0000-0000-0000-000000000001', '{a,"b,c"}', '\xdeadbeef', 'Zoë 😀 "q" \ back'),
 (2, 12345678901234567890.123456789, 0, 'NaN', -1, false, 'infinity', null, null, 'infinity', null, null, null, null, null, null, null),
 (3, null, 100, null, null, null, '0044-03-15 BC', null, null, '2024-07-01 00:00:00+00', null, null, null, null, null, null, null);

-- every special character the search tests look for, in last_name and company
insert into customers (first_name, last_name, email, phone, company, stage, notes, birthday, updated_at) values
 ('Ann','Comma, Inc','ann@example.com','+1 555 0100','Alpha, Beta','lead',null,'1990-01-02','2024-01-01 10:00:00+00'),
 ('Bob','Paren (X)','bob@example.com','(555) 0101','Gamma (UK) Ltd','prospect','n','1991-01-02','2024-01-02 10:00:00.123456+00'),
 ('Cid','Quote "Q" Dbl','cid@example.com',null,'The "Best" Co','customer',null,null,'2024-01-03 10:00:00.12+00'),
 ('Dee','Back\slash','dee@example.com',null,'C:\temp','lead',null,null,'2024-01-04 10:00:00+00'),
 ('Eve','100% Pct','eve@example.com',null,'50% Off','lead',null,null,'2024-01-05 10:00:00+00'),
 ('Fay','under_score','fay@example.com',null,'a_b','lead',null,null,'2024-01-06 10:00:00+00'),
 ('Gus','ast*erisk','gus@example.com',null,'five*star','lead',null,null,'2024-01-07 10:00:00+00'),
 ('Hal','O''Brien','hal@example.com',null,'D''Or','lead',null,null,'2024-01-08 10:00:00+00'),
 ('Ivy','Emoji 😀','ivy@example.com',null,'Rocket 🚀 GmbH','lead',null,null,'2024-01-09 10:00:00+00'),
 ('Jan',' lead space','jan@example.com',null,'trail space ','lead',null,null,'2024-01-10 10:00:00+00'),
 ('Kim','dot.com','kim@example.com',null,'a.b.c','lead',null,null,'2024-01-11 10:00:00+00'),
 ('Lou','colon: x','lou@example.com',null,'k:v','lead',null,null,'2024-01-12 10:00:00+00'),
 ('Max','plus+amp&hash#','max@example.com',null,'R&D + Co #1','lead',null,null,'2024-01-13 10:00:00+00'),
 ('Ned','Ordinary','ned@example.com',null,null,'lead',null,null,'2024-01-14 10:00:00+00'),
 ('Óla','Straße','ola@example.com',null,'ÅNGSTRÖM','prospect',null,null,'2024-01-15 10:00:00+00'),
 ('Pia','under5score','pia@example.com',null,'axb','lead',null,null,'2024-01-16 10:00:00+00'),
 ('Quy','brace {x} [y]','quy@example.com',null,'null','lead',null,null,'2024-01-17 10:00:00+00'),
 ('Ray','astXXerisk','ray@example.com',null,'five 5 star','lead',null,null,'2024-01-18 10:00:00+00'),
 ('Sue','Backslash','sue@example.com',null,'C:temp','lead',null,null,'2024-01-19 10:00:00+00'),
 ('Tom','100 Pct','tom@example.com',null,'50 Off','lead',null,null,'2024-01-20 10:00:00+00');
insert into interactions (customer_id, type, subject, content, date, sentiment) values
 (1,'call','Intro','hello','2024-02-01 09:00:00+00','positive'),
 (1,'email','Follow-up','text','2024-02-02 09:00:00+00','neutral'),
 (2,'meeting','Demo','text, with (parens)','2024-02-03 09:00:00+00',null);
insert into products (name, category, price, in_stock) values
 ('Widget','tools',9.99,true),('Gadget','tools',100.00,true),('Gizmo','toys',0.10,false),('Thing',null,1234567.80,true);

create view customer_overview as
 select c.id, c.first_name, c.last_name, c.company, c.stage, c.updated_at, count(i.id) as interactions_count, max(i.date) as last_interaction
 from customers c left join interactions i on i.customer_id = c.id group by c.id;

create function search_customers(q text, max_rows integer default 10)
 returns table(id integer, full_name text, company text) language sql stable as $$
 select c.id, c.first_name || ' ' || c.last_name, c.company from customers c
 where strpos(lower(c.first_name || ' ' || c.last_name || ' ' || coalesce(c.company,'')), lower(q)) > 0 order by c.id limit max_rows $$;
create function customer_stats() returns json language sql stable as $$
 select json_build_object('total', count(*), 'by_stage', (select json_object_agg(stage, n) from (select stage, count(*) n from customers group by stage) s), 'avg', 1.50::numeric) from customers $$;
create function set_customers(ids integer[]) returns setof customers language sql stable as $$ select * from customers where id = any(ids) order by id $$;
create function scalar_count() returns integer language sql stable as $$ select count(*)::int from customers $$;
create function returns_void(x integer) returns void language plpgsql as $$ begin perform x; end $$;
create function fail_custom(x integer) returns void language plpgsql as $$
 begin raise exception 'custom failure for %', x using errcode='CRM01', hint='try another x', detail='x was bad'; end $$;
create function fail_default(x integer) returns void language plpgsql as $$ begin raise exception 'plain failure %', x; end $$;
create function fail_pt409(x integer) returns void language plpgsql as $$
 begin raise sqlstate 'PT409' using message='conflict from PT', hint='h', detail='d'; end $$;
create function fail_pgrst(x integer) returns void language plpgsql as $$
 begin raise sqlstate 'PGRST' using message='{"code":"CRM_STALE","message":"row changed","details":"d","hint":"h"}', detail='{"status":409,"headers":{"X-Crm":"1"}}'; end $$;
create function slow_fn(secs double precision) returns text language plpgsql as $$ begin perform pg_sleep(secs); return 'slept'; end $$;
create function merge_update(cid integer, new_stage text, seen timestamptz) returns setof customers language sql as $$
 update customers set stage=new_stage, updated_at=now() where id=cid and updated_at=seen returning * $$;

-- RLS
create table secret_notes (id serial primary key, body text not null);
alter table secret_notes enable row level security;
insert into secret_notes(body) values ('top secret'),('second');
create view secret_view as select * from secret_notes;
create view secret_view_invoker with (security_invoker=true) as select * from secret_notes;
create table no_grants (id integer primary key);
revoke all on no_grants from anon, authenticated;
create table rls_ro (id serial primary key, body text not null);
alter table rls_ro enable row level security;
create policy ro on rls_ro for select to anon, authenticated using (true);
insert into rls_ro(body) values ('readable');
create table rls_insert_only (id serial primary key, body text not null);
alter table rls_insert_only enable row level security;
create policy io on rls_insert_only for insert to anon, authenticated with check (true);
create table no_grants_at_all (id integer primary key, v text);
revoke all on no_grants_at_all from anon, authenticated, service_role;
create table no_seq_grant (id serial primary key, v text);
revoke all on sequence no_seq_grant_id_seq from anon, authenticated, service_role;
create table identity_col (id integer generated always as identity primary key, v text);
revoke all on sequence identity_col_id_seq from anon, authenticated, service_role;
create function definer_secret() returns setof secret_notes language sql security definer as $$ select * from secret_notes $$;
create table fuzz (id integer primary key, a text, b text);
-- a bigger table without a PostgREST visible FK
create table lonely (id integer primary key, customer_id integer);
create table deals (id serial primary key, title text not null, buyer_id integer references customers(id), seller_id integer references customers(id));
create table plain_delete (id serial primary key, v text);
insert into plain_delete(v) values ('a'),('b'),('c');
create function echo_text(t text) returns text language sql immutable as $$ select t $$;
