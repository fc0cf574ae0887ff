package io.sluice.tuner;

import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.FileJournal;
import io.sluice.tuner.study.Journal;
import io.sluice.tuner.study.StudyHeader;
import io.sluice.tuner.study.ValueScale;
import io.sluice.tuner.suggest.EnqueuedFirst;
import io.sluice.tuner.suggest.GaussianProcessSuggester;
import io.sluice.tuner.suggest.Suggester;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Settings of a {@link Tuner}; what is not set has a default. Not thread-safe.
 *
 * <p>Everything that changes which candidates are tried is part of the study. On resuming, what is not set is taken from
 * the journal, and what is set must be as it was.
 */
public final class TunerBuilder {
    private final SearchSpace space;
    private final Goal goal;
    private final Map<String, String> definition = new LinkedHashMap<>();
    private final List<Map<String, Object>> enqueued = new ArrayList<>();
    private OptionalLong seed = OptionalLong.empty();
    private OptionalInt cores = OptionalInt.empty();
    private Optional<ValueScale> scale = Optional.empty();
    private Optional<Cutoff> cutoff = Optional.empty();
    private Optional<Suggester> suggester = Optional.empty();
    private Optional<Path> folder = Optional.empty();
    private boolean resume;
    private Clock clock = Clock.systemUTC();
    private ProgressListener listener = new ProgressListener() {};

    TunerBuilder(SearchSpace space, Goal goal) {
        this.space = space;
        this.goal = goal;
    }

    /** Of every random stream; 1 unless set. */
    public TunerBuilder seed(long seed) {
        this.seed = OptionalLong.of(seed);
        return this;
    }

    /** Keeps the study in a folder; in memory unless set. Refused by {@link #build()} if there is one, see {@link #resume}. */
    public TunerBuilder journal(Path folder) {
        this.folder = Optional.of(folder);
        return this;
    }

    /** Whether to go on with the study in the folder, if there is one; false unless set. */
    public TunerBuilder resume(boolean resume) {
        this.resume = resume;
        return this;
    }

    /** Says something of the objective that has to be the same on resuming: its command, metric, burst, … */
    public TunerBuilder definition(String name, String value) {
        definition.put(name, value);
        return this;
    }

    /**
     * A point to try at the start, after the baseline and the cores; may be called several times.
     *
     * @throws IllegalArgumentException if it is not a point of the space
     */
    public TunerBuilder enqueue(Map<String, ?> parameters) {
        enqueued.add(space.canonical(parameters));
        return this;
    }

    /** Where every limit is put for the second trial; the processors of this machine unless set. */
    public TunerBuilder cores(int cores) {
        if (cores < 1) {
            throw new IllegalArgumentException("cores is " + cores + ": it must be at least 1");
        }
        this.cores = OptionalInt.of(cores);
        return this;
    }

    /** The scale on which values are modelled; {@link ValueScale#AUTO} unless set. */
    public TunerBuilder scale(ValueScale scale) {
        this.scale = Optional.of(scale);
        return this;
    }

    /**
     * The cutoff of every candidate after the first measured one: so many times the first measured value, when minimising
     * and where that value is above 0; 3 unless set.
     *
     * @param factor finite, above 1
     */
    public TunerBuilder cutoffFactor(double factor) {
        this.cutoff = Optional.of(new Cutoff(OptionalDouble.of(factor)));
        return this;
    }

    /** No candidate has a cutoff. */
    public TunerBuilder noCutoff() {
        this.cutoff = Optional.of(new Cutoff(OptionalDouble.empty()));
        return this;
    }

    /** What says where to look next; {@link GaussianProcessSuggester} unless set. */
    public TunerBuilder suggester(Suggester suggester) {
        this.suggester = Optional.of(suggester);
        return this;
    }

    /** For the times in the journal and for wall-clock budgets; the system's unless set. */
    public TunerBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Who hears of trials; nobody unless set. */
    public TunerBuilder listener(ProgressListener listener) {
        this.listener = listener;
        return this;
    }

    /**
     * Opens the study.
     *
     * @throws io.sluice.tuner.study.TunerException if it cannot be begun or resumed; see
     *     {@link FileJournal#open} for the kinds
     */
    public Tuner build() {
        if (folder.isEmpty()) {
            return tuner(header(Optional.empty()), Journal.inMemory());
        }
        FileJournal journal = FileJournal.open(folder.get(), resume, this::header, clock);
        return tuner(journal.header(), journal);
    }

    private StudyHeader header(Optional<StudyHeader> stored) {
        long theSeed = seed.orElseGet(() -> stored.map(StudyHeader::seed).orElse(1L));
        List<Map<String, Object>> points = enqueued.isEmpty() ? enqueuedThen(stored) : enqueued;
        return new StudyHeader(
                space,
                goal,
                theSeed,
                definition,
                points,
                settings(stored.map(StudyHeader::settings).orElse(Map.of())));
    }

    /** Points of another space are none of this one; that the spaces differ is found out later. */
    private List<Map<String, Object>> enqueuedThen(Optional<StudyHeader> stored) {
        return stored.filter(header -> header.space().equals(space))
                .map(StudyHeader::enqueued)
                .orElse(List.of());
    }

    private Map<String, String> settings(Map<String, String> stored) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("suggester", suggester.map(Suggester::name).orElse("gp"));
        settings.put("scale", scale.map(Enum::name).orElse(stored.getOrDefault("scale", "AUTO")));
        settings.put("cutoffFactor", cutoff.map(Cutoff::word).orElse(stored.getOrDefault("cutoffFactor", "3.0")));
        if (suggester.isEmpty()) {
            String processors = Integer.toString(Runtime.getRuntime().availableProcessors());
            settings.put(
                    "cores",
                    cores.isPresent() ? Integer.toString(cores.getAsInt()) : stored.getOrDefault("cores", processors));
        }
        return settings;
    }

    private Tuner tuner(StudyHeader header, Journal journal) {
        Map<String, String> settings = header.settings();
        Suggester chosen = suggester
                .<Suggester>map(given -> new EnqueuedFirst(header.enqueued(), given))
                .orElseGet(() -> gaussianProcess(header));
        Study study = new Study(header, ValueScale.valueOf(setting(settings, "scale")), journal, clock);
        return new Tuner(study, chosen, Cutoff.parse(setting(settings, "cutoffFactor")), clock, listener);
    }

    private static Suggester gaussianProcess(StudyHeader header) {
        return new GaussianProcessSuggester(Integer.parseInt(setting(header.settings(), "cores")), header.enqueued());
    }

    private static String setting(Map<String, String> settings, String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }
}
