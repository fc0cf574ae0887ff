package io.sluice.tuner;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.Journal;
import io.sluice.tuner.study.JournalEntry;
import io.sluice.tuner.study.StudyHeader;
import io.sluice.tuner.study.Trial;
import io.sluice.tuner.study.ValueScale;
import io.sluice.tuner.suggest.Suggestion;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** The trials and notes of one study; the journal is written first, and what it refuses did not happen. Not thread-safe. */
final class Study {
    private final StudyHeader header;
    private final ValueScale scale;
    private final Journal journal;
    private final Clock clock;
    private final List<Trial> trials = new ArrayList<>();
    private final List<JournalEntry.Note> notes = new ArrayList<>();
    private final Deque<Integer> abandoned = new ArrayDeque<>();

    Study(StudyHeader header, ValueScale scale, Journal journal, Clock clock) {
        this.header = header;
        this.scale = scale;
        this.journal = journal;
        this.clock = clock;
        journal.restored().forEach(this::apply);
        history().pending().forEach(trial -> abandoned.add(trial.number()));
    }

    private void apply(JournalEntry entry) {
        if (entry instanceof JournalEntry.Ask ask) {
            trials.add(ask.trial());
        } else if (entry instanceof JournalEntry.Tell tell) {
            int index = tell.trial() - 1;
            trials.set(index, trials.get(index).completed(tell.evaluation(), tell.at()));
        } else if (entry instanceof JournalEntry.Note note) {
            notes.add(note);
        }
    }

    private void append(JournalEntry entry) {
        journal.append(entry);
        apply(entry);
    }

    StudyHeader header() {
        return header;
    }

    History history() {
        return new History(header.space(), header.goal(), scale, trials);
    }

    List<JournalEntry.Note> notes() {
        return List.copyOf(notes);
    }

    /** A pending trial that nobody is evaluating any more, the oldest first. */
    Optional<Trial> reissue() {
        return Optional.ofNullable(abandoned.poll()).map(number -> trials.get(number - 1));
    }

    /** Gives a trial back, to be asked again, if it is still pending. */
    void abandon(int trial) {
        if (trials.get(trial - 1).isPending()) {
            abandoned.addFirst(trial);
        }
    }

    Trial ask(Suggestion suggestion, OptionalDouble cutoff) {
        Trial trial = Trial.pending(
                trials.size() + 1,
                suggestion.parameters(),
                cutoff,
                suggestion.replicateOf(),
                suggestion.stop(),
                clock.instant());
        append(new JournalEntry.Ask(trial));
        return trial;
    }

    Trial tell(int number, Evaluation evaluation) {
        if (number < 1 || number > trials.size()) {
            throw new IllegalArgumentException("trial " + number + " was never asked: the study has " + trials.size()
                    + " trials; tell a number that ask gave");
        }
        if (!trials.get(number - 1).isPending()) {
            throw new IllegalArgumentException("trial " + number + " has been told already; every trial is told once");
        }
        check(evaluation);
        append(new JournalEntry.Tell(number, evaluation, clock.instant()));
        abandoned.remove(number);
        return trials.get(number - 1);
    }

    private void check(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Censored censored) {
            if (header.goal() == Goal.MAXIMIZE) {
                throw new IllegalArgumentException("a lower bound of " + censored.lowerBound()
                        + " says nothing when the goal is to maximize; tell a value or a failure");
            }
            checkScale("lower bound", censored.lowerBound());
        } else if (evaluation instanceof Evaluation.Measured measured) {
            checkScale("value", measured.value());
        }
    }

    private void checkScale(String what, double value) {
        if (scale == ValueScale.LOG && value <= 0) {
            throw new IllegalArgumentException(
                    what + " is " + value + ": the scale LOG needs it above 0; use AUTO or LINEAR otherwise");
        }
    }

    void note(String kind, JsonNode payload) {
        append(new JournalEntry.Note(kind, payload, clock.instant()));
    }

    void close() {
        journal.close();
    }
}
