package io.sluice.agent.http;

import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.sluice.agent.permits.Peer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection. It is always read, so that the client's going is seen at once, whatever it waits for; what it sends
 * ahead is kept within bounds, and what it sends on a connection that holds a permit is thrown away. The end of what the
 * client sends is the end of the connection. Confined to the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel, and that is seen
public final class AgentConnection extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(AgentConnection.class.getName());

    private final Service service;
    private final Supplier<Peer> askPeer;
    private final RequestAssembler assembler;
    private final ChannelHandlerContextHolder channel = new ChannelHandlerContextHolder();
    private final Queue<Received> ahead = new ArrayDeque<>();
    private @Nullable Peer peer;
    private @Nullable HttpExchange current;
    private boolean closing;
    private int junk;
    private long idleSince;
    private @Nullable ChannelFuture writing;
    private long writingSince;

    /**
     * For a connection that is about to be opened.
     *
     * @param service what it serves
     * @param door where it came in
     * @param peer asks the kernel who is at the other end
     */
    public AgentConnection(Service service, Door door, Supplier<Peer> peer) {
        this.service = service;
        this.askPeer = peer;
        this.assembler = service.assembler(door);
        this.idleSince = service.now();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        channel.set(ctx);
        idleSince = service.now();
        if (!service.admit(this)) {
            closing = true;
            ctx.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object part) {
        try {
            if (current != null && current.isHolding()) {
                ignore(part);
            } else if (!closing) {
                assembler.add(part).ifPresent(this::receive);
                inviteBody(ctx);
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        serveNext();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closing = true;
        service.forget(this);
        assembler.reset();
        ahead.clear();
        HttpExchange unfinished = current;
        current = null;
        if (unfinished != null) {
            unfinished.gone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, "connection ends", cause);
        ctx.close();
    }

    boolean isIdle() {
        return current == null;
    }

    /** Idle, or with an answer unread, for too long. */
    boolean isOverdue(long now) {
        boolean stalled = writing != null
                && !writing.isDone()
                && now - writingSince > service.bounds().stalled().toNanos();
        return stalled || (isIdle() && now - idleSince > service.bounds().idle().toNanos());
    }

    void closeIfIdle() {
        if (isIdle()) {
            close();
        }
    }

    void close() {
        closing = true;
        channel.get().close();
    }

    private void ignore(Object part) {
        junk += part instanceof ByteBufHolder bytes ? bytes.content().readableBytes() + 1 : 256;
        if (junk > service.bounds().junk()) {
            close();
        }
    }

    private void inviteBody(ChannelHandlerContext ctx) {
        if (isIdle() && ahead.isEmpty() && assembler.invites()) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    private void receive(Received received) {
        if (ahead.size() >= service.bounds().ahead()) {
            close();
            return;
        }
        ahead.add(received);
        serveNext();
    }

    /** One after another, and only while the client reads its answers. */
    private void serveNext() {
        while (current == null
                && !closing
                && !ahead.isEmpty()
                && channel.get().channel().isWritable()) {
            serve(ahead.remove());
        }
    }

    private void serve(Received received) {
        HttpExchange exchange =
                new HttpExchange(channel.get(), received.http11(), service.answers(), this::ended, this::written);
        exchange.keepAlive(received.keepAlive() && !service.stopping());
        current = exchange;
        if (received.refusal().isPresent()) {
            exchange.respond(received.refusal().get());
            return;
        }
        try {
            service.routes().run(request(received), exchange);
        } catch (BadRequest e) {
            exchange.respond(e.response());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, received.method() + " failed", e);
            exchange.respond(Problem.of(
                    HttpResponseStatus.INTERNAL_SERVER_ERROR, "internal", "the agent failed; its log says more"));
        }
    }

    private Request request(Received received) {
        return new Request(received.method(), received.target(), received.body(), this::peer);
    }

    /** The kernel keeps who connected, so it is asked once. */
    private Peer peer() {
        Peer known = peer == null ? askPeer.get() : peer;
        peer = known;
        return known;
    }

    private void ended(boolean keepAlive) {
        current = null;
        idleSince = service.now();
        closing |= !keepAlive;
        serveNext();
    }

    private void written(ChannelFuture future) {
        writing = future;
        writingSince = service.now();
    }

    /** Set once, when the connection is open; nothing is asked for before. */
    private static final class ChannelHandlerContextHolder {
        private @Nullable ChannelHandlerContext context;

        void set(ChannelHandlerContext given) {
            context = given;
        }

        ChannelHandlerContext get() {
            if (context == null) {
                throw new IllegalStateException("the connection is not open yet");
            }
            return context;
        }
    }
}
