package io.sluice.agent.net;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.PeerCredentials;
import io.sluice.agent.permits.Peer;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.OptionalInt;

/** How the kernel is spoken to: by epoll where its library fits this machine, else by the JDK. The JDK does not tell pids. Stateless. */
public enum Transport {
    /** Linux on x86-64 or aarch64. */
    EPOLL,

    /** Anywhere. */
    JDK;

    /**
     * The better one that works here.
     *
     * @return {@link #EPOLL} if it can be used
     */
    public static Transport best() {
        return Epoll.isAvailable() ? EPOLL : JDK;
    }

    IoHandlerFactory handlers() {
        return this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    Class<? extends ServerChannel> tcp() {
        return this == EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    Class<? extends ServerChannel> unix() {
        return this == EPOLL ? EpollServerDomainSocketChannel.class : NioServerDomainSocketChannel.class;
    }

    SocketAddress address(Path socket) {
        return this == EPOLL ? new DomainSocketAddress(socket.toFile()) : UnixDomainSocketAddress.of(socket);
    }

    /** Who is at the other end of a unix socket. */
    static Peer peer(Channel channel) {
        if (!(channel instanceof EpollDomainSocketChannel unix)) {
            return Peer.UNKNOWN;
        }
        try {
            PeerCredentials credentials = unix.peerCredentials();
            return new Peer(OptionalInt.of(credentials.pid()), OptionalInt.of(credentials.uid()));
        } catch (IOException e) {
            return Peer.UNKNOWN; // gone already
        }
    }
}
