package io.sluice.agent.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.sluice.agent.permits.Outcome;
import io.sluice.agent.permits.PermitDesk;
import io.sluice.agent.permits.PermitRequest;
import io.sluice.agent.permits.Renewal;
import io.sluice.agent.permits.Ticket;
import java.time.Duration;
import java.util.Optional;

/** The calls about permits. Confined to the event loop. */
final class PermitCalls {
    private static final int RETRY_SECONDS = 1;

    private final PermitDesk desk;

    PermitCalls(PermitDesk desk) {
        this.desk = desk;
    }

    /** {@code POST /v1/stages/{stage}/permits}. */
    void acquire(String stage, Request request, Exchange exchange) {
        PermitRequest asked = new PermitRequest(
                Request.stage("stage", stage),
                request.wait("wait"),
                request.lease(),
                request.name("holder"),
                request.name("run"),
                request.peer());
        HeldTicket ticket = new HeldTicket();
        exchange.onGone(ticket::leave);
        ticket.set(desk.request(asked, outcome -> answerAcquire(asked, outcome, exchange), exchange::endHold));
    }

    /** {@code POST /v1/permits/{id}/advance}. */
    void advance(String id, Request request, Exchange exchange) {
        String to = request.one("to")
                .orElseThrow(
                        () -> new BadRequest("to", "to is missing: name the stage to advance to, as in ?to=AddCNI"));
        Request.stage("to", to);
        Optional<Duration> wait = request.wait("wait");
        HeldTicket ticket = new HeldTicket();
        exchange.onGone(ticket::leave);
        ticket.set(desk.advance(id, to, wait, outcome -> exchange.respond(answer(HttpResponseStatus.OK, outcome))));
    }

    /** {@code PUT /v1/permits/{id}}. */
    void renew(String id, Request request, Exchange exchange) {
        Renewal renewal = desk.renew(id, request.lease());
        if (renewal instanceof Renewal.Renewed renewed) {
            exchange.respond(Response.json(
                    HttpResponseStatus.OK, PermitJson.line(renewed.id(), renewed.stage(), renewed.waited())));
        } else if (renewal instanceof Renewal.NotLeased) {
            exchange.respond(Problem.ofField(
                    HttpResponseStatus.CONFLICT,
                    "not-leased",
                    "id",
                    "this permit lives as long as its connection: there is no lease to renew"));
        } else {
            exchange.respond(Problem.unknownPermit(id));
        }
    }

    /** {@code DELETE /v1/permits/{id}}. */
    void release(String id, Request unused, Exchange exchange) {
        exchange.respond(desk.release(id) ? Response.noContent() : Problem.unknownPermit(id));
    }

    private static void answerAcquire(PermitRequest asked, Outcome outcome, Exchange exchange) {
        if (asked.lease().isEmpty() && outcome instanceof Outcome.Granted granted) {
            exchange.hold(PermitJson.line(granted.id(), granted.stage(), granted.waited()));
        } else {
            exchange.respond(answer(HttpResponseStatus.CREATED, outcome));
        }
    }

    private static Response answer(HttpResponseStatus granting, Outcome outcome) {
        if (outcome instanceof Outcome.Granted granted) {
            return Response.json(granting, PermitJson.line(granted.id(), granted.stage(), granted.waited()));
        }
        if (outcome instanceof Outcome.WaitOver over) {
            return Problem.unavailable(
                    "wait-over",
                    "no permit for stage " + over.stage() + " within "
                            + over.maxWait().toMillis() + " ms: wait longer, or raise the limit of the stage",
                    RETRY_SECONDS);
        }
        if (outcome instanceof Outcome.Full full) {
            return Problem.unavailable(
                    "full",
                    "the agent has " + full.bound() + " " + full.what() + ", and no more than that",
                    RETRY_SECONDS);
        }
        if (outcome instanceof Outcome.Busy) {
            return Problem.ofField(
                    HttpResponseStatus.CONFLICT, "busy", "id", "the permit is on its way to another stage already");
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            return Problem.unknownPermit(unknown.id());
        }
        return Problem.unavailable("stopping", "the agent is stopping: queue again, at the next one", RETRY_SECONDS);
    }

    /** A ticket that may be left before it is there: an answer, and with it the going of its client, may come at once. */
    private static final class HeldTicket {
        private Ticket ticket = Ticket.NONE;
        private boolean gone;

        void set(Ticket given) {
            ticket = given;
            if (gone) {
                given.leave();
            }
        }

        void leave() {
            gone = true;
            ticket.leave();
        }
    }
}
