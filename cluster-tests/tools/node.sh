#!/usr/bin/env bash
# A node: tools/node.sh NUMBER RUN. cluster.sh starts it in namespaces of its own, and ends it by SIGTERM.
set -euo pipefail

n=$1
run=$2
me=$run/n$n
address=10.199.0.1$n
mkdir -p "$me/fake"
mount --make-rprivate /
mount --make-rshared /

# What kubelet and containerd keep at fixed places.
for place in /var/log /run/netns /run/containerd; do
  mkdir -p "$place" "$me/places$place"
  mount --bind "$me/places$place" "$place"
done

# The kubelet sets these, which are the whole machine's. In here they are files.
for name in vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys kernel/keys/root_maxbytes; do
  cat "/proc/sys/$name" > "$me/fake/${name//\//_}"
  mount --bind "$me/fake/${name//\//_}" "/proc/sys/$name"
done

cgroups() { find /sys/fs/cgroup -mindepth 1 -maxdepth 1 -type d ! -name unified; }
for cgroup in $(cgroups); do
  mkdir -p "$cgroup/chalk-$n"
  [ ! -f "$cgroup/cpuset.cpus" ] || { cat "$cgroup/cpuset.cpus" > "$cgroup/chalk-$n/cpuset.cpus"; cat "$cgroup/cpuset.mems" > "$cgroup/chalk-$n/cpuset.mems"; }
done

cat > "$me/containerd.toml" <<END
version = 2
root = "$me/root"
state = "$me/state"
[grpc]
  address = "$me/containerd.sock"
[plugins."io.containerd.internal.v1.opt"]
  path = "$me/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "docker.io/chalkstream/base:1"
  restrict_oom_score_adj = true
  disable_apparmor = true
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$me/cni"
END
mkdir -p "$me/cni"
cat > "$me/cni/10-bridge.conflist" <<END
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "pods", "isGateway": true, "isDefaultGateway": true, "hairpinMode": true, "dataDir": "$me/cni-data",
   "ipam": {"type": "host-local", "subnet": "10.199.1$n.0/24", "dataDir": "$me/cni-data"}},
  {"type": "loopback"}]}
END

containerd --config "$me/containerd.toml" > "$me/containerd.log" 2>&1 &
containerd=$!
kube-proxy --kubeconfig="$run/kubeconfig" --hostname-override="node$n" --proxy-mode=iptables --bind-address="$address" --cluster-cidr=10.199.8.0/21 \
  --conntrack-max-per-core=0 --conntrack-tcp-timeout-established=0 --conntrack-tcp-timeout-close-wait=0 > "$me/proxy.log" 2>&1 &
proxy=$!
kubelet --kubeconfig="$run/kubeconfig" --hostname-override="node$n" --node-ip="$address" --address="$address" \
  --node-labels="topology.kubernetes.io/zone=zone-$n" --root-dir="$me/kubelet" --cert-dir="$me/certificates" \
  --container-runtime=remote --container-runtime-endpoint="unix://$me/containerd.sock" --image-service-endpoint="unix://$me/containerd.sock" \
  --cgroup-driver=cgroupfs --cgroup-root="/chalk-$n" --cluster-dns=10.199.0.1 --cluster-domain=cluster.local --fail-swap-on=false \
  --authorization-mode=AlwaysAllow --anonymous-auth=true --eviction-hard= --volume-plugin-dir="$me/plugins" > "$me/kubelet.log" 2>&1 &
kubelet=$!

ctr() { command ctr --address "$me/containerd.sock" --namespace k8s.io "$@"; }
end() {
  trap '' TERM
  kill "$kubelet" "$proxy" 2> /dev/null || true
  wait "$kubelet" "$proxy" 2> /dev/null || true
  for task in $(ctr tasks list --quiet); do ctr tasks kill --all --signal KILL "$task" > /dev/null 2>&1 || true; done
  sleep 1
  for task in $(ctr tasks list --quiet); do ctr tasks delete "$task" > /dev/null 2>&1 || true; done
  kill "$containerd"
  wait "$containerd" 2> /dev/null || true
  for process in /proc/[0-9]*; do
    ! tr '\0' ' ' < "$process/cmdline" 2> /dev/null | grep -q "^/.*containerd-shim.* $me/" || kill -9 "${process#/proc/}" || true
  done
  sleep 0.5
  for cgroup in $(cgroups) /sys/fs/cgroup/unified; do find "$cgroup/chalk-$n" -depth -type d -exec rmdir {} + 2> /dev/null || true; done
  # Volumes of pods that have ended: a mount that is left would outlive the folder's removal.
  findmnt --raw --noheadings --output TARGET | grep "^$me/" | sort -r | xargs -r -n1 umount --lazy 2> /dev/null || true
  exit 0
}
trap end TERM
wait "$containerd" || true
