-- What is being typed: the text that all writers of a meeting share, until it is written back to the items.

-- state holds everything up to `serial`; it is what the texts in draft_items say. last_serial is the newest update kept.
create table drafts (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  meeting_id uuid not null,
  state bytea not null,
  serial bigint not null default 0,
  last_serial bigint not null default 0,
  written_at timestamptz not null,
  primary key (collaboration_id, meeting_id),
  foreign key (collaboration_id, meeting_id) references meetings (collaboration_id, id)
);
call guard_by_collaboration('drafts', 'select, insert, update, delete');

create table draft_updates (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  meeting_id uuid not null,
  serial bigint not null,
  content bytea not null,
  written_by uuid,
  written_at timestamptz not null,
  primary key (collaboration_id, meeting_id, serial),
  foreign key (collaboration_id, meeting_id) references drafts (collaboration_id, meeting_id) on delete cascade
);
call guard_by_collaboration('draft_updates', 'select, insert, delete');

-- For each item the version of its text that the draft knows, and the Markdown that the draft then was.
create table draft_items (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  meeting_id uuid not null,
  agenda_item_id uuid not null,
  version integer not null,
  markdown text not null,
  primary key (collaboration_id, meeting_id, agenda_item_id),
  foreign key (collaboration_id, meeting_id) references drafts (collaboration_id, meeting_id) on delete cascade
);
call guard_by_collaboration('draft_items', 'select, insert, update, delete');

-- The cards in the text: the words each was last read from, and the decision, follow-up or working group it became.
create table draft_cards (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  meeting_id uuid not null,
  card_id uuid not null,
  agenda_item_id uuid not null,
  kind text not null check (kind in ('decision', 'follow-up', 'working-group')),
  source text not null,
  row_id uuid,
  fault text,
  primary key (collaboration_id, meeting_id, card_id),
  foreign key (collaboration_id, meeting_id) references drafts (collaboration_id, meeting_id) on delete cascade
);
call guard_by_collaboration('draft_cards', 'select, insert, update, delete');

-- What was typed and struck out on the way is no part of approved minutes: it goes when they are locked, whoever locks them.
create function forget_draft() returns trigger
language plpgsql as $$
begin
  delete from drafts d where d.collaboration_id = new.collaboration_id and d.meeting_id = new.meeting_id;
  return null;
end
$$;
create trigger minutes_forget_draft after update of state on minutes
  for each row when (new.state = 'approved' and old.state <> 'approved') execute function forget_draft();
