#!/usr/bin/env bash
# Makes the AOT caches of the services' images: images/train.sh FOLDER [SERVICE...]. Each image runs once, until it is ready, which
# includes its warm-up, and for some seconds more, against the Kafka of KAFKA. A cache fits only the JRE that made it: train with the
# images that will run, then build them again with AOT=FOLDER.
#
# Settings, as environment variables:
#   KAFKA     localhost:9092 unless set, which is that of ./mvnw -Prun -Dstack=kafka; use one without people's boards
#   SECONDS_MORE  how long a ready service goes on; 5 unless set. With people at work meanwhile, more is learnt
#   TOOL      docker or podman; the first of them that is installed unless set
#   PORT      a free port for the services, and PORT + 1 for their health; 18080 unless set
#   RUN       more options of "TOOL run"
#   REGISTRY, VERSION  as for images/build.sh
set -euo pipefail

folder=$(realpath -m "${1:?a folder for the caches}")
shift
tool=${TOOL:-$(basename "$(command -v docker || command -v podman)")}
port=${PORT:-18080}
key=$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')
all=(board-state cursor-service undo-redo-service ws-gateway)
mkdir -p "$folder"
chmod a+rwx "$folder"

for service in "${@:-${all[@]}}"; do
  name=train-$service-$$
  # The state directories are in /tmp of the container, and go with it.
  # shellcheck disable=SC2086
  "$tool" run --detach --name "$name" --network host ${RUN:-} --volume "$folder:/trained" --entrypoint java \
    --env KAFKA_BOOTSTRAP_SERVERS="${KAFKA:-localhost:9092}" --env CHALKSTREAM_ACCESS_KEY="$key" --env CHALKSTREAM_SERVICE_KEY="$key" \
    --env CHALKSTREAM_BOARD_STATE_STATE_DIR=/tmp/state --env CHALKSTREAM_UNDO_STATE_DIR=/tmp/state \
    --env QUARKUS_HTTP_PORT="$port" --env QUARKUS_MANAGEMENT_PORT=$((port + 1)) \
    --env CHALKSTREAM_GATEWAY_NAME="$name" --env CHALKSTREAM_GATEWAY_DRAIN=0S --env QUARKUS_SHUTDOWN_DELAY=0S \
    "${REGISTRY:-chalkstream}/$service:${VERSION:-0.1.0}" \
    -XX:AOTCacheOutput="/trained/$service.aot" @/app/arguments > /dev/null
  until curl -sf "http://localhost:$((port + 1))/q/health/ready" > /dev/null; do
    [ "$("$tool" inspect --format '{{.State.Running}}' "$name")" = true ] || { "$tool" logs "$name"; exit 1; }
    sleep 0.2
  done
  sleep "${SECONDS_MORE:-5}"
  # The cache is written after the service has stopped, which takes some seconds.
  "$tool" stop --time 120 "$name" > /dev/null
  "$tool" rm "$name" > /dev/null
  ls -l "$folder/$service.aot"
done
