package io.sluice.limiter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many holders may be in each stage at once: an ordered map from stage to limit. A limit is an integer of at least 1,
 * or empty, which means unlimited; a stage that is not named is unlimited too.
 *
 * <p>Immutable and thread-safe. Two are equal if they name the same stages with the same limits, in whatever order.
 */
public final class Limits {
    private static final String UNLIMITED = "unlimited";
    private static final Limits NONE = new Limits(Map.of());

    private final Map<String, OptionalInt> byStage;

    private Limits(Map<String, OptionalInt> byStage) {
        this.byStage = Collections.unmodifiableMap(byStage);
    }

    /**
     * Names no stage, so that none is limited.
     *
     * @return limits without a stage
     */
    public static Limits unlimited() {
        return NONE;
    }

    /**
     * Limits every stage that is named.
     *
     * @param limits stage to limit, each at least 1; copied in its iteration order
     * @return the limits
     * @throws IllegalArgumentException if a name or a limit is not allowed
     */
    public static Limits of(Map<String, Integer> limits) {
        Map<String, OptionalInt> checked = new LinkedHashMap<>();
        limits.forEach((stage, limit) -> put(checked, stage, OptionalInt.of(limit)));
        return new Limits(checked);
    }

    /**
     * Takes limits where some of the stages may be unlimited.
     *
     * @param limits stage to limit, each at least 1 or empty; copied in its iteration order
     * @return the limits
     * @throws IllegalArgumentException if a name or a limit is not allowed
     */
    public static Limits copyOf(Map<String, OptionalInt> limits) {
        Map<String, OptionalInt> checked = new LinkedHashMap<>();
        limits.forEach((stage, limit) -> put(checked, stage, limit));
        return new Limits(checked);
    }

    /**
     * Reads what {@link #toString} writes: {@code NetNS=12,AddCNI=3,StartVM=unlimited}, or {@code unlimited} alone where no
     * stage is named. Blanks around names and limits do not matter.
     *
     * @param text stages and limits, separated by commas
     * @return the limits, in the order of the text
     * @throws IllegalArgumentException if a part is not {@code NAME=N} with N at least 1 or {@code NAME=unlimited}, or a
     *     stage is named twice
     */
    public static Limits parse(String text) {
        if (text.trim().equals(UNLIMITED)) {
            return NONE;
        }
        Map<String, OptionalInt> parsed = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw malformed(part, text);
            }
            String stage = part.substring(0, equals).trim();
            OptionalInt limit = parseLimit(part.substring(equals + 1).trim(), part, text);
            if (parsed.containsKey(stage)) {
                throw new IllegalArgumentException(
                        "stage " + stage + " is named twice in limits \"" + text + "\": name each stage once");
            }
            put(parsed, stage, limit);
        }
        return new Limits(parsed);
    }

    /**
     * The limit of a stage.
     *
     * @param stage its name
     * @return at least 1, or empty if the stage is unlimited or not named here
     */
    public OptionalInt limit(String stage) {
        return byStage.getOrDefault(stage, OptionalInt.empty());
    }

    /**
     * These limits with one of them set; a stage already named keeps its place.
     *
     * @param stage the stage to limit
     * @param limit at least 1
     * @return new limits
     * @throws IllegalArgumentException if the name or the limit is not allowed
     */
    public Limits with(String stage, int limit) {
        return with(stage, OptionalInt.of(limit));
    }

    /**
     * These limits with one of them set or lifted; a stage already named keeps its place.
     *
     * @param stage the stage to change
     * @param limit at least 1, or empty for unlimited
     * @return new limits
     * @throws IllegalArgumentException if the name or the limit is not allowed
     */
    public Limits with(String stage, OptionalInt limit) {
        Map<String, OptionalInt> changed = new LinkedHashMap<>(byStage);
        put(changed, stage, limit);
        return new Limits(changed);
    }

    /**
     * The stages that are named, in order.
     *
     * @return an unmodifiable set, possibly empty
     */
    public Set<String> stages() {
        return byStage.keySet();
    }

    /**
     * Stages to limits, in order.
     *
     * @return an unmodifiable map; an empty limit means unlimited
     */
    public Map<String, OptionalInt> asMap() {
        return byStage;
    }

    /**
     * Holds these limits against the stages that exist: what remains are limits of exactly those, in their order, with the
     * ones not named here unlimited. The caller warns about {@link Match#unknown} and {@link Match#missing}.
     *
     * @param existing names of the stages that exist
     * @return the limits that apply, and where the two sides differ
     * @throws IllegalArgumentException if one of the names is not allowed
     */
    public Match match(Collection<String> existing) {
        Map<String, OptionalInt> applied = new LinkedHashMap<>();
        existing.forEach(stage -> put(applied, stage, limit(stage)));
        List<String> unknown = new ArrayList<>(byStage.keySet());
        unknown.removeAll(applied.keySet());
        List<String> missing = new ArrayList<>(applied.keySet());
        missing.removeAll(byStage.keySet());
        return new Match(new Limits(applied), List.copyOf(unknown), List.copyOf(missing));
    }

    /**
     * Limits held against the stages that exist.
     *
     * @param limits a limit, or unlimited, for every stage that exists
     * @param unknown stages that have a limit but do not exist
     * @param missing stages that exist but have no entry among the limits
     */
    public record Match(Limits limits, List<String> unknown, List<String> missing) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits that && byStage.equals(that.byStage);
    }

    @Override
    public int hashCode() {
        return byStage.hashCode();
    }

    @Override
    public String toString() {
        return byStage.isEmpty()
                ? UNLIMITED
                : byStage.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                        .collect(Collectors.joining(","));
    }

    private static String text(OptionalInt limit) {
        return limit.isPresent() ? Integer.toString(limit.getAsInt()) : UNLIMITED;
    }

    private static void put(Map<String, OptionalInt> limits, String stage, OptionalInt limit) {
        StageName.require(stage);
        limit.ifPresent(n -> requireLimit(stage, n));
        limits.put(stage, limit);
    }

    private static void requireLimit(String stage, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "limit of stage " + stage + " is " + limit + ": it must be at least 1, or unlimited");
        }
    }

    private static OptionalInt parseLimit(String limit, String part, String text) {
        if (limit.equals(UNLIMITED)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(limit));
        } catch (NumberFormatException e) {
            throw malformed(part, text);
        }
    }

    private static IllegalArgumentException malformed(String part, String text) {
        return new IllegalArgumentException("\"" + part.trim() + "\" in limits \"" + text
                + "\" is not understood: write NAME=N with N from 1 to " + Integer.MAX_VALUE
                + ", or NAME=unlimited, separated by commas, as in NetNS=12,AddCNI=3");
    }
}
