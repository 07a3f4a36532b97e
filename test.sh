#!/usr/bin/env bash
# Builds everything once and runs every test: on SQLite and PostgreSQL, and in a browser.
#
#   ./test.sh
#
# On a Debian machine as root it installs what is missing (PostgreSQL with PostGIS, Chromium). Elsewhere it uses what it
# finds and says what it could not start; the tests that need that skip. It starts a private PostgreSQL on a free port,
# stops it at the end, and touches no server that was there before. It needs the .NET 10 SDK and Node 20 or newer.
#
# The last line is "N passed, N failed, N skipped". A wrong format, a failed build, a test project that crashes and a run
# without tests each count as one failed, so the exit status is 0 exactly when the line says "0 failed".
#
# To use a server or browser of your own: BYFIBER_POSTGRES (a connection string) and BYFIBER_CHROMIUM (a path).
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
configuration=Release
scratch=$(mktemp -d "${TMPDIR:-/tmp}/byfiber-test.XXXXXX")
database_owner=() # the command prefix that runs a program as the private server's owner
database_directory=
running= # the test program that runs now
passed=0 failed=0 skipped=0
started=$SECONDS

say() { printf '%s\n' "$*"; }
step() { printf '\n== %s\n' "$*"; }
fail() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$*"
}

stop_what_was_started() {
    [ -n "$running" ] && kill "$running" 2>/dev/null && wait "$running" 2>/dev/null
    if [ -n "$database_directory" ] && [ -f "$database_directory/data/postmaster.pid" ]; then
        "${database_owner[@]}" "$postgres_programs/pg_ctl" -D "$database_directory/data" -m immediate stop >/dev/null 2>&1
    fi
    rm -rf "$scratch" "$database_directory"
}
trap stop_what_was_started EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

finish() {
    say
    say "took $((SECONDS - started)) s"
    say "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ] && exit 0
    exit 1
}

# The newest PostgreSQL on this machine that has PostGIS beside it: Debian's folder, or wherever pg_config points.
find_postgres() {
    local folder
    for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5,5nr) "$(pg_config --bindir 2>/dev/null)"; do
        [ -x "$folder/initdb" ] || continue
        has_postgis "$folder" || continue
        say "$folder"
        return
    done
}

has_postgis() {
    local version
    version=$(basename "$(dirname "$1")")
    [ -f "/usr/share/postgresql/$version/extension/postgis.control" ] ||
        [ -f "$(pg_config --sharedir 2>/dev/null)/extension/postgis.control" ]
}

find_chromium() {
    local name
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" && return
    done
}

