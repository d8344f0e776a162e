-- Delivery of mail, and the work that the clock starts.

-- The 72 hours of a mail count from its first attempt, and anew when the secretariat sends it again.
alter table mails add column first_attempt_at timestamptz;

-- Whoever delivers must know which addresses have refused, without asking each collaboration in turn.
create policy deliver on suppressed_addresses for select to referat_doorman using (true);
grant select on suppressed_addresses to referat_doorman;

-- One row for each piece of work that is done again and again. It belongs to no collaboration: only the doorman sees it.
create table clock_tasks (
  name text primary key,
  due_at timestamptz not null,
  claimed_until timestamptz,
  failures integer not null default 0,
  last_error text,
  last_done_at timestamptz
);
alter table clock_tasks enable row level security;
alter table clock_tasks force row level security;
create policy keep on clock_tasks to referat_doorman using (true) with check (true);
grant select, insert, update on clock_tasks to referat_doorman;
