package io.sluice.agent.http;

/** What a call does with its request: answers it now, or later. Runs on the event loop; must not block. */
@FunctionalInterface
interface Call {

    /**
     * Does it.
     *
     * @param request what was asked
     * @param exchange to be answered once
     * @throws BadRequest to have it answered with a problem
     */
    void run(Request request, Exchange exchange);
}
