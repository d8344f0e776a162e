-- Whoever is given a seat or an office and loses it the same day, or is replaced from the very day they began, held it
-- for no day at all: the period ends the day before it begins. The row stays, so that the trail shows what was done.
alter table offices drop constraint offices_check;
alter table offices add constraint offices_period check (until_on is null or until_on >= from_on - 1);
alter table seats drop constraint seats_check;
alter table seats add constraint seats_period check (until_on is null or until_on >= from_on - 1);
alter table seat_holders drop constraint seat_holders_check;
alter table seat_holders add constraint seat_holders_period check (until_on is null or until_on >= from_on - 1);
