# run-stack.sh MVN ARGUMENT...: builds, and runs the stack in this process' place, so that nothing of Maven stays in memory.
# Called by ./mvnw -Prun. What asks this process to end ends the build, or the stack.
set -eu

launch="$(cd "$(dirname "$0")/.." && pwd)/local-stack/target/stack.arguments"
rm -f "$launch"

build=
stopped=
trap 'stopped=yes; [ -z "$build" ] || kill -TERM "$build" 2>/dev/null || :' HUP INT TERM
CHALKSTREAM_LAUNCH_FILE="$launch" "$@" &
build=$!
status=0
wait "$build" || status=$?
while [ -n "$stopped" ] && kill -0 "$build" 2>/dev/null; do
  wait "$build" || status=$?
done
trap - HUP INT TERM

[ "$status" -eq 0 ] || exit "$status"
[ -z "$stopped" ] || exit 130
# The build was asked for something else than to run the stack.
[ -f "$launch" ] || exit 0
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" @"$launch"
