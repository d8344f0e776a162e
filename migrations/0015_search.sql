-- Search. The words of a text stand beside it as the database's own vector, so that no command has to remember them, and
-- an index of them begins with the collaboration.
create extension if not exists btree_gin;
create extension if not exists pg_trgm;

-- Letters as they are compared, one for one, so that a place in the folded text is a place in the text: small letters,
-- accents off (the letters of the Nordic alphabets stay, for the stemmers know them), signs a space. All of it is said
-- here, for what a letter is differs between databases. Marks that nobody sees come last and go. Most texts have nothing
-- out of the ordinary, and the short list takes a quarter of the time.
create function search_fold(content text) returns text
language sql immutable parallel safe
  return case when content ~ '[^ -~\n\tæøåäöÆØÅÄÖ]'
    then translate(lower(content collate "C"),
      'ÆØÅÄÖ/\_*~#|<>[](){}=&+^`àáâãèéêëìíîïñòóôõùúûüýčđŋšŧžłśźżńćęąßÀÁÂÃÈÉÊËÌÍÎÏÑÒÓÔÕÙÚÛÜÝČĐŊŠŦŽŁŚŹŻŃĆĘĄ«»“”„‘’–—…•·§°´' || U&'\00A0\2009\202F\00AD\200B\200C\200D\2060\FEFF',
      'æøåäö                    aaaaeeeeiiiinoooouuuuycdnstzlszznceasaaaaeeeeiiiinoooouuuuycdnstzlszzncea                  ')
    else translate(lower(content collate "C"), 'ÆØÅÄÖ/\_*~#|<>[](){}=&+^`', 'æøåäö                    ')
  end collate "default";

-- The same for names, which are written with and without the Nordic letters.
create function search_name(name text) returns text
language sql immutable parallel safe
  return translate(search_fold(name), 'æøåäö', 'aoaao');

create function search_configuration(language text) returns regconfig
language sql immutable parallel safe
  return case language
    when 'sv' then 'pg_catalog.swedish'::regconfig
    when 'da' then 'pg_catalog.danish'::regconfig
    when 'en' then 'pg_catalog.english'::regconfig
    else 'pg_catalog.norwegian'::regconfig
  end;

create function search_vector(language text, content text) returns tsvector
language sql immutable parallel safe
  return to_tsvector(search_configuration(language), search_fold(content));

-- What was typed as a query in every language at once. `beginning` is the last word as far as it is typed, and `before` what
-- stands before it; empty where the last word is no plain one. A language in which nothing is left to look up (stop words,
-- only words that are not wanted) takes no part; when none does the query is empty and finds nothing.
create function search_query(wanted text, before text, beginning text) returns tsquery
language plpgsql immutable as $$
declare
  configurations constant regconfig[] := array['pg_catalog.norwegian', 'pg_catalog.swedish', 'pg_catalog.danish', 'pg_catalog.english'];
  configuration regconfig;
  one tsquery;
  known text[] := '{}';
  every tsquery := '';
  open_ended tsquery := '';
