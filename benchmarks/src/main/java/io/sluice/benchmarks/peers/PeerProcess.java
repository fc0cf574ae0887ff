package io.sluice.benchmarks.peers;

import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.space.SpaceFile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A peer's adapter, in a process of its own that serves many studies, one after another. Its libraries are held to one
 * thread. Every method that waits for an answer throws {@link PeerException} if the answer is an error, is none, or does
 * not come in time; only an error leaves the process usable. Not thread-safe.
 */
public final class PeerProcess implements AutoCloseable {
    /** Enough for the dearest suggestion of any peer on a slow machine. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> ONE_THREAD = Map.of(
            "OMP_NUM_THREADS", "1",
            "OPENBLAS_NUM_THREADS", "1",
            "MKL_NUM_THREADS", "1",
            "NUMEXPR_NUM_THREADS", "1",
            "XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
            "PYTHONHASHSEED", "0");

    private final LineProcess process;
    private Optional<SearchSpace> space = Optional.empty();

    private PeerProcess(LineProcess process) {
        this.process = process;
    }

    /** Starts an adapter, such as {@code python3 benchmarks/peers/random_peer.py}. */
    public static PeerProcess start(List<String> command) {
        return start(command, DEFAULT_TIMEOUT);
    }

    /**
     * Starts an adapter.
     *
     * @param timeout of each answer, the import of the tool's libraries included
     */
    public static PeerProcess start(List<String> command, Duration timeout) {
        return new PeerProcess(LineProcess.start(command, ONE_THREAD, timeout));
    }

    /** Who it is. The first answer waits for the tool's libraries to be imported. */
    public PeerAbout about() throws InterruptedException {
        JsonNode answer = call(request("about"));
        return new PeerAbout(
                text(answer, "peer"), text(answer, "package"), text(answer, "version"), text(answer, "python"));
    }

    /**
     * Starts a study and forgets the last one.
     *
     * @param space with the goal to minimise
     * @param seed of everything in the tool that takes one
     * @param budget how many evaluations there will be; some tools plan with it
     */
    public void start(SpaceFile space, long seed, int budget) throws InterruptedException {
        if (space.goal() != Goal.MINIMIZE) {
            throw new IllegalArgumentException(
                    "the goal is " + space.goal().word() + ": peers minimise, so tell negated values");
        }
        this.space = Optional.empty();
        call(request("start").put("seed", seed).put("budget", budget).set("space", space.toJson()));
        this.space = Optional.of(space.space());
    }

    /** The next point. */
    public PeerSuggestion ask() throws InterruptedException {
        JsonNode answer = call(request("ask"));
        return new PeerSuggestion(parameters(answer), cost(answer));
    }

    /**
     * Tells the value of a point that was asked for and not yet told.
     *
     * @param value finite; small is good
     * @return what the tool did with it; some fit their model here
     */
    public PeerCost tell(Map<String, ?> parameters, double value) throws InterruptedException {
        ObjectNode request = request("tell").put("value", value);
        return cost(call(request.set("params", JSON.valueToTree(parameters))));
    }

    /** The pick that the tool itself reports as best. */
    public Map<String, Object> recommend() throws InterruptedException {
        return parameters(call(request("recommend")));
    }

    private static ObjectNode request(String op) {
        return JSON.createObjectNode().put("op", op);
    }

    private JsonNode call(JsonNode request) throws InterruptedException {
        String line = process.exchange(request.toString());
        JsonNode answer = parse(line);
        if (answer.has("error")) {
            throw new PeerException(process + " answered " + text(answer, "error") + process.tail());
        }
        return answer;
    }

    private JsonNode parse(String line) {
        try {
            JsonNode answer = JSON.readTree(line);
            if (answer.isObject()) {
                return answer;
            }
        } catch (JacksonException e) {
            throw new PeerException(process + " answered '" + line + "', which is not JSON" + process.tail(), e);
        }
        throw new PeerException(process + " answered '" + line + "', which is not a JSON object" + process.tail());
    }

    private Map<String, Object> parameters(JsonNode answer) {
        SearchSpace current = space.orElseThrow(() -> new IllegalStateException("no study: start one first"));
        Map<String, Object> values =
                JSON.convertValue(member(answer, "params"), new TypeReference<LinkedHashMap<String, Object>>() {});
        try {
            return current.canonical(values);
        } catch (IllegalArgumentException e) {
            throw new PeerException(process + " answered a point that is not in the space: " + e.getMessage(), e);
        }
    }

    private PeerCost cost(JsonNode answer) {
        return new PeerCost(
                member(answer, "cpuSeconds").doubleValue(),
                member(answer, "seconds").doubleValue());
    }

    private String text(JsonNode answer, String name) {
        return member(answer, name).asString();
    }

    private JsonNode member(JsonNode answer, String name) {
        return Optional.ofNullable(answer.get(name))
                .orElseThrow(() -> new PeerException(process + " answered without '" + name + "': " + answer));
    }

    /** Ends the process. */
    @Override
    public void close() {
        process.close();
    }
}
