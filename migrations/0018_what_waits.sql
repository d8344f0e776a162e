-- What waits for somebody, looked up by the one it waits for: follow-ups given to a working group or an organisation, seats to
-- be named, the rounds of minutes.
create index follow_ups_of_working_group on follow_ups (collaboration_id, assignee_group_id) where state = 'open';
create index follow_ups_of_organisation on follow_ups (collaboration_id, group_id, assignee_organisation_id) where state = 'open';
create index seats_to_be_named_by on seats (collaboration_id, named_by_person_id) where named_by_person_id is not null;
create index review_rounds_of_minutes on review_rounds (collaboration_id, minutes_id, opened_at);
