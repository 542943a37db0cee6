#!/bin/sh
# Run a command with DATABASE_URL and RECORD_DATABASE_URL of a throwaway PostgreSQL, ended afterwards.
# PostgreSQL does not run as root; then it is started as the user postgres.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
if [ -z "$bin" ]; then bin=$(dirname "$(command -v initdb || true)" 2>/dev/null || true); fi
if [ ! -x "$bin/initdb" ]; then
    echo "PostgreSQL's server is not on this machine. On Debian: apt install postgresql" >&2
    [ "${REQUIRE_ALL:-}" = 1 ] && exit 1
    echo "skipped: the tests were not run on PostgreSQL" >&2
    exit 0
fi
place=$(mktemp -d)
as=""
if [ "$(id -u)" = 0 ]; then chown postgres "$place"; as="runuser -u postgres --"; fi
port=$((20000 + $$ % 30000))
trap '$as "$bin/pg_ctl" -D "$place/data" -m immediate -w stop >/dev/null 2>&1 || true; rm -rf "$place"' EXIT INT TERM
cd_back=$PWD
cd /  # the user postgres may not read the caller's directory
$as "$bin/initdb" -D "$place/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
$as "$bin/pg_ctl" -D "$place/data" -l "$place/log" -w start \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$place -c fsync=off -c full_page_writes=off" >/dev/null
"$bin/psql" -q -h 127.0.0.1 -p "$port" -U postgres \
    -c "CREATE ROLE desk LOGIN CREATEDB" -c "CREATE ROLE newsroom_reader LOGIN" -c "GRANT newsroom_reader TO desk" \
    -c "CREATE DATABASE newsroom OWNER desk"
cd "$cd_back"
DATABASE_URL="postgres://desk@127.0.0.1:$port/newsroom" \
RECORD_DATABASE_URL="postgres://newsroom_reader@127.0.0.1:$port/newsroom" "$@"
