-- Documents: which form of record a group keeps, what of a meeting is not public, templates of one's own, and by which of
-- them a sent document was made.

-- Null: as the group's kind asks (a council or board keeps a record, others plain minutes).
alter table groups add column record_form text
  check (record_form in ('minutes', 'record', 'protocol', 'decision-minutes'));

-- Why an item is exempt from publicity, such as "offl. § 13"; null: it is public.
alter table agenda_items add column exempt_basis text check (exempt_basis <> '');

-- Every version of a template that somebody wrote, for the whole collaboration or for one group. The newest one holds; one
-- without a source says that the template above it holds again: the collaboration's, or the one that ships.
create table template_versions (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  name text not null,
  group_id uuid,
  number integer not null check (number > 0),
  source text check (source <> ''),
  sha256 text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (collaboration_id, id),
  unique nulls not distinct (collaboration_id, name, group_id, number),
  foreign key (collaboration_id, group_id) references groups (collaboration_id, id),
  foreign key (collaboration_id, created_by) references people (collaboration_id, id)
);
call guard_by_collaboration('template_versions', 'select, insert');
create trigger template_versions_never_change before update or delete on template_versions for each row execute function forbid_change();

-- Null: the template that ships with the program. The hash tells which text of it.
alter table minutes_versions add column template_version_id uuid, add column template_sha256 text,
  -- the logo and pictures it showed, by their files, which are never forgotten
  add column template_pictures jsonb,
  add column public_pdf_file_id uuid;
alter table minutes_versions
  add foreign key (collaboration_id, template_version_id) references template_versions (collaboration_id, id) not valid,
  add foreign key (collaboration_id, public_pdf_file_id) references files (collaboration_id, id) not valid;
alter table invitations add column template_version_id uuid, add column template_sha256 text,
  add column template_pictures jsonb;
alter table invitations
  add foreign key (collaboration_id, template_version_id) references template_versions (collaboration_id, id) not valid;
