-- Run once by psql, as superuser, in the new database of docker-compose.yml or of a server of your own:
--   psql -d plumbline -f infra/postgres/roles.sql     (with the two passwords in /run/secrets, or \set them yourself)
-- `plumbline_owner` owns and migrates; `plumbline` is what the application signs in as. `plumbline migrate` gives it
-- its rights on the tables.
\set owner_password `cat /run/secrets/owner_password`
\set application_password `cat /run/secrets/application_password`
CREATE ROLE plumbline_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE plumbline LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'application_password';
ALTER DATABASE plumbline OWNER TO plumbline_owner;
-- With the default of 4 the roll-up statement runs 13 times slower.
ALTER DATABASE plumbline SET random_page_cost = 1.1;
REVOKE ALL ON DATABASE plumbline FROM PUBLIC;
GRANT CONNECT ON DATABASE plumbline TO plumbline;
