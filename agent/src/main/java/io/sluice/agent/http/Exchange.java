package io.sluice.agent.http;

/** The answering side of one request. Confined to the event loop. */
interface Exchange {

    /** Answers it, and the connection goes on to the next request. */
    void respond(Response response);

    /**
     * Answers it with a first line and keeps the body open, until either side closes the connection.
     *
     * @param firstLine ends in a line break
     */
    void hold(String firstLine);

    /** Ends a body that is held open, and the connection; does nothing otherwise. */
    void endHold();

    /**
     * What to do when the client goes before the end of its answer, or the answer cannot be delivered; replaces what was set
     * before, and is forgotten with the end of the answer.
     */
    void onGone(Runnable action);
}
