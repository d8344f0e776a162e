-- Pictures that a collaboration's templates name, and the one that is its letterhead's logo. The bytes are the program's own
-- encoding of what was sent, kept as a file: another picture under the same name is another file.
create table pictures (
  collaboration_id uuid not null default current_setting('app.collaboration')::uuid references collaborations (id),
  id uuid not null,
  name text not null check (name ~ '^[a-z0-9-]{1,40}$'),
  alt text not null check (alt <> ''),
  file_id uuid not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (collaboration_id, id),
  unique (collaboration_id, name),
  foreign key (collaboration_id, file_id) references files (collaboration_id, id)
);
create index pictures_in_order on pictures (collaboration_id, name_order(name, 'nb'), id);
call guard_by_collaboration('pictures', 'select, insert, update, delete');

-- No row can name a logo yet, so there is nothing to validate. The constraint is named as all others would be, after the
-- two columns that it holds together: refusals read the field from it.
alter table collaborations add column logo_picture_id uuid,
  add constraint collaborations_collaboration_id_logo_picture_id_fkey
    foreign key (id, logo_picture_id) references pictures (collaboration_id, id);
