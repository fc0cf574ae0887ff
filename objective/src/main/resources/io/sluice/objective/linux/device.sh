# Tries whether the kernel makes a kind of network device, in namespaces that end with it. $1 the kind
ip link add probe-v type veth peer name probe-w && ip link add link probe-v name probe-d type "$1"
