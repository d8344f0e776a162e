-- Groups with dated seats and offices; meetings with invitees, invitations, agenda, papers, attendance.

create table groups (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  parent_id uuid,
  kind text not null default 'expert-group' check (kind in ('expert-group', 'network', 'council', 'board', 'working-group')),
  name text not null,
  language text not null check (language in ('nb', 'nn', 'sv', 'da', 'en')),
  zone text not null,
  default_place text,
  approval_policy text not null default 'next-meeting' check (approval_policy in ('next-meeting', 'written')),
  written_review_days integer not null default 14 check (written_review_days between 1 and 90),
  silence_approves boolean not null default false,
  numbering text not null default 'plain' check (numbering in ('plain', 'running-year')),
  ended_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, parent_id) references groups (collaboration_id, id),
  check ((kind = 'working-group') = (parent_id is not null))
);
create index groups_of_parent on groups (collaboration_id, parent_id);
create index groups_by_name on groups (collaboration_id, name);
call guard_by_collaboration('groups', 'select, insert, update');

create table offices (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  office text not null check (office in ('chair', 'deputy-chair', 'secretary', 'convener')),
  from_on date not null,
  until_on date,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, group_id) references groups (collaboration_id, id),
  foreign key (collaboration_id, person_id) references people (collaboration_id, id),
  check (until_on is null or until_on >= from_on)
);
create index offices_of_group on offices (collaboration_id, group_id);
create index offices_of_person on offices (collaboration_id, person_id);
create unique index offices_with_one_holder on offices (collaboration_id, group_id, office) where until_on is null and office in ('chair', 'convener');
call guard_by_collaboration('offices', 'select, insert, update');

-- A seat without a holder that has somebody who shall name one is pending.
create table seats (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  group_id uuid not null,
  organisation_id uuid,
  kind text not null default 'member' check (kind in ('member', 'observer')),
  label text,
  position integer not null default 0,
  named_by_person_id uuid,
  name_due_on date,
  from_on date not null,
  until_on date,
  version integer not null default 1,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, group_id) references groups (collaboration_id, id),
  foreign key (collaboration_id, organisation_id) references organisations (collaboration_id, id),
  foreign key (collaboration_id, named_by_person_id) references people (collaboration_id, id),
  check (until_on is null or until_on >= from_on)
);
create index seats_of_group on seats (collaboration_id, group_id);
call guard_by_collaboration('seats', 'select, insert, update');

create table seat_holders (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  seat_id uuid not null,
  person_id uuid not null,
  standing text not null check (standing in ('holder', 'deputy')),
  from_on date not null,
  until_on date,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, seat_id) references seats (collaboration_id, id),
  foreign key (collaboration_id, person_id) references people (collaboration_id, id),
  check (until_on is null or until_on >= from_on)
);
create index seat_holders_of_seat on seat_holders (collaboration_id, seat_id);
create index seat_holders_of_person on seat_holders (collaboration_id, person_id);
create unique index seat_holders_one_at_a_time on seat_holders (collaboration_id, seat_id) where until_on is null and standing = 'holder';
call guard_by_collaboration('seat_holders', 'select, insert, update');

create table standing_items (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  group_id uuid not null,
  position integer not null,
  place text not null default 'first' check (place in ('first', 'last')),
  kind text not null,
  title text not null,
  minutes_allotted integer,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, group_id) references groups (collaboration_id, id)
);
create index standing_items_of_group on standing_items (collaboration_id, group_id, position);
call guard_by_collaboration('standing_items', 'select, insert, update, delete');

create table meetings (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  group_id uuid not null,
  title text,
  state text not null default 'planned' check (state in ('planned', 'called', 'held', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  zone text not null,
  place text,
  video_url text,
  chair_person_id uuid,
  writer_person_id uuid,
  calendar_sequence integer not null default 0,
  agenda_version integer not null default 1,
  cancelled_reason text,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, group_id) references groups (collaboration_id, id),
  foreign key (collaboration_id, chair_person_id) references people (collaboration_id, id),
  foreign key (collaboration_id, writer_person_id) references people (collaboration_id, id),
  check (ends_at > starts_at)
);
create index meetings_of_group on meetings (collaboration_id, group_id, starts_at);
create index meetings_by_time on meetings (collaboration_id, starts_at, id);
call guard_by_collaboration('meetings', 'select, insert, update');

create table agenda_items (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  meeting_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('approve-invitation', 'approve-minutes', 'information', 'discussion', 'input', 'decision', 'election', 'report', 'any-other-business')),
  title text not null,
  description text not null default '',
  numbered boolean not null default true,
  fixed_number text,
  number text,
  presenter_person_id uuid,
  presenter_text text,
  minutes_allotted integer check (minutes_allotted between 1 and 1440),
  approves_minutes_id uuid,
  reports_group_id uuid,
  lists_follow_ups boolean not null default false,
  standing boolean not null default false,
  withdrawn boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, meeting_id) references meetings (collaboration_id, id),
  foreign key (collaboration_id, presenter_person_id) references people (collaboration_id, id),
  foreign key (collaboration_id, reports_group_id) references groups (collaboration_id, id)
);
create index agenda_items_of_meeting on agenda_items (collaboration_id, meeting_id, position);
create index agenda_items_approving on agenda_items (collaboration_id, approves_minutes_id) where approves_minutes_id is not null;
call guard_by_collaboration('agenda_items', 'select, insert, update, delete');

