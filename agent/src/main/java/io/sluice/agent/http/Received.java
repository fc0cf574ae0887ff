package io.sluice.agent.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Optional;

/**
 * A request that has arrived in full, or as far as it will be read.
 *
 * @param method its method
 * @param target its path and parameters
 * @param http11 whether the client understands chunks
 * @param keepAlive whether the connection may go on after the answer
 * @param body its body; empty where no call reads one
 * @param refusal the answer, if it is not to be done
 */
record Received(
        HttpMethod method,
        QueryStringDecoder target,
        boolean http11,
        boolean keepAlive,
        String body,
        Optional<Response> refusal) {}