# Debian as root only. A fresh package's own database cluster is not wanted: RUNLEVEL=1 keeps it from starting.
install_what_is_missing() {
    local wanted=() postgis
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 0
    [ -n "${BYFIBER_CHROMIUM:-$(find_chromium)}" ] || wanted+=(chromium fonts-liberation)
    if [ -z "${BYFIBER_POSTGRES:-$(find_postgres)}" ]; then wanted+=(postgresql-with-postgis); fi
    [ ${#wanted[@]} -gt 0 ] || return 0
    step "installing ${wanted[*]}"
    apt-get update -qq >"$scratch/apt.log" 2>&1
    if [[ " ${wanted[*]} " == *" postgresql-with-postgis "* ]]; then
        postgis=$(apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' | cut -d' ' -f1 | sort -t- -k2,2n | tail -1)
        wanted=("${wanted[@]/postgresql-with-postgis/}" "${postgis%-postgis-3}" "$postgis")
    fi
    # Word splitting drops the emptied entry.
    # shellcheck disable=SC2068
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${wanted[@]} \
        >>"$scratch/apt.log" 2>&1 || { say "apt-get could not install ${wanted[*]}:"; tail -5 "$scratch/apt.log"; }
}

# A server of our own in a temporary folder: nothing on disk is worth keeping, so nothing waits for the disk.
start_postgres() {
    local port attempt
    if [ -n "${BYFIBER_POSTGRES:-}" ]; then
        say "PostgreSQL: the one that BYFIBER_POSTGRES names"
        return
    fi
    postgres_programs=$(find_postgres)
    if [ -z "$postgres_programs" ]; then
        say "PostgreSQL: not started, since PostgreSQL with PostGIS is not installed; its tests skip"
        return
    fi
    if [ "$(id -u)" -eq 0 ]; then
        if ! id postgres >/dev/null 2>&1; then
            say "PostgreSQL: not started, since it refuses to run as root and there is no user \"postgres\"; its tests skip"
            return
        fi
        database_owner=(runuser -u postgres --)
    else
        database_owner=(env)
    fi
    database_directory=$(cd / && "${database_owner[@]}" mktemp -d /tmp/byfiber-postgres.XXXXXX)
    if ! (cd / && "${database_owner[@]}" "$postgres_programs/initdb" -D "$database_directory/data" -U postgres -A trust \
        -E UTF8 --locale=C.UTF-8 --no-sync) >"$scratch/postgres.log" 2>&1; then
        say "PostgreSQL: initdb failed, so its tests skip:"
        tail -5 "$scratch/postgres.log"
        return
    fi
    for attempt in 1 2 3 4 5; do
        port=$((20000 + RANDOM % 12000))
        if (cd / && "${database_owner[@]}" "$postgres_programs/pg_ctl" -D "$database_directory/data" -w -t 60 \
            -l "$database_directory/log" -o "-p $port -c listen_addresses=127.0.0.1 -k $database_directory \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" start) \
            >>"$scratch/postgres.log" 2>&1; then
            export BYFIBER_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
            say "PostgreSQL: $("$postgres_programs/postgres" --version), private, on port $port"
            return
        fi
        say "PostgreSQL: attempt $attempt on port $port failed"
    done
    say "PostgreSQL: could not be started, so its tests skip:"
    tail -5 "$scratch/postgres.log" "$database_directory/log" 2>/dev/null
}

find_browser() {
    local path=${BYFIBER_CHROMIUM:-$(find_chromium)}
    if [ -z "$path" ]; then
        say "Chromium: not found, so the browser tests skip"
        return
    fi
    export BYFIBER_CHROMIUM=$path
    say "Chromium: $path"
}

require_tools() {
    local missing=0
    if ! dotnet --version >"$scratch/sdk" 2>&1 || ! grep -q '^10\.' "$scratch/sdk"; then
        say "The .NET 10 SDK is missing: install it and see that \"dotnet --version\" says 10."
        missing=1
    fi
    if ! command -v npm >/dev/null || [ "$(node --version 2>/dev/null | tr -d v | cut -d. -f1)" -lt 20 ] 2>/dev/null; then
        say "Node 20 or newer with npm is missing: the pages' scripts and styles are built with it."
        missing=1
    fi
    [ $missing -eq 0 ] && return
    fail "the tools above are needed to build"
    finish
}

# Runs one test project's program and adds up what its report says. The report is the truth; the exit code only tells
# whether the program came to its end.
run_tests() {
    local name=$1 program report=$scratch/$1.xml code
    program=artifacts/bin/$name/${configuration,,}/$name
    step "$name"
    timeout --foreground --kill-after=20 1200 "$program" --no-ansi --progress off --report-xunit-xml \
        --report-xunit-xml-filename "$name.xml" --results-directory "$scratch" </dev/null &
    running=$! # in the background, so that an interruption is acted on at once
    wait "$running"
    code=$?
    running=
    if [ ! -s "$report" ]; then
        fail "$name ended with status $code and without a report (it crashed, or did not end within 20 minutes)"
        return
    fi
    count() { grep -o "<assembly [^>]*" "$report" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{s += $1} END {print s + 0}'; }
    local p f s e
    p=$(count passed) f=$(count failed) s=$(count skipped) e=$(count errors)
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    if [ "$e" -gt 0 ]; then fail "$name had $e errors outside its tests"; fi
    if [ $((p + f + s)) -eq 0 ]; then
        fail "$name ran no test"
    elif [ "$code" -ne 0 ] && [ $((f + e)) -eq 0 ]; then
        fail "$name reported no failed test but ended with status $code"
    fi
}

require_tools
install_what_is_missing

step "building"
dotnet tool restore >"$scratch/tools.log" 2>&1 || { cat "$scratch/tools.log"; fail "dotnet tool restore"; }
if ! dotnet build Byfiber.slnx -c $configuration -v quiet --disable-build-servers >"$scratch/build.log" 2>&1; then
    grep -E 'error|warn' "$scratch/build.log" | sort -u | head -40 || tail -40 "$scratch/build.log"
    fail "the build; nothing was tested"
    finish
fi
say "built in $((SECONDS - started)) s"

step "checking the format"
if dotnet csharpier check . >"$scratch/format.log" 2>&1; then
    say "every file is formatted"
else
    tail -20 "$scratch/format.log"
    fail "the format: run \"dotnet csharpier format .\""
fi

step "starting what the tests need"
start_postgres
find_browser

for project in tests/*/*.csproj; do
    run_tests "$(basename "$project" .csproj)"
done
if [ $((passed + failed + skipped)) -eq 0 ]; then fail "no test ran"; fi
finish
