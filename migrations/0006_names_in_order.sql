-- Names in the order of the collaboration's language, the same on every engine and host: database collations differ, and
-- the embedded engine has none but "C". Norwegian and Danish end with æ ø å, Swedish with å ä ö; each sorts the other's
-- letters with its own. Accents do not count.
create function name_order(name text, language text) returns text
language sql immutable parallel safe as $$
  select case when language = 'sv'
    then translate(lower(name), 'åäæöøàáâãèéêëìíîïñòóôõùúûüýčđŋšŧžłśźżńćęąß', '{||}}aaaaeeeeiiiinoooouuuuycdnstzlszznceas')
    else translate(lower(name), 'æäøöåàáâãèéêëìíîïñòóôõùúûüýčđŋšŧžłśźżńćęąß', '{{||}aaaaeeeeiiiinoooouuuuycdnstzlszznceas')
  end collate "C"
$$;

create index people_in_order on people (collaboration_id, name_order(name, 'nb'), id);
create index people_in_swedish_order on people (collaboration_id, name_order(name, 'sv'), id);
create index organisations_in_order on organisations (collaboration_id, name_order(name, 'nb'), id);
create index organisations_in_swedish_order on organisations (collaboration_id, name_order(name, 'sv'), id);
create index groups_in_order on groups (collaboration_id, name_order(name, 'nb'), id);
create index groups_in_swedish_order on groups (collaboration_id, name_order(name, 'sv'), id);
drop index people_by_name;
drop index groups_by_name;
