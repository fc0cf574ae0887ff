package io.sluice.benchmarks.agent;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an agent says of itself, over TCP, on one connection that stays. */
final class AgentView {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CONNECTIONS = "sluice_agent_connections ";

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    AgentView(ServerProcess agent) {
        this.base = URI.create("http://127.0.0.1:" + agent.port());
    }

    /** A count of a stage, such as {@code waiting}; zero if there is no such stage yet. */
    int count(String stage, String what) throws IOException, InterruptedException {
        for (JsonNode each : JSON.readTree(get("/v1/stages")).path("stages")) {
            if (each.path("name").asString().equals(stage)) {
                return each.path(what).asInt();
            }
        }
        return 0;
    }

    JsonNode holders() throws IOException, InterruptedException {
        return JSON.readTree(get("/v1/holders")).path("holders");
    }

    List<JsonNode> spans(String run) throws IOException, InterruptedException {
        return get("/v1/spans?run=" + run).lines().map(JSON::readTree).toList();
    }

    /** How many are connected, this one included. */
    int connections() throws IOException, InterruptedException {
        return get("/metrics")
                .lines()
                .filter(line -> line.startsWith(CONNECTIONS))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(CONNECTIONS.length())))
                .findFirst()
                .orElseThrow();
    }

    /** Takes a permit that lives for a while, whatever becomes of who took it. */
    void lease(String stage, String lease) throws IOException, InterruptedException {
        URI what = base.resolve("/v1/stages/" + stage + "/permits?lease=" + lease);
        HttpRequest request =
                HttpRequest.newBuilder(what).POST(BodyPublishers.noBody()).build();
        int status = http.send(request, BodyHandlers.ofString()).statusCode();
        if (status != 201) {
            throw new IllegalStateException("a lease was answered " + status);
        }
    }

    private String get(String what) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(what)).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