begin
  if beginning <> '' then
    open_ended := to_tsquery('pg_catalog.simple', '''' || search_fold(beginning) || ''':*');
    foreach configuration in array configurations loop
      if numnode(to_tsquery(configuration, '''' || search_fold(beginning) || '''')) = 0 then open_ended := ''; end if;
    end loop;
  end if;
  foreach configuration in array configurations loop
    one := websearch_to_tsquery(configuration, search_fold(wanted));
    if numnode(open_ended) > 0 then
      one := one || (websearch_to_tsquery(configuration, search_fold(before)) && open_ended);
    end if;
    if querytree(one) not in ('', 'T') and not one::text = any(known) then
      every := every || one;
      known := known || one::text;
    end if;
  end loop;
  return every;
exception
  -- More signs than PostgreSQL can stack, such as a hundred minuses.
  when internal_error or syntax_error or program_limit_exceeded then return '';
end
$$;

alter table item_texts add column words tsvector;
alter table agenda_items add column words tsvector;
alter table decisions add column words tsvector;
alter table follow_ups add column words tsvector;
alter table meetings add column words tsvector;
alter table papers add column words tsvector;
alter table working_groups add column words tsvector;

-- The language in which a group writes, when it writes: a text stays in its language when the group turns to another.
create function language_of_group(tenant uuid, in_group uuid) returns text language sql stable
  return (select g.language from groups g where g.collaboration_id = tenant and g.id = in_group);
create function language_of_meeting(tenant uuid, in_meeting uuid) returns text language sql stable
  return (select g.language from meetings m join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
    where m.collaboration_id = tenant and m.id = in_meeting);

-- What of a row is searched. One place, for the triggers and for the rows that are there already.
create function words_of(t item_texts) returns tsvector language sql stable
  return search_vector(language_of_meeting(t.collaboration_id, t.meeting_id), t.text);
create function words_of(i agenda_items) returns tsvector language sql stable
  return search_vector(language_of_meeting(i.collaboration_id, i.meeting_id), i.title || E'\n' || i.description);
create function words_of(d decisions) returns tsvector language sql stable
  return search_vector(language_of_group(d.collaboration_id, d.group_id), d.number || E'\n' || d.text || E'\n' || coalesce(d.dissent, ''));
create function words_of(f follow_ups) returns tsvector language sql stable
  return search_vector(language_of_group(f.collaboration_id, f.group_id), f.text);
create function words_of(m meetings) returns tsvector language sql stable
  return search_vector(language_of_group(m.collaboration_id, m.group_id), coalesce(m.title, '') || E'\n' || coalesce(m.place, ''));
create function words_of(p papers) returns tsvector language sql stable
  return search_vector(language_of_meeting(p.collaboration_id, p.meeting_id), p.title);
create function words_of(w working_groups) returns tsvector language sql stable
  return search_vector(language_of_group(w.collaboration_id, w.group_id), w.mandate);

create function note_words() returns trigger language plpgsql as $$
begin
  new.words := words_of(new);
  return new;
end
$$;
create trigger item_texts_words before insert or update of text on item_texts for each row execute function note_words();
create trigger agenda_items_words before insert or update of title, description on agenda_items for each row execute function note_words();
create trigger decisions_words before insert or update of number, text, dissent on decisions for each row execute function note_words();
create trigger follow_ups_words before insert or update of text on follow_ups for each row execute function note_words();
create trigger meetings_words before insert or update of title, place on meetings for each row execute function note_words();
create trigger papers_words before insert or update of title on papers for each row execute function note_words();
create trigger working_groups_words before insert or update of mandate on working_groups for each row execute function note_words();

-- The rows that are there already get theirs: past the policies, which show the owner nothing, and past the triggers that
-- keep approved minutes as they are, for not a word of them changes.
do $$
declare
  with_words constant regclass[] := array['meetings', 'item_texts', 'agenda_items', 'decisions', 'follow_ups', 'papers', 'working_groups'];
  searched regclass;
begin
  alter table groups no force row level security;
  foreach searched in array with_words loop
    execute format('alter table %s no force row level security', searched);
  end loop;
  foreach searched in array with_words loop
    execute format('alter table %s disable trigger user', searched);
    execute format('update %1$s t set words = words_of(t)', searched);
    execute format('alter table %s enable trigger user', searched);
    execute format('create index %1$s_by_words on %1$s using gin (collaboration_id, words) with (gin_pending_list_limit = 512)', searched);
  end loop;
  foreach searched in array with_words loop
    execute format('alter table %s force row level security', searched);
  end loop;
  alter table groups force row level security;
end
$$;

alter table people add column folded_name text generated always as (search_name(name)) stored;
alter table organisations add column folded_name text generated always as (search_name(name)) stored;
alter table groups add column folded_name text generated always as (search_name(name)) stored;
create index people_by_name_parts on people using gin (collaboration_id, folded_name gin_trgm_ops);
create index people_by_address_parts on people using gin (collaboration_id, lower(email) gin_trgm_ops);
create index organisations_by_name_parts on organisations using gin (collaboration_id, folded_name gin_trgm_ops);
create index groups_by_name_parts on groups using gin (collaboration_id, folded_name gin_trgm_ops);

-- Beneath a policy no index of words is used: PostgreSQL asks of each row whether it may be seen before it lets an operator
-- that could tell of it look at it, and the operators of text search are such. So the words are read through views that
-- name the collaboration themselves and belong to a role of their own, whose policies let them. It owns nothing else,
-- nobody is it, and the views hold ids and words only: what is shown of a hit is read from the tables, beneath the policies.
-- The collaboration is said otherwise than in the policies, with `false`: said alike, the planner would take the view's condition and
-- the policy of a table joined to it for one, and let the operators wait for it again.
do $$
begin
  if not exists (select from pg_roles where rolname = 'referat_searcher') then
    create role referat_searcher nologin;
  end if;
end
$$;
grant referat_searcher to current_user;
grant usage, create on schema public to referat_searcher;

create procedure let_be_searched(searched regclass, seen text, shown text)
language plpgsql as $$
begin
  execute format('grant select on %s to referat_searcher', searched);
  execute format('create policy search on %s for select to referat_searcher using (true)', searched);
  execute format('create view %I as select %s from %s where collaboration_id = current_setting(''app.collaboration'', false)::uuid', seen, shown, searched);
  execute format('alter view %I owner to referat_searcher', seen);
  execute format('grant select on %I to referat_app', seen);
end
$$;
call let_be_searched('item_texts', 'item_text_words', 'agenda_item_id as id, meeting_id, words');
call let_be_searched('agenda_items', 'agenda_item_words', 'id, meeting_id, words');
call let_be_searched('decisions', 'decision_words', 'id, meeting_id, agenda_item_id, group_id, words');
call let_be_searched('follow_ups', 'follow_up_words', 'id, words');
call let_be_searched('meetings', 'meeting_words', 'id, words');
call let_be_searched('papers', 'paper_words', 'id, meeting_id, agenda_item_id, words');
call let_be_searched('working_groups', 'mandate_words', 'group_id as id, words');
call let_be_searched('people', 'person_names', 'id, folded_name as name, lower(email) as address');
call let_be_searched('organisations', 'organisation_names', 'id, folded_name as name');
call let_be_searched('groups', 'group_names', 'id, folded_name as name');
drop procedure let_be_searched(regclass, text, text);

revoke create on schema public from referat_searcher;
-- A member would see what the role sees.
revoke referat_searcher from current_user;
