-- What is promised while minutes are written is told to nobody before they are sent: `untold` says that the assignee does not
-- know yet, `told_assignee_id` who was told before, so that a promise given away and given back is told once.
-- Added without a default, which then is set for rows to come: PostgreSQL 15 would not add a filled column to a table whose row type a
-- function takes (`words_of`). Null, in rows from before, is the same as false.
alter table follow_ups add column untold boolean, add column told_assignee_id uuid;
alter table follow_ups alter column untold set default false;

-- A working group that is only proposed can be taken out of the minutes it was written into. Nothing of any other group ever goes:
-- what sat in it must go first, and its own row, which says that it is proposed, last but for the group itself.
grant delete on groups, offices, seats, seat_holders, working_groups to referat_app;
create policy only_of_proposed on working_groups as restrictive for delete to referat_app using (state = 'proposed');
create policy only_of_proposed on groups as restrictive for delete to referat_app using (kind = 'working-group');
create policy only_of_proposed on seats as restrictive for delete to referat_app using (exists (
  select from working_groups w where w.collaboration_id = seats.collaboration_id and w.group_id = seats.group_id and w.state = 'proposed'));
create policy only_of_proposed on offices as restrictive for delete to referat_app using (exists (
  select from working_groups w where w.collaboration_id = offices.collaboration_id and w.group_id = offices.group_id and w.state = 'proposed'));
create policy only_of_proposed on seat_holders as restrictive for delete to referat_app using (exists (
  select from seats s join working_groups w on w.collaboration_id = s.collaboration_id and w.group_id = s.group_id
  where s.collaboration_id = seat_holders.collaboration_id and s.id = seat_holders.seat_id and w.state = 'proposed'));
