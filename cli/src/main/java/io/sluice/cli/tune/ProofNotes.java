package io.sluice.cli.tune;

import io.sluice.cli.proof.PairJson;
import io.sluice.cli.proof.PairRun;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.study.JournalEntry.Note;
import java.util.List;

/** Finished pairs in the journal of a study. Not thread-safe. */
final class ProofNotes {
    private static final String KIND = "proof.pair";

    private final Tuner tuner;
    private final Pick pick;

    /** The pairs of one pick. */
    ProofNotes(Tuner tuner, Pick pick) {
        this.tuner = tuner;
        this.pick = pick;
    }

    /** How many there are of all picks. */
    static int count(Tuner tuner) {
        return tuner.notes(KIND).size();
    }

    /** Those there are, in order. */
    List<PairRun> finished() {
        return tuner.notes(KIND).stream()
                .map(Note::payload)
                .filter(note -> PairJson.isOf(note, pick.recommendation().parameters()))
                .map(PairJson::read)
                .toList();
    }

    /** Keeps one more; it is on the disk when this returns. */
    void keep(PairRun run) {
        tuner.note(KIND, PairJson.write(run, pick.recommendation().parameters()));
    }
}