-- Who is asked to the meeting, with the seat and organisation that held on the day it was drawn up.
create table invitees (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  seat_id uuid,
  organisation_id uuid,
  part text not null check (part in ('member', 'deputy', 'observer', 'secretariat', 'guest')),
  role_text text,
  agenda_item_id uuid,
  position integer not null default 0,
  removed_at timestamptz,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  unique (collaboration_id, meeting_id, person_id),
  foreign key (collaboration_id, meeting_id) references meetings (collaboration_id, id),
  foreign key (collaboration_id, person_id) references people (collaboration_id, id),
  foreign key (collaboration_id, seat_id) references seats (collaboration_id, id),
  foreign key (collaboration_id, organisation_id) references organisations (collaboration_id, id),
  foreign key (collaboration_id, agenda_item_id) references agenda_items (collaboration_id, id)
);
create index invitees_of_person on invitees (collaboration_id, person_id);
call guard_by_collaboration('invitees', 'select, insert, update');

-- Each version is a frozen copy of what was sent.
create table invitations (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  meeting_id uuid not null,
  number integer not null,
  kind text not null check (kind in ('call', 'change', 'cancellation')),
  sequence integer not null,
  message text not null default '',
  content jsonb not null,
  changes jsonb not null default '[]',
  pdf_file_id uuid,
  sent_at timestamptz not null,
  sent_by uuid not null,
  primary key (collaboration_id, id),
  unique (collaboration_id, meeting_id, number),
  foreign key (collaboration_id, meeting_id) references meetings (collaboration_id, id),
  foreign key (collaboration_id, pdf_file_id) references files (collaboration_id, id),
  foreign key (collaboration_id, sent_by) references people (collaboration_id, id)
);
call guard_by_collaboration('invitations', 'select, insert');
create trigger invitations_never_change before update or delete on invitations for each row execute function forbid_change();

create table papers (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  meeting_id uuid not null,
  agenda_item_id uuid,
  position integer not null,
  title text not null,
  file_id uuid,
  url text,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  foreign key (collaboration_id, meeting_id) references meetings (collaboration_id, id),
  foreign key (collaboration_id, agenda_item_id) references agenda_items (collaboration_id, id) on delete set null (agenda_item_id),
  foreign key (collaboration_id, file_id) references files (collaboration_id, id),
  check ((file_id is null) <> (url is null))
);
create index papers_of_meeting on papers (collaboration_id, meeting_id, position);
call guard_by_collaboration('papers', 'select, insert, update, delete');

create table attendances (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  invitee_id uuid not null,
  meeting_id uuid not null,
  reply text check (reply in ('accepted', 'declined', 'tentative')),
  reply_how text check (reply_how in ('room', 'video')),
  reply_note text,
  reply_deputy_id uuid,
  replied_at timestamptz,
  replied_through text,
  presence text check (presence in ('present', 'excused', 'absent', 'deputising')),
  deputising_for_id uuid,
  from_item_id uuid,
  to_item_id uuid,
  presence_note text,
  version integer not null default 1,
  primary key (collaboration_id, invitee_id),
  foreign key (collaboration_id, invitee_id) references invitees (collaboration_id, id),
  foreign key (collaboration_id, meeting_id) references meetings (collaboration_id, id),
  foreign key (collaboration_id, reply_deputy_id) references people (collaboration_id, id),
  foreign key (collaboration_id, deputising_for_id) references people (collaboration_id, id),
  foreign key (collaboration_id, from_item_id) references agenda_items (collaboration_id, id),
  foreign key (collaboration_id, to_item_id) references agenda_items (collaboration_id, id)
);
create index attendances_of_meeting on attendances (collaboration_id, meeting_id);
call guard_by_collaboration('attendances', 'select, insert, update');
