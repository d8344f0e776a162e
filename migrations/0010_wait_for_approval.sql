-- A change of the record and the approval of its minutes wait for each other. Before, a change that had begun while the
-- minutes were being approved could be committed after their copy was frozen: the trigger still saw them in review. Now it
-- takes the minutes in share, and reads their state when it has them.

create or replace function forbid_change_under_approved_minutes() returns trigger
language plpgsql as $$
declare
  touched uuid := case when tg_op = 'INSERT' then new.meeting_id else old.meeting_id end;
  tenant uuid := case when tg_op = 'INSERT' then new.collaboration_id else old.collaboration_id end;
  standing text;
begin
  select m.state into standing from minutes m where m.collaboration_id = tenant and m.meeting_id = touched for share;
  if standing in ('approved', 'published') then
    raise exception 'the minutes of this meeting are approved: % is locked', tg_table_name using errcode = 'RF002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

create or replace function forbid_change_of_minuted_meeting() returns trigger
language plpgsql as $$
declare
  standing text;
begin
  select m.state into standing from minutes m where m.collaboration_id = old.collaboration_id and m.meeting_id = old.id for share;
  if standing in ('approved', 'published') then
    raise exception 'the minutes of this meeting are approved: the meeting is locked' using errcode = 'RF002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
