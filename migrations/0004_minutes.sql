-- Minutes, decisions, approvals, working groups, follow-ups, and what makes approved minutes immutable.

create table minutes (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'in-review', 'approved', 'published')),
  current_version_id uuid,
  circulated_at timestamptz,
  approved_at timestamptz,
  approval_text text,
  published_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  unique (collaboration_id, meeting_id),
  foreign key (collaboration_id, meeting_id) references meetings (collaboration_id, id),
  foreign key (collaboration_id, group_id) references groups (collaboration_id, id)
);
create index minutes_of_group on minutes (collaboration_id, group_id, state);
call guard_by_collaboration('minutes', 'select, insert, update');

alter table agenda_items add foreign key (collaboration_id, approves_minutes_id) references minutes (collaboration_id, id);

create table item_texts (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  agenda_item_id uuid not null,
  meeting_id uuid not null,
  text text not null,
  version integer not null default 1,
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (collaboration_id, agenda_item_id),
  foreign key (collaboration_id, agenda_item_id) references agenda_items (collaboration_id, id),
  foreign key (collaboration_id, meeting_id) references meetings (collaboration_id, id),
  foreign key (collaboration_id, written_by) references people (collaboration_id, id)
);
create index item_texts_of_meeting on item_texts (collaboration_id, meeting_id);
call guard_by_collaboration('item_texts', 'select, insert, update');

create table item_text_versions (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  agenda_item_id uuid not null,
  version integer not null,
  text text not null,
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (collaboration_id, agenda_item_id, version)
);
call guard_by_collaboration('item_text_versions', 'select, insert');
create trigger item_text_versions_never_change before update or delete on item_text_versions for each row execute function forbid_change();

-- Each version covers its content, its PDF's bytes and the version before it.
create table minutes_versions (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  minutes_id uuid not null,
  number integer not null,
  reason text not null check (reason in ('circulated', 'approved', 'corrected')),
  correction text,
  content text not null,
  content_sha256 text not null,
  pdf_file_id uuid not null,
  pdf_sha256 text not null,
  previous_hash text not null,
  hash text not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (collaboration_id, id),
  unique (collaboration_id, minutes_id, number),
  foreign key (collaboration_id, minutes_id) references minutes (collaboration_id, id),
  foreign key (collaboration_id, pdf_file_id) references files (collaboration_id, id)
);
call guard_by_collaboration('minutes_versions', 'select, insert');
create trigger minutes_versions_never_change before update or delete on minutes_versions for each row execute function forbid_change();
alter table minutes add foreign key (collaboration_id, current_version_id) references minutes_versions (collaboration_id, id);

create table decisions (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  group_id uuid not null,
  meeting_id uuid not null,
  agenda_item_id uuid not null,
  position integer not null,
  year integer not null,
  serial integer not null,
  number text not null,
  text text not null,
  reached text not null default 'consent' check (reached in ('consent', 'unanimous', 'vote', 'casting-vote')),
  votes_for integer check (votes_for >= 0),
  votes_against integer check (votes_against >= 0),
  votes_abstained integer check (votes_abstained >= 0),
  dissent text,
  status text not null default 'in-force' check (status in ('in-force', 'carried-out', 'superseded', 'lapsed')),
  superseded_by_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  unique (collaboration_id, group_id, year, serial),
  foreign key (collaboration_id, group_id) references groups (collaboration_id, id),
  foreign key (collaboration_id, meeting_id) references meetings (collaboration_id, id),
  foreign key (collaboration_id, agenda_item_id) references agenda_items (collaboration_id, id),
  foreign key (collaboration_id, superseded_by_id) references decisions (collaboration_id, id)
);
create index decisions_of_meeting on decisions (collaboration_id, meeting_id);
create index decisions_by_time on decisions (collaboration_id, created_at desc, id desc);
call guard_by_collaboration('decisions', 'select, insert, update, delete');

-- One review round a circulated version: who has approved it, by when the others must answer.
create table review_rounds (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  minutes_id uuid not null,
  minutes_version_id uuid not null,
  policy text not null check (policy in ('next-meeting', 'written')),
  due_at timestamptz,
  silence_approves boolean not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  outcome text check (outcome in ('approved', 'approved-with-corrections', 'withdrawn', 'lapsed')),
  primary key (collaboration_id, id),
  foreign key (collaboration_id, minutes_id) references minutes (collaboration_id, id),
  foreign key (collaboration_id, minutes_version_id) references minutes_versions (collaboration_id, id)
);
create unique index review_rounds_one_open on review_rounds (collaboration_id, minutes_id) where closed_at is null;
create index review_rounds_due on review_rounds (due_at) where closed_at is null and due_at is not null;
call guard_by_collaboration('review_rounds', 'select, insert, update');
create policy close_on_time on review_rounds for select to referat_doorman using (true);
grant select on review_rounds to referat_doorman;

