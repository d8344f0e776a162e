-- The sentences that a group's minutes often hold, beside those that every group is offered.
alter table groups add column phrases text[] not null default '{}';
