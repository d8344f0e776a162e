
-- The address that a session's one-time code was mailed to. Null for sessions opened before this, and without a code.
alter table sessions add column proved_address text;