create table review_answers (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  minutes_version_id uuid not null,
  version_hash text not null,
  through text not null,
  answered_at timestamptz not null,
  primary key (collaboration_id, id),
  unique (collaboration_id, round_id, person_id),
  foreign key (collaboration_id, round_id) references review_rounds (collaboration_id, id),
  foreign key (collaboration_id, person_id) references people (collaboration_id, id),
  foreign key (collaboration_id, minutes_version_id) references minutes_versions (collaboration_id, id)
);
call guard_by_collaboration('review_answers', 'select, insert');

create table remarks (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  minutes_id uuid not null,
  minutes_version_id uuid not null,
  agenda_item_id uuid,
  person_id uuid not null,
  quote text not null default '',
  text text not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined')),
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  through text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, minutes_id) references minutes (collaboration_id, id),
  foreign key (collaboration_id, minutes_version_id) references minutes_versions (collaboration_id, id),
  foreign key (collaboration_id, agenda_item_id) references agenda_items (collaboration_id, id),
  foreign key (collaboration_id, person_id) references people (collaboration_id, id)
);
create index remarks_of_minutes on remarks (collaboration_id, minutes_id, created_at);
call guard_by_collaboration('remarks', 'select, insert, update');

-- How minutes came to be approved. One row for each, for ever.
create table approvals (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  minutes_id uuid not null,
  policy text not null,
  outcome text not null check (outcome in ('approved', 'approved-with-corrections')),
  corrections text not null default '',
  in_meeting_id uuid,
  in_agenda_item_id uuid,
  approved_at timestamptz not null,
  approved_by uuid,
  primary key (collaboration_id, minutes_id),
  foreign key (collaboration_id, minutes_id) references minutes (collaboration_id, id),
  foreign key (collaboration_id, in_meeting_id) references meetings (collaboration_id, id),
  foreign key (collaboration_id, in_agenda_item_id) references agenda_items (collaboration_id, id)
);
create index approvals_in_meeting on approvals (collaboration_id, in_meeting_id);
call guard_by_collaboration('approvals', 'select, insert');
create trigger approvals_never_change before update or delete on approvals for each row execute function forbid_change();

create table working_groups (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  group_id uuid not null,
  meeting_id uuid,
  agenda_item_id uuid,
  position integer not null default 0,
  state text not null default 'proposed' check (state in ('proposed', 'active', 'reported', 'closed')),
  mandate text not null default '',
  term_from date not null,
  term_to date not null,
  report text,
  reported_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (collaboration_id, group_id),
  foreign key (collaboration_id, group_id) references groups (collaboration_id, id),
  foreign key (collaboration_id, meeting_id) references meetings (collaboration_id, id),
  foreign key (collaboration_id, agenda_item_id) references agenda_items (collaboration_id, id),
  check (term_to >= term_from)
);
create index working_groups_of_meeting on working_groups (collaboration_id, meeting_id);
create index working_groups_by_term on working_groups (collaboration_id, term_to);
create index working_groups_ending on working_groups (term_to) where state = 'active';
call guard_by_collaboration('working_groups', 'select, insert, update');
create policy remind on working_groups for select to referat_doorman using (true);
grant select on working_groups to referat_doorman;

