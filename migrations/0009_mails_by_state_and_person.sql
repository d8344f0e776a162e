-- The secretariat looks for what failed, and for what one person got, newest first, among years of mail.
create index mails_by_state on mails (collaboration_id, state, created_at desc, id desc);
create index mails_of_person on mails (collaboration_id, person_id, created_at desc, id desc);
