-- Roles, tenancy, audit chain, files, mail outbox, idempotency.
-- Every table carries its collaboration as the first column of its key, so that foreign keys cannot cross collaborations
-- (foreign key checks do not look at row-level security) and every index begins with it.

do $$
begin
  if not exists (select from pg_roles where rolname = 'referat_app') then
    create role referat_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'referat_doorman') then
    create role referat_doorman nologin;
  end if;
end
$$;
grant referat_app, referat_doorman to current_user;
grant usage on schema public to referat_app, referat_doorman;

-- Puts a table under tenancy: row-level security, forced even for the owner, for the role that serves requests.
-- current_setting without a default raises when no collaboration is set, and '' does not cast: no scope is an error, never all rows.
create procedure guard_by_collaboration(guarded regclass, allowed text)
language plpgsql as $$
declare
  key_column text := case when guarded::text = 'collaborations' then 'id' else 'collaboration_id' end;
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format(
    'create policy own_collaboration on %1$s to referat_app using (%2$s = current_setting(''app.collaboration'')::uuid) with check (%2$s = current_setting(''app.collaboration'')::uuid)',
    guarded, key_column);
  execute format('grant %s on %s to referat_app', allowed, guarded);
end
$$;

create function forbid_change() returns trigger
language plpgsql as $$
begin
  raise exception '% rows never change once written', tg_table_name using errcode = 'RF001';
end
$$;

create table collaborations (
  id uuid primary key,
  name text not null,
  language text not null default 'nb' check (language in ('nb', 'nn', 'sv', 'da', 'en')),
  zone text not null default 'Europe/Oslo',
  letterhead_lines text[] not null default '{}',
  letterhead_colour text not null default '#0b3d5c',
  version integer not null default 1,
  created_at timestamptz not null
);
call guard_by_collaboration('collaborations', 'select, insert, update');

create table files (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 text not null,
  bytes bytea not null,
  created_at timestamptz not null,
  primary key (collaboration_id, id)
);
call guard_by_collaboration('files', 'select, insert, delete');
create trigger files_never_change before update on files for each row execute function forbid_change();

-- The chain holds no personal data: who and what stand in audit_details and enter the chain only as a salted hash,
-- so that they can be erased without breaking it.
create table audit_heads (
  collaboration_id uuid primary key references collaborations (id),
  serial bigint not null default 0,
  hash text not null default ''
);
call guard_by_collaboration('audit_heads', 'select, insert, update');

create table audit_entries (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  serial bigint not null,
  at timestamptz not null,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  details_hash text not null,
  previous_hash text not null,
  hash text not null,
  primary key (collaboration_id, serial)
);
create index audit_entries_of_subject on audit_entries (collaboration_id, subject_id, serial);
call guard_by_collaboration('audit_entries', 'select, insert');
create trigger audit_entries_never_change before update or delete on audit_entries for each row execute function forbid_change();

create table audit_details (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  serial bigint not null,
  salt text not null,
  actor_id uuid,
  actor_name text not null,
  details jsonb not null,
  primary key (collaboration_id, serial),
  foreign key (collaboration_id, serial) references audit_entries (collaboration_id, serial)
);
call guard_by_collaboration('audit_details', 'select, insert');

create function audit_details_hash(salt text, actor_id uuid, actor_name text, details jsonb) returns text
language sql immutable as $$
  select encode(sha256(convert_to(salt || '|' || coalesce(actor_id::text, '') || '|' || actor_name || '|' || details::text, 'UTF8')), 'hex')
$$;

create function audit_entry_hash(previous_hash text, serial bigint, at timestamptz, action text, subject_type text, subject_id uuid, details_hash text)
returns text
language sql stable as $$
  select encode(sha256(convert_to(
    previous_hash || '|' || serial || '|' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '|' || action || '|' ||
    subject_type || '|' || coalesce(subject_id::text, '') || '|' || details_hash, 'UTF8')), 'hex')
$$;

create function append_audit(p_at timestamptz, p_salt text, p_actor_id uuid, p_actor_name text, p_action text, p_subject_type text, p_subject_id uuid, p_details jsonb)
returns void
language plpgsql as $$
declare
  head audit_heads%rowtype;
  next_serial bigint;
  next_details_hash text;
  next_hash text;
