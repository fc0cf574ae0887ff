package io.sluice.limiter.file;

import io.sluice.limiter.Limits;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What stands in a limits file. Only the stages are required; an export fills in everything. Immutable.
 *
 * @param generation counts the files that replaced one another on a host, at least 0
 * @param created when it was written
 * @param burst the size of burst that {@code stages} is for, at least 1
 * @param metric what was made small
 * @param stages the limits
 * @param table limits for other sizes of burst, each size once
 * @param evidence why the limits should be believed
 * @param host where they were found
 * @param tuner how they were found
 * @param sha256 the checksum that stood in the file; a writer ignores it and computes its own
 */
public record LimitsFile(
        OptionalLong generation,
        Optional<Instant> created,
        OptionalInt burst,
        Optional<String> metric,
        Limits stages,
        List<BurstLimits> table,
        Optional<Evidence> evidence,
        Optional<HostInfo> host,
        Optional<TunerInfo> tuner,
        Optional<String> sha256) {
    /** The one version of the format that there is. */
    public static final int SCHEMA_VERSION = 1;

    /** Checks the numbers and copies the table. */
    public LimitsFile {
        generation.ifPresent(value -> Require.atLeast(0, "generation", value));
        burst.ifPresent(value -> Require.atLeast(1, "burst", value));
        table = List.copyOf(table);
        Set<Integer> sizes = new HashSet<>();
        table.forEach(row -> {
            if (!sizes.add(row.burst())) {
                throw new IllegalArgumentException(
                        "table has two rows for burst " + row.burst() + ": each size may stand there once");
            }
        });
    }

    /**
     * The least that a limits file may say.
     *
     * @param stages the limits
     * @return a file with these limits and nothing else
     */
    public static LimitsFile of(Limits stages) {
        return new LimitsFile(
                OptionalLong.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                stages,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The version of the format.
     *
     * @return {@value #SCHEMA_VERSION}
     */
    public int schemaVersion() {
        return SCHEMA_VERSION;
    }

    /**
     * The limits where the size of the burst is not known.
     *
     * @return {@link #stages}
     */
    public Limits toLimits() {
        return stages;
    }

    /**
     * The limits for a burst: of the rows of the table and the top level, the one for the largest burst that is at most
     * {@code size}, or else the one for the smallest. The top level wins over a row for the same size. Where the file does
     * not say what size the top level is for, it serves the bursts that are smaller than every row.
     *
     * @param size how many startups are released at once, at least 1
     * @return the limits to use
     * @throws IllegalArgumentException if {@code size} is less than 1
     */
    public Limits toLimits(int size) {
        Require.atLeast(1, "size", size);
        var rows = rows();
        var row = rows.floorEntry(size);
        return row == null ? rows.firstEntry().getValue() : row.getValue();
    }

    /**
     * All limits of the file by the size of burst that they are for, as {@link #toLimits(int)} uses them.
     *
     * @return the rows of the table and the top level, which stands at 0 where the file does not say its size; modifiable
     */
    public NavigableMap<Integer, Limits> rows() {
        NavigableMap<Integer, Limits> rows = new TreeMap<>();
        table.forEach(row -> rows.put(row.burst(), row.stages()));
        rows.put(burst.orElse(0), stages);
        return rows;
    }

    /**
     * This file with a checksum.
     *
     * @param checksum 64 hexadecimal digits
     * @return a copy
     */
    LimitsFile withSha256(String checksum) {
        return new LimitsFile(
                generation, created, burst, metric, stages, table, evidence, host, tuner, Optional.of(checksum));
    }
}
