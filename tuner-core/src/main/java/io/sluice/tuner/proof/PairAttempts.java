package io.sluice.tuner.proof;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The attempts at one pair. Not thread-safe. */
final class PairAttempts<C> {
    private final C baseline;
    private final C tuned;
    private final Set<String> required;
    private final PairedProof.Evaluator<C> evaluator;
    private String reason = "";
    private Side failedSide = Side.BASELINE;

    PairAttempts(C baseline, C tuned, Set<String> required, PairedProof.Evaluator<C> evaluator) {
        this.baseline = baseline;
        this.tuned = tuned;
        this.required = required;
        this.evaluator = evaluator;
    }

    String reason() {
        return reason;
    }

    Side failedSide() {
        return failedSide;
    }

    /** The pair, or empty if no attempt came out whole. */
    Optional<Pair> run(int number, Side first) throws InterruptedException {
        Side second = first == Side.BASELINE ? Side.TUNED : Side.BASELINE;
        for (int attempt = 1; attempt <= PairedProof.ATTEMPTS; attempt++) {
            Map<Side, Map<String, Double>> runs = new EnumMap<>(Side.class);
            for (Side side : new Side[] {first, second}) {
                Optional<Map<String, Double>> values = measure(number, attempt, side);
                if (values.isEmpty()) {
                    break;
                }
                runs.put(side, values.get());
            }
            if (runs.size() == 2) {
                return Optional.of(new Pair(
                        number,
                        first,
                        Objects.requireNonNull(runs.get(Side.BASELINE)),
                        Objects.requireNonNull(runs.get(Side.TUNED)),
                        attempt - 1));
            }
        }
        return Optional.empty();
    }

    private Optional<Map<String, Double>> measure(int number, int attempt, Side side) throws InterruptedException {
        try {
            return Optional.of(complete(evaluator.measure(side == Side.BASELINE ? baseline : tuned)));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("interrupted in a run that failed with: " + e);
            }
            failedSide = side;
            reason = "pair " + number + ", attempt " + attempt + " of " + PairedProof.ATTEMPTS + ", "
                    + (side == Side.BASELINE ? "baseline" : "tuned") + ": "
                    + (e.getMessage() == null ? e : e.getMessage());
            return Optional.empty();
        }
    }

    private Map<String, Double> complete(Map<String, Double> values) {
        Map<String, Double> complete = new LinkedHashMap<>();
        for (Map.Entry<String, Double> entry : values.entrySet()) {
            if (!Double.isFinite(entry.getValue())) {
                throw new IllegalArgumentException(
                        "metric '" + entry.getKey() + "' is " + entry.getValue() + ": it must be a finite number");
            }
            complete.put(entry.getKey(), entry.getValue());
        }
        if (!complete.keySet().containsAll(required)) {
            throw new IllegalArgumentException("the run gave " + complete.keySet() + ": it must give " + required);
        }
        return complete;
    }
}
