package io.sluice.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An agent and its clients, all of them ended together. */
public final class Running implements AutoCloseable {
    private final Agent agent;
    private final List<RawClient> clients = new ArrayList<>();

    private Running(Agent agent) {
        this.agent = agent;
    }

    /** Started, with a limit of 1 on A. */
    public static Running start(AgentOptions options) throws Exception {
        Running running = new Running(Agent.start(options));
        try (RawClient admin = RawClient.to(running.socket())) {
            String token = options.token()
                    .map(text -> "Authorization: Bearer " + text + "\r\n")
                    .orElse("");
            String body = "{\"stages\":[{\"name\":\"A\",\"limit\":1}]}";
            admin.send("PUT /v1/limits HTTP/1.1\r\n" + token + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            if (admin.answer().status() != 200) {
                throw new IllegalStateException("the limits were not taken");
            }
        }
        return running;
    }

    public Agent agent() {
        return agent;
    }

    public Path socket() {
        return agent.socket();
    }

    /** A new connection to the unix socket. */
    public RawClient client() throws IOException {
        RawClient client = RawClient.to(socket());
        clients.add(client);
        return client;
    }

    /** A new connection over TCP. */
    public RawClient tcp() throws IOException {
        RawClient client = RawClient.to(agent.tcpAddress().orElseThrow());
        clients.add(client);
        return client;
    }

    /** A number of the stage A. */
    public int stageA(String member) throws IOException {
        try (RawClient client = RawClient.to(socket())) {
            for (JsonNode stage : client.call("GET", "/v1/stages").json().path("stages")) {
                if (stage.path("name").asString().equals("A")) {
                    return stage.path(member).asInt();
                }
            }
        }
        return 0;
    }

    /** Waits until a number of the stage A is that. */
    public void await(String member, int count) throws Exception {
        Await.until(() -> stageA(member) == count);
    }

    @Override
    public void close() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        agent.close();
    }
}
