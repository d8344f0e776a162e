-- Lists in the orders that people ask for: what is due first, what was planned, added, approved or sent last.
create index follow_ups_by_due_day on follow_ups (collaboration_id, due_on, id);
create index meetings_by_planning on meetings (collaboration_id, created_at, id);
create index people_by_arrival on people (collaboration_id, created_at, id);
create index minutes_by_approval on minutes (collaboration_id, approved_at, id);
create index mails_by_sending on mails (collaboration_id, sent_at, id);
create index offices_by_beginning on offices (collaboration_id, group_id, from_on, id);
drop index offices_of_group;
