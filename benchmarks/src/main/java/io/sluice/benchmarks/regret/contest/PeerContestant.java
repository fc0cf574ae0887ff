package io.sluice.benchmarks.regret.contest;

import io.sluice.benchmarks.peers.Peer;
import io.sluice.benchmarks.peers.PeerAbout;
import io.sluice.benchmarks.peers.PeerProcess;
import io.sluice.benchmarks.peers.PeerSuggestion;
import io.sluice.objective.Evaluation;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.SpaceFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A tool of somebody else, in a process of its own: it gets values only, stops no evaluation, and picks what it itself
 * reports as best. Not thread-safe.
 */
final class PeerContestant implements Contestant {
    private final Peer peer;
    private final PeerProcess process;
    private final Map<String, String> about;

    private PeerContestant(Peer peer, PeerProcess process, PeerAbout about) {
        this.peer = peer;
        this.process = process;
        this.about = Map.of("package", about.distribution(), "version", about.version(), "python", about.python());
    }

    /**
     * Starts the peer's process.
     *
     * @param folder {@code benchmarks/peers}, installed
     */
    static Contestant open(Peer peer, Path folder) {
        PeerProcess process = PeerProcess.start(peer.command(folder));
        boolean open = false;
        try {
            PeerAbout about = waited(process::about);
            open = true;
            return new PeerContestant(peer, process, about);
        } finally {
            if (!open) {
                process.close();
            }
        }
    }

    @Override
    public String name() {
        return peer.word();
    }

    @Override
    public Map<String, String> about() {
        return about;
    }

    @Override
    public Play start(Assignment assignment) {
        SpaceFile space = new SpaceFile(Goal.MINIMIZE, assignment.space());
        waited(() -> {
            process.start(space, assignment.seed(), assignment.budget());
            return space;
        });
        return new PeerPlay(process);
    }

    @Override
    public void close() {
        process.close();
    }

    private static <T> T waited(Answer<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a peer was thinking", e);
        }
    }

    /** Something that is waited for. */
    private interface Answer<T> {
        T get() throws InterruptedException;
    }

    /** One study of the process. */
    private static final class PeerPlay implements Play {
        private final PeerProcess process;
        private Map<String, Object> asked = Map.of();

        PeerPlay(PeerProcess process) {
            this.process = process;
        }

        @Override
        public Turn ask() {
            PeerSuggestion suggestion = waited(process::ask);
            asked = suggestion.parameters();
            return new Turn(asked, OptionalDouble.empty(), suggestion.cost().cpuSeconds());
        }

        @Override
        public double tell(Evaluation evaluation) {
            if (!(evaluation instanceof Evaluation.Measured measured)) {
                throw new IllegalArgumentException("a peer takes values only, not " + evaluation);
            }
            return waited(() -> process.tell(asked, measured.value())).cpuSeconds();
        }

        @Override
        public Map<String, Object> recommend() {
            return waited(process::recommend);
        }
    }
}
