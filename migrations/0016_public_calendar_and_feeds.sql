-- Whether everybody may see when a group meets. A working group says so for itself.
alter table groups add column calendar_public boolean not null default false;

-- Who asks for a public group belongs nowhere: the doorman finds out whose it is, by these three columns and no others.
create policy publish on groups for select to referat_doorman using (calendar_public);
grant select (collaboration_id, id, calendar_public) on groups to referat_doorman;
create index groups_with_public_calendar on groups (id) where calendar_public;
create index minutes_published_of_group on minutes (group_id) where state = 'published';

-- The secret address of a person's own calendar. It never runs out; each person has one that stands. The token
-- itself stands only in the address.
create table feeds (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  token_hash text not null,
  person_id uuid not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, person_id) references people (collaboration_id, id)
);
create unique index feeds_by_token on feeds (token_hash);
create unique index feeds_one_standing on feeds (collaboration_id, person_id) where revoked_at is null;
call guard_by_collaboration('feeds', 'select, insert, update');
create policy recognise on feeds for select to referat_doorman using (true);
grant select on feeds to referat_doorman;
