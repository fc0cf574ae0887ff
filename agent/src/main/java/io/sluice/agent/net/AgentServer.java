package io.sluice.agent.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.sluice.agent.http.AgentConnection;
import io.sluice.agent.http.Door;
import io.sluice.agent.http.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The event loop, one thread, and the sockets that it serves. Every connection is on it, so that nothing that they share needs a
 * lock; there is so little to do for each that one thread serves tens of thousands of requests a second.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel, and that is seen
public final class AgentServer implements AutoCloseable {
    private static final int BACKLOG = 4_096; // more than the largest burst; the kernel may cut it
    private static final int LONGEST_LINE = 4_096;
    private static final int LONGEST_HEADERS = 16_384;
    private static final int CHUNK = 16_384;
    private static final int KEEPALIVE_IDLE_SECONDS = 30;
    private static final int KEEPALIVE_INTERVAL_SECONDS = 10;
    private static final int KEEPALIVE_PROBES = 3;

    private final Transport transport;
    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop loop;
    private final List<Channel> listening = new ArrayList<>();

    /**
     * Starts the loop, without a socket.
     *
     * @param transport how to speak to the kernel
     */
    public AgentServer(Transport transport) {
        this.transport = transport;
        this.group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("sluice-agent", true), transport.handlers());
        this.loop = (EventLoop) group.next();
    }

    /**
     * The thread that everything is confined to.
     *
     * @return the loop
     */
    public EventLoop loop() {
        return loop;
    }

    /**
     * Listens on a unix socket.
     *
     * @param file where
     * @param access who may connect
     * @param service what is served
     * @throws IOException if it cannot
     */
    public void listen(SocketFile file, SocketAccess access, Service service) throws IOException {
        SocketAddress staged = transport.address(file.stage());
        bind(bootstrap(service, Door.UNIX).channel(transport.unix()), staged);
        file.publish(access);
    }

    /**
     * Listens over TCP.
     *
     * @param address where
     * @param service what is served
     * @return where it listens, with the port that was chosen if none was given
     * @throws IOException if it cannot
     */
    public InetSocketAddress listen(ListenAddress address, Service service) throws IOException {
        Door door = address.isLoopback() ? Door.LOOPBACK : Door.NETWORK;
        ServerBootstrap bootstrap = bootstrap(service, door)
                .channel(transport.tcp())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true);
        if (transport == Transport.EPOLL) {
            bootstrap
                    .childOption(EpollChannelOption.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS)
                    .childOption(EpollChannelOption.TCP_KEEPINTVL, KEEPALIVE_INTERVAL_SECONDS)
                    .childOption(EpollChannelOption.TCP_KEEPCNT, KEEPALIVE_PROBES);
        }
        return (InetSocketAddress) bind(bootstrap, address.address()).localAddress();
    }

    /** Takes no more connections. */
    public void stopListening() {
        listening.forEach(channel -> channel.close().syncUninterruptibly());
        listening.clear();
    }

    /** Ends the loop, and with it every connection. Must not be called on the loop. */
    @Override
    public void close() {
        stopListening();
        group.shutdownGracefully(0, 10, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private ServerBootstrap bootstrap(Service service, Door door) {
        return new ServerBootstrap()
                .group(group)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        open(channel.pipeline(), service, door);
                    }
                });
    }

    private static void open(ChannelPipeline pipeline, Service service, Door door) {
        pipeline.addLast(new HttpServerCodec(new HttpDecoderConfig()
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxChunkSize(CHUNK)));
        pipeline.addLast(new AgentConnection(service, door, () -> Transport.peer(pipeline.channel())));
    }

    private Channel bind(ServerBootstrap bootstrap, SocketAddress address) throws IOException {
        var binding = bootstrap.bind(address).awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new IOException(String.valueOf(binding.cause()), binding.cause());
        }
        listening.add(binding.channel());
        return binding.channel();
    }
}
