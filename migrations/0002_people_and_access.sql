-- Organisations, people, who may sign in.

create table organisations (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  name text not null,
  kind text not null default 'municipality' check (kind in ('municipality', 'sub-region', 'region', 'county', 'other')),
  parent_id uuid,
  country text not null default 'NO' check (country in ('NO', 'SE', 'DK', 'FI', 'IS', 'AX', 'FO', 'GL')),
  official_number text,
  ended_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, parent_id) references organisations (collaboration_id, id)
);
create unique index organisations_by_name on organisations (collaboration_id, lower(name)) where ended_on is null;
create index organisations_of_parent on organisations (collaboration_id, parent_id);
call guard_by_collaboration('organisations', 'select, insert, update');

create table people (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  name text not null,
  email text,
  phone text,
  title text,
  language text check (language in ('nb', 'nn', 'sv', 'da', 'en')),
  organisation_id uuid,
  ended_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, organisation_id) references organisations (collaboration_id, id)
);
create unique index people_by_email on people (collaboration_id, email) where email is not null;
create index people_across_collaborations on people (email) where email is not null;
create index people_by_name on people (collaboration_id, name);
call guard_by_collaboration('people', 'select, insert, update');
create policy recognise on people for select to referat_doorman using (true);
grant select on people to referat_doorman;

create policy recognise on collaborations for select to referat_doorman using (true);
grant select on collaborations to referat_doorman;

create table collaboration_roles (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('administrator', 'secretariat')),
  from_on date not null,
  until_on date,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, person_id) references people (collaboration_id, id)
);
create unique index collaboration_roles_held on collaboration_roles (collaboration_id, person_id, role) where until_on is null;
call guard_by_collaboration('collaboration_roles', 'select, insert, update');

-- Asked for before anybody is known to belong anywhere, so it belongs to no collaboration: only the doorman sees it.
create table sign_in_codes (
  id uuid primary key,
  email text not null,
  code_hash text not null,
  attempts integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_codes_of_email on sign_in_codes (email, created_at desc);
alter table sign_in_codes enable row level security;
alter table sign_in_codes force row level security;
create policy keep on sign_in_codes to referat_doorman using (true) with check (true);
grant select, insert, update, delete on sign_in_codes to referat_doorman;

create table sessions (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  person_id uuid not null,
  how text not null check (how in ('one-time-code', 'demo')),
  refresh_hash text not null,
  previous_refresh_hash text,
  user_agent text,
  created_at timestamptz not null,
  refreshed_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, person_id) references people (collaboration_id, id)
);
create unique index sessions_by_refresh on sessions (refresh_hash);
create index sessions_by_previous_refresh on sessions (previous_refresh_hash) where previous_refresh_hash is not null;
create index sessions_of_person on sessions (collaboration_id, person_id);
call guard_by_collaboration('sessions', 'select, insert, update');
create policy recognise on sessions for select to referat_doorman using (true);
grant select on sessions to referat_doorman;

-- A link in a mail: one purpose, one person, one version. The token itself stands only in the mail.
create table links (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  token_hash text not null,
  purpose text not null check (purpose in ('reply', 'review', 'name-seat', 'follow-up')),
  person_id uuid not null,
  subject_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, person_id) references people (collaboration_id, id)
);
create unique index links_by_token on links (token_hash);
create index links_of_subject on links (collaboration_id, subject_id, person_id);
call guard_by_collaboration('links', 'select, insert, update');
create policy recognise on links for select to referat_doorman using (true);
grant select on links to referat_doorman;

alter table mails add foreign key (collaboration_id, person_id) references people (collaboration_id, id);
