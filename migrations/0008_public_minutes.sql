-- Published minutes are for everybody, also for those who belong to no collaboration: the doorman finds out whose they are.
create policy publish on minutes for select to referat_doorman using (state = 'published');
grant select on minutes to referat_doorman;
