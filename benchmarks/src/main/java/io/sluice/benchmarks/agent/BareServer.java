package io.sluice.benchmarks.agent;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Bare Netty: the same codec, transport and number of threads as the agent, the same bytes as its answers, and nothing in
 * between. Its argument is the path of a unix socket.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails is closed
public final class BareServer {
    private static final String PERMIT =
            "{\"id\":\"0123456789abcdef0123456789abcdef\",\"stage\":\"Load\",\"waited\":0.000007}\n";

    private BareServer() {}

    /** Serves until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        IoHandlerFactory epoll = EpollIoHandler.newFactory();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, epoll))
                .option(ChannelOption.SO_BACKLOG, 4_096)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new Answering());
                    }
                });
        bootstrap
                .clone()
                .channel(EpollServerDomainSocketChannel.class)
                .bind(new DomainSocketAddress(arguments[0]))
                .sync();
        Channel tcp = bootstrap
                .channel(EpollServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        int port = ((InetSocketAddress) tcp.localAddress()).getPort();
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                .println("listening on port " + port);
        tcp.closeFuture().sync();
    }

    private static final class Answering extends SimpleChannelInboundHandler<HttpObject> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
            if (part instanceof HttpRequest request) {
                context.writeAndFlush(answer(context, request.method().equals(HttpMethod.DELETE)));
            }
        }

        private static DefaultFullHttpResponse answer(ChannelHandlerContext context, boolean deleted) {
            var body = ByteBufUtil.writeAscii(context.alloc(), deleted ? "" : PERMIT);
            int length = body.readableBytes();
            HttpResponseStatus status = deleted ? HttpResponseStatus.NO_CONTENT : HttpResponseStatus.CREATED;
            var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
            if (!deleted) {
                answer.headers().set("content-type", "application/json").set("content-length", length);
            }
            return answer;
        }
    }
}
