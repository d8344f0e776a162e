-- Two entries of one person or organisation become one. The one that goes is ended and remembers into which it went, so that
-- whoever still has its address is shown where it is now.
alter table people add column merged_into_id uuid check (merged_into_id <> id);
alter table people
  add foreign key (collaboration_id, merged_into_id) references people (collaboration_id, id) not valid;
alter table organisations add column merged_into_id uuid check (merged_into_id <> id);
alter table organisations
  add foreign key (collaboration_id, merged_into_id) references organisations (collaboration_id, id) not valid;

-- Pairs that somebody has looked at and said are two: they are not suggested again. The smaller id stands first, so that a pair
-- is one row whichever way round it was read.
create table duplicate_dismissals (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  person_id uuid,
  other_person_id uuid,
  organisation_id uuid,
  other_organisation_id uuid,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (collaboration_id, id),
  unique nulls not distinct (collaboration_id, person_id, other_person_id, organisation_id, other_organisation_id),
  foreign key (collaboration_id, person_id) references people (collaboration_id, id),
  foreign key (collaboration_id, other_person_id) references people (collaboration_id, id),
  foreign key (collaboration_id, organisation_id) references organisations (collaboration_id, id),
  foreign key (collaboration_id, other_organisation_id) references organisations (collaboration_id, id),
  foreign key (collaboration_id, created_by) references people (collaboration_id, id),
  check (coalesce(person_id < other_person_id, false) <> coalesce(organisation_id < other_organisation_id, false)),
  check (num_nonnulls(person_id, other_person_id, organisation_id, other_organisation_id) = 2)
);
call guard_by_collaboration('duplicate_dismissals', 'select, insert');
