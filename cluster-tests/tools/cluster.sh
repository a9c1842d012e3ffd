#!/usr/bin/env bash
# A Kubernetes of this machine alone: tools/cluster.sh up RUN, images RUN ARCHIVE, down RUN. For Linux with cgroups v1, as root; tools/build.sh
# makes its programs. RUN is a folder for its data and logs, and the configuration of kubectl, RUN/kubeconfig.
#
# The control plane listens on a bridge, 10.199.0.1. Each node has a network namespace and a mount namespace of its own, at 10.199.0.11
# and 10.199.0.12, and its pods are at 10.199.11.0/24 and 10.199.12.0/24. "down" leaves nothing of it but RUN.
set -euo pipefail

command=$1
run=$(realpath -m "$2")
tools=$(dirname "$(realpath "$0")")
programs=${CLUSTER_PROGRAMS:-$HOME/.cache/chalkstream-cluster}
host=10.199.0.1
export LD_LIBRARY_PATH=$programs/root/usr/lib/x86_64-linux-gnu
PATH=$programs/bin:$programs/root/usr/bin:$programs/root/usr/sbin:/usr/sbin:/sbin:$PATH

# Starts a program in the background, and remembers its process id.
start() {
  local name=$1
  shift
  setsid nice "$@" > "$run/$name.log" 2>&1 &
  echo $! > "$run/$name.pid"
}

stop() {
  local name=$1 pid
  [ -f "$run/$name.pid" ] || return 0
  pid=$(cat "$run/$name.pid")
  rm "$run/$name.pid"
  kill "$pid" 2> /dev/null || return 0
  for _ in $(seq 600); do kill -0 "$pid" 2> /dev/null || return 0; sleep 0.2; done
  kill -9 "$pid"
}

network() {
  ip link add chalk type bridge
  ip address add $host/24 dev chalk
  ip link set chalk up
  for n in 1 2; do
    ip netns add "chalk-$n"
    ip link add "chalk-$n" type veth peer name eth0 netns "chalk-$n"
    ip link set "chalk-$n" master chalk up
    ip -n "chalk-$n" link set lo up
    ip -n "chalk-$n" address add "10.199.0.1$n/24" dev eth0
    ip -n "chalk-$n" link set eth0 up
    ip -n "chalk-$n" route add default via $host
    ip -n "chalk-$n" route add "10.199.1$((3 - n)).0/24" via "10.199.0.1$((3 - n))"
    ip route add "10.199.1$n.0/24" via "10.199.0.1$n"
    ip netns exec "chalk-$n" sysctl -q net.ipv4.ip_forward=1
  done
  # Services are made by a node's kube-proxy.
  ip route add 10.199.20.0/24 via 10.199.0.11
}

control_plane() {
  openssl genrsa -out "$run/accounts.key" 2048 2> /dev/null
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=$host -addext "subjectAltName=IP:$host" \
    -keyout "$run/server.key" -out "$run/server.crt" 2> /dev/null
  openssl pkcs12 -export -in "$run/server.crt" -inkey "$run/server.key" -passout pass:cluster -out "$run/server.p12"
  local token
  token=$(openssl rand -hex 16)
  echo "$token,admin,admin,\"system:masters\"" > "$run/tokens.csv"
  cat > "$run/kubeconfig" <<END
apiVersion: v1
kind: Config
clusters: [{name: cluster, cluster: {server: "https://$host:6443", certificate-authority: "$run/server.crt"}}]
users: [{name: admin, user: {token: $token}}]
contexts: [{name: cluster, context: {cluster: cluster, user: admin}}]
current-context: cluster
END
  start etcd etcd --data-dir "$run/etcd" --unsafe-no-fsync \
    --listen-client-urls http://$host:2379 --advertise-client-urls http://$host:2379 --listen-peer-urls http://$host:2380 \
    --initial-advertise-peer-urls http://$host:2380 --initial-cluster default=http://$host:2380
  start apiserver kube-apiserver --etcd-servers=http://$host:2379 --bind-address=$host --advertise-address=$host --secure-port=6443 \
    --tls-cert-file="$run/server.crt" --tls-private-key-file="$run/server.key" --service-cluster-ip-range=10.199.20.0/24 \
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$run/accounts.key" \
    --service-account-signing-key-file="$run/accounts.key" --token-auth-file="$run/tokens.csv" --authorization-mode=RBAC \
    --enable-aggregator-routing=true --requestheader-client-ca-file="$run/server.crt" \
    --proxy-client-cert-file="$run/server.crt" --proxy-client-key-file="$run/server.key" --kubelet-preferred-address-types=InternalIP
  for _ in $(seq 240); do
    ! curl -sk -m 2 -H "Authorization: Bearer $token" https://$host:6443/readyz | grep -q '^ok' || break
    sleep 0.5
  done
  start controllers kube-controller-manager --kubeconfig="$run/kubeconfig" --leader-elect=false --port=0 --secure-port=0 \
    --service-account-private-key-file="$run/accounts.key" --controllers='*,-nodeipam,-route,-cloud-node-lifecycle'
  start scheduler kube-scheduler --kubeconfig="$run/kubeconfig" --leader-elect=false --port=0 --secure-port=0
}

case $command in
  up)
    "$0" down "$run"
    rm -rf "$run"
    mkdir -p "$run"
    network
    control_plane
    for n in 1 2; do start "node$n" nsenter --net="/run/netns/chalk-$n" unshare --mount "$tools/node.sh" "$n" "$run"; done
    ;;
  images)
    for n in 1 2; do
      for _ in $(seq 100); do [ ! -S "$run/n$n/containerd.sock" ] || break; sleep 0.2; done
      nsenter --mount="/proc/$(cat "$run/node$n.pid")/ns/mnt" ctr --address "$run/n$n/containerd.sock" --namespace k8s.io images import "$3"
    done
    ;;
  down)
    for name in node1 node2 scheduler controllers apiserver etcd; do stop $name; done
    for n in 1 2; do
      ip route del "10.199.1$n.0/24" 2> /dev/null || true
      ip link del "chalk-$n" 2> /dev/null || true
      ip netns del "chalk-$n" 2> /dev/null || true
    done
    ip link del chalk 2> /dev/null || true
    ;;
  *)
    echo "up, images or down?" >&2
    exit 2
    ;;
esac
