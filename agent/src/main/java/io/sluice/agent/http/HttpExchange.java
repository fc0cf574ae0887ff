package io.sluice.agent.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The answer to one request on a channel: none yet, held open, or over. Confined to the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel, and that is seen
final class HttpExchange implements Exchange {
    private static final int SMALL = 1_024; // as every problem is
    private static final int RETRY_SECONDS = 1;
    private static final String JSON_LINES = "application/x-ndjson";

    private enum State {
        OPEN,
        HOLDING,
        OVER
    }

    private final ChannelHandlerContext channel;
    private final boolean http11;
    private final BodyBudget unread;
    private final Consumer<Boolean> ended;
    private final Consumer<ChannelFuture> written;
    private boolean keepAlive;
    private State state = State.OPEN;
    private Runnable gone = () -> {};

    /**
     * For a request that was just read.
     *
     * @param unread what answers may lie unread
     * @param ended told when the answer is complete, and whether the connection goes on
     * @param written told what completes when the answer has left
     */
    HttpExchange(
            ChannelHandlerContext channel,
            boolean http11,
            BodyBudget unread,
            Consumer<Boolean> ended,
            Consumer<ChannelFuture> written) {
        this.channel = channel;
        this.http11 = http11;
        this.unread = unread;
        this.ended = ended;
        this.written = written;
    }

    void keepAlive(boolean allowed) {
        keepAlive = allowed;
    }

    boolean isHolding() {
        return state == State.HOLDING;
    }

    /** The client has gone before its answer was complete. */
    void gone() {
        if (state != State.OVER) {
            state = State.OVER;
            gone.run();
        }
    }

    @Override
    public void onGone(Runnable action) {
        gone = action;
    }

    @Override
    public void respond(Response response) {
        if (state != State.OPEN) {
            return;
        }
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        if (body.length <= SMALL) {
            finish(write(response, body), keepAlive);
        } else if (unread.take(body.length)) {
            finish(write(response, body).addListener(sent -> unread.give(body.length)), keepAlive);
        } else {
            respond(Problem.unavailable("full", "too many answers have not been read yet", RETRY_SECONDS));
        }
    }

    private ChannelFuture write(Response response, byte[] body) {
        state = State.OVER;
        int length = body.length;
        var message = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, response.status(), Unpooled.wrappedBuffer(body)); // the codec copies short ones
        HttpHeaders headers = message.headers();
        if (length > 0) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, response.contentType());
        }
        if (!response.status().equals(HttpResponseStatus.NO_CONTENT)) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, length);
        }
        response.headers().forEach(headers::set);
        setConnection(headers);
        return channel.writeAndFlush(message);
    }

    @Override
    public void hold(String firstLine) {
        if (state != State.OPEN) {
            return;
        }
        state = State.HOLDING;
        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, JSON_LINES);
        if (http11) {
            head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        channel.write(head);
        ByteBuf line = ByteBufUtil.writeAscii(channel.alloc(), firstLine);
        channel.writeAndFlush(new DefaultHttpContent(line)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    public void endHold() {
        if (state == State.HOLDING) {
            state = State.OVER;
            finish(channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT), false);
        }
    }

    private void finish(ChannelFuture future, boolean goOn) {
        if (!goOn) {
            future.addListener(ChannelFutureListener.CLOSE);
        }
        written.accept(future);
        ended.accept(goOn);
    }

    private void setConnection(HttpHeaders headers) {
        if (!keepAlive) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (!http11) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }
}
