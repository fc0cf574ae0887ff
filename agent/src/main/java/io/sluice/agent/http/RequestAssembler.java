package io.sluice.agent.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of a connection's requests together, within bounds. What may not be done is decided when the head is there,
 * so that no stranger's body is kept. Confined to the event loop.
 */
final class RequestAssembler {
    private final Access access;
    private final Door door;
    private final BodyBudget budget;

    private @Nullable Head head;
    private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private boolean over;
    private boolean awaited;

    RequestAssembler(Access access, Door door, BodyBudget budget) {
        this.access = access;
        this.door = door;
        this.budget = budget;
    }

    /** Whether a request has begun whose body the client keeps back until it is told that it may come; true once for each. */
    boolean invites() {
        boolean expected = awaited;
        awaited = false;
        return expected;
    }

    /** Takes a part; a request, if it was the last one of it. After a refusal in mid-body nothing more comes out. */
    Optional<Received> add(Object part) {
        if (part instanceof HttpRequest request) {
            return begin(request);
        }
        return part instanceof HttpContent content && head != null ? proceed(head, content) : Optional.empty();
    }

    /** Forgets what has come so far. */
    void reset() {
        head = null;
        over = true;
        awaited = false;
        giveBack();
    }

    private Optional<Received> begin(HttpRequest request) {
        if (over) {
            return Optional.empty();
        }
        Head begun = new Head(request, Routes.path(request.uri()));
        Optional<Response> refusal = refusal(begun);
        if (refusal.isPresent()) {
            return Optional.of(refuse(begun, refusal.get()));
        }
        head = begun;
        awaited = HttpUtil.is100ContinueExpected(request);
        return Optional.empty();
    }

    private Optional<Response> refusal(Head begun) {
        HttpRequest request = begun.request();
        return malformed(request)
                .or(() -> access.refusal(door, begun.target(), request))
                .or(() -> tooLong(HttpUtil.getContentLength(request, 0L)) ? Optional.of(tooLarge()) : Optional.empty());
    }

    private Optional<Received> proceed(Head begun, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            return Optional.of(refuse(begun, malformed(content.decoderResult().cause())));
        }
        ByteBuf bytes = content.content();
        int length = bytes.readableBytes();
        if (length > 0 && !take(bytes, length)) {
            return Optional.of(refuse(begun, tooLarge()));
        }
        return content instanceof LastHttpContent ? Optional.of(end(begun)) : Optional.empty();
    }

    private boolean take(ByteBuf bytes, int length) {
        if (tooLong(body.size() + (long) length) || !budget.take(length)) {
            return false;
        }
        byte[] copy = new byte[length];
        bytes.getBytes(bytes.readerIndex(), copy);
        body.writeBytes(copy);
        return true;
    }

    private Received end(Head begun) {
        String whole = body.size() == 0 ? "" : body.toString(StandardCharsets.UTF_8);
        giveBack();
        head = null;
        awaited = false;
        return begun.received(HttpUtil.isKeepAlive(begun.request()), whole, Optional.empty());
    }

    /** The connection ends with the answer: where the request ends is not known, or not worth waiting for. */
    private Received refuse(Head begun, Response response) {
        reset();
        return begun.received(false, "", Optional.of(response));
    }

    private boolean tooLong(long length) {
        return length > budget.longest();
    }

    private Response tooLarge() {
        return Problem.ofField(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "too-large",
                "body",
                "the body is longer than " + budget.longest() + " bytes, or too many are on their way at once");
    }

    private void giveBack() {
        if (body.size() > 0) {
            budget.give(body.size());
            body = new ByteArrayOutputStream(0);
        }
    }

    private static Optional<Response> malformed(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(malformed(request.decoderResult().cause()));
        }
        if (request.protocolVersion().majorVersion() != 1) {
            return Optional.of(Problem.ofField(
                    HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "version", "version", "speak HTTP/1.1"));
        }
        if (isRepeated(request.headers().valueCharSequenceIterator(HttpHeaderNames.HOST))) {
            return Optional.of(Problem.badRequest("Host", "the header Host is given more than once"));
        }
        return unsupported(request);
    }

    private static boolean isRepeated(Iterator<? extends CharSequence> values) {
        if (values.hasNext()) {
            values.next();
        }
        return values.hasNext();
    }

    private static Optional<Response> unsupported(HttpRequest request) {
        return request.method().equals(HttpMethod.CONNECT)
                ? Optional.of(Problem.ofField(
                        HttpResponseStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "method", "this is no proxy"))
                : Optional.empty();
    }

    private static Response malformed(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Problem.ofField(
                    HttpResponseStatus.REQUEST_URI_TOO_LONG, "too-long", "path", "the request line is too long");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return Problem.ofField(
                    HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    "too-long",
                    "headers",
                    "the headers are too long");
        }
        return Problem.badRequest("request", "this is not HTTP/1.1: " + (cause == null ? "" : cause.getMessage()));
    }

    /** A request whose body is still to come. */
    private record Head(HttpRequest request, QueryStringDecoder target) {
        Received received(boolean keepAlive, String body, Optional<Response> refusal) {
            boolean http11 = request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0;
            return new Received(request.method(), target, http11, keepAlive, body, refusal);
        }
    }
}
