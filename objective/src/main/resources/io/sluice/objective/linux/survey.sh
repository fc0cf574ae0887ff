# Tries, in namespaces of its own that end with it, what a host offers: a line each, "ok NAME" or "no NAME REASON".
try() {
  name=$1
  shift
  if reason=$("$@" 2>&1); then echo "ok $name"; else echo "no $name $(echo "$reason" | head -n 1)"; fi
}
mount -n -t tmpfs -o mode=755 tmpfs /mnt 2>/dev/null
try bridge ip link add probe-b type bridge
try veth ip link add probe-v type veth peer name probe-w
try tap ip tuntap add probe-t mode tap
try macvlan ip link add link probe-v probe-m type macvlan mode bridge
try macvtap ip link add link probe-v probe-n type macvtap mode bridge
try ipvlan ip link add link probe-w probe-i type ipvlan mode l2
try ipvtap ip link add link probe-w probe-j type ipvtap mode l2
try vxlan ip link add probe-x type vxlan id 7 dstport 4789
try tc-redirect sh -c 'tc qdisc add dev probe-v ingress && tc filter add dev probe-v parent ffff: protocol all u32 match u32 0 0 action mirred egress redirect dev probe-w'