create table follow_ups (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  group_id uuid not null,
  meeting_id uuid,
  agenda_item_id uuid,
  decision_id uuid,
  position integer not null default 0,
  text text not null,
  assignee_person_id uuid,
  assignee_organisation_id uuid,
  assignee_group_id uuid,
  due_on date,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  closed_at timestamptz,
  closed_by uuid,
  closing_comment text,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, group_id) references groups (collaboration_id, id),
  foreign key (collaboration_id, meeting_id) references meetings (collaboration_id, id),
  foreign key (collaboration_id, agenda_item_id) references agenda_items (collaboration_id, id),
  foreign key (collaboration_id, decision_id) references decisions (collaboration_id, id),
  foreign key (collaboration_id, assignee_person_id) references people (collaboration_id, id),
  foreign key (collaboration_id, assignee_organisation_id) references organisations (collaboration_id, id),
  foreign key (collaboration_id, assignee_group_id) references groups (collaboration_id, id),
  check (num_nonnulls(assignee_person_id, assignee_organisation_id, assignee_group_id) <= 1)
);
create index follow_ups_of_group on follow_ups (collaboration_id, group_id, state, due_on);
create index follow_ups_of_meeting on follow_ups (collaboration_id, meeting_id);
create index follow_ups_of_assignee on follow_ups (collaboration_id, assignee_person_id) where state = 'open';
create index follow_ups_by_time on follow_ups (collaboration_id, created_at, id);
create index follow_ups_due on follow_ups (due_on) where state = 'open';
call guard_by_collaboration('follow_ups', 'select, insert, update, delete');
create policy remind on follow_ups for select to referat_doorman using (true);
grant select on follow_ups to referat_doorman;

create table follow_up_helpers (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  follow_up_id uuid not null,
  person_id uuid not null,
  primary key (collaboration_id, follow_up_id, person_id),
  foreign key (collaboration_id, follow_up_id) references follow_ups (collaboration_id, id) on delete cascade,
  foreign key (collaboration_id, person_id) references people (collaboration_id, id)
);
call guard_by_collaboration('follow_up_helpers', 'select, insert, delete');

create table follow_up_comments (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  follow_up_id uuid not null,
  person_id uuid not null,
  text text not null,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, follow_up_id) references follow_ups (collaboration_id, id) on delete cascade,
  foreign key (collaboration_id, person_id) references people (collaboration_id, id)
);
create index follow_up_comments_of on follow_up_comments (collaboration_id, follow_up_id, created_at);
call guard_by_collaboration('follow_up_comments', 'select, insert, delete');

-- Approved minutes never change. The record of a meeting lies in several tables: none of them moves once its minutes are approved.
create function forbid_change_of_approved_minutes() returns trigger
language plpgsql as $$
begin
  if old.state in ('approved', 'published') and not (
    tg_op = 'UPDATE'
    and new.state in (old.state, 'published')
    and (new.meeting_id, new.group_id, new.circulated_at, new.approved_at, new.approval_text)
      is not distinct from (old.meeting_id, old.group_id, old.circulated_at, old.approved_at, old.approval_text)
  ) then
    raise exception 'approved minutes never change' using errcode = 'RF002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger minutes_locked before update or delete on minutes for each row execute function forbid_change_of_approved_minutes();

create function forbid_change_under_approved_minutes() returns trigger
language plpgsql as $$
declare
  touched uuid := case when tg_op = 'INSERT' then new.meeting_id else old.meeting_id end;
begin
  if exists (select from minutes m where m.meeting_id = touched and m.state in ('approved', 'published')
      and m.collaboration_id = case when tg_op = 'INSERT' then new.collaboration_id else old.collaboration_id end) then
    raise exception 'the minutes of this meeting are approved: % is locked', tg_table_name using errcode = 'RF002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger item_texts_locked before insert or update or delete on item_texts for each row execute function forbid_change_under_approved_minutes();
create trigger agenda_items_locked before insert or update or delete on agenda_items for each row execute function forbid_change_under_approved_minutes();
create trigger attendances_locked before insert or update or delete on attendances for each row execute function forbid_change_under_approved_minutes();
create trigger invitees_locked before insert or update or delete on invitees for each row execute function forbid_change_under_approved_minutes();
create trigger decisions_locked before insert or delete on decisions for each row execute function forbid_change_under_approved_minutes();
-- A decision's status goes on after approval (carried out, superseded); its words and numbers do not.
create trigger decision_words_locked before update of text, number, year, serial, agenda_item_id, meeting_id, group_id, position, reached, votes_for, votes_against, votes_abstained, dissent
  on decisions for each row execute function forbid_change_under_approved_minutes();
create function forbid_change_of_minuted_meeting() returns trigger
language plpgsql as $$
begin
  if exists (select from minutes m where m.collaboration_id = old.collaboration_id and m.meeting_id = old.id and m.state in ('approved', 'published')) then
    raise exception 'the minutes of this meeting are approved: the meeting is locked' using errcode = 'RF002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger meetings_locked before update or delete on meetings for each row execute function forbid_change_of_minuted_meeting();
