-- Two who put a meeting's papers in order at once: the order has a version of its own, as the agenda's has.
alter table meetings add column papers_version integer not null default 1;
