#!/usr/bin/env bash
# One complete download from a seed, both Hotswarm's, on the newest JDK >= 25 in /usr/lib/jvm.
# Prints one line; exits with 0 when the copy is equal or there is no such JDK, else with 1.
# The environment variable HOTSWARM names what to run in place of ./hotswarm.
set -u

hotswarm=${HOTSWARM:-$(cd "$(dirname "$0")/.." && pwd)/hotswarm}
room=$(mktemp -d)
seed=

leave() {
  [ -n "$seed" ] && kill "$seed" 2>/dev/null && wait "$seed"
  rm -rf "$room"
}
trap leave EXIT

fail() {
  echo "jdk25: FAILED on $version: $1: $(tail -n 1 "$room/log" 2>/dev/null)"
  exit 1
}

# Waits up to 60 s until a file has a line that matches.
await() {
  timeout 60 sh -c 'until grep -q "$1" "$2" 2>/dev/null; do sleep 0.1; done' sh "$1" "$2"
}

best=0
for release in /usr/lib/jvm/*/release; do
  found=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release" 2>/dev/null)
  if [ "${found:-0}" -ge 25 ] && [ "$found" -gt "$best" ]; then
    best=$found
    JAVA_HOME=${release%/release}
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$release")
  fi
done
if [ "$best" -eq 0 ]; then
  echo "jdk25: no JDK >= 25 in /usr/lib/jvm, nothing tried"
  exit 0
fi
export JAVA_HOME

mkdir -p "$room/data/payload/below"
head -c 33333333 /dev/urandom > "$room/data/payload/large.bin"
head -c 12345 /dev/urandom > "$room/data/payload/below/small.bin"
network="--no-dht --no-lsd --no-nat --json -p 0"

timeout 60 "$hotswarm" create "$room/data/payload" -o "$room/payload.torrent" \
  > "$room/log" 2>&1 || fail create
# shellcheck disable=SC2086  # words are meant to be split
timeout --foreground 180 "$hotswarm" seed "$room/payload.torrent" -d "$room/data" \
  --bind 127.0.0.2 --state "$room/seed" $network > "$room/seeding" 2> "$room/log" &
seed=$!
await '"state" *: *"seeding"' "$room/seeding" || fail seed
port=$(sed -n 's/.*"event" *: *"started".*"port" *: *\([0-9]*\).*/\1/p' "$room/seeding")

begin=$(date +%s%N)
# shellcheck disable=SC2086
timeout 90 "$hotswarm" get "$room/payload.torrent" -o "$room/copy" --bind 127.0.0.3 \
  --peer "127.0.0.2:$port" --state "$room/get" $network > "$room/getting" 2> "$room/log" \
  || fail get
diff -r "$room/data/payload" "$room/copy/payload" > "$room/log" || fail compare
echo "jdk25: OK on $version, 32 MiB in $((($(date +%s%N) - begin) / 1000000)) ms with start and end"