begin
  select * into head from audit_heads where collaboration_id = current_setting('app.collaboration')::uuid for update;
  if not found then
    insert into audit_heads (collaboration_id) values (current_setting('app.collaboration')::uuid) returning * into head;
  end if;
  next_serial := head.serial + 1;
  next_details_hash := audit_details_hash(p_salt, p_actor_id, p_actor_name, p_details);
  next_hash := audit_entry_hash(head.hash, next_serial, p_at, p_action, p_subject_type, p_subject_id, next_details_hash);
  insert into audit_entries (serial, at, action, subject_type, subject_id, details_hash, previous_hash, hash)
    values (next_serial, p_at, p_action, p_subject_type, p_subject_id, next_details_hash, head.hash, next_hash);
  insert into audit_details (serial, salt, actor_id, actor_name, details)
    values (next_serial, p_salt, p_actor_id, p_actor_name, p_details);
  update audit_heads set serial = next_serial, hash = next_hash where collaboration_id = head.collaboration_id;
end
$$;

-- The serial of the first entry that does not fit its chain, or null when every link holds and none is missing at the end.
create function first_broken_audit_serial() returns bigint
language plpgsql stable as $$
declare
  entry record;
  expected_previous text := '';
  expected_serial bigint := 1;
  head audit_heads%rowtype;
begin
  for entry in
    select e.*, d.serial as details_serial, d.salt, d.actor_id, d.actor_name, d.details
    from audit_entries e left join audit_details d on d.collaboration_id = e.collaboration_id and d.serial = e.serial
    where e.collaboration_id = current_setting('app.collaboration')::uuid
    order by e.serial
  loop
    if entry.serial <> expected_serial
      or entry.previous_hash <> expected_previous
      or entry.hash <> audit_entry_hash(entry.previous_hash, entry.serial, entry.at, entry.action, entry.subject_type, entry.subject_id, entry.details_hash)
      or (entry.details_serial is not null and entry.details_hash <> audit_details_hash(entry.salt, entry.actor_id, entry.actor_name, entry.details))
    then
      return expected_serial;
    end if;
    expected_previous := entry.hash;
    expected_serial := expected_serial + 1;
  end loop;
  select * into head from audit_heads where collaboration_id = current_setting('app.collaboration')::uuid;
  if found and (head.serial <> expected_serial - 1 or head.hash <> expected_previous) then
    return expected_serial;
  end if;
  return null;
end
$$;

-- The outbox. A mail is written in the transaction of what it tells about; (event, kind, recipient) makes a second one impossible.
create table mails (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  event text not null,
  kind text not null,
  person_id uuid,
  to_name text not null,
  to_address text not null,
  language text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  calendar jsonb,
  attachments jsonb not null default '[]',
  message_id text not null,
  secret boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'kept')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  claimed_until timestamptz,
  last_error text,
  last_response text,
  sent_at timestamptz,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  unique (collaboration_id, event, kind, to_address)
);
create index mails_due on mails (next_attempt_at) where state in ('waiting', 'sending');
create index mails_by_time on mails (collaboration_id, created_at desc, id desc);
call guard_by_collaboration('mails', 'select, insert, update');
create policy deliver on mails to referat_doorman using (true) with check (true);
grant select, update on mails to referat_doorman;

create table suppressed_addresses (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  address text not null,
  reason text not null,
  created_at timestamptz not null,
  primary key (collaboration_id, address)
);
call guard_by_collaboration('suppressed_addresses', 'select, insert, update, delete');

create table idempotency_keys (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  person_id uuid not null,
  key text not null,
  route text not null,
  body_hash text not null,
  status integer,
  headers jsonb,
  response jsonb,
  created_at timestamptz not null,
  primary key (collaboration_id, person_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
call guard_by_collaboration('idempotency_keys', 'select, insert, update, delete');
create policy forget_old on idempotency_keys to referat_doorman using (true);
grant select, delete on idempotency_keys to referat_doorman;
