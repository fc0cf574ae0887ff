package io.sluice.agent.http;

/** A request that is answered with a problem instead of being done. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The answer. */
    private final transient Response response;

    BadRequest(String field, String detail) {
        this(Problem.badRequest(field, detail));
    }

    BadRequest(Response response) {
        super(null, null, false, false);
        this.response = response;
    }

    Response response() {
        return response;
    }
}
