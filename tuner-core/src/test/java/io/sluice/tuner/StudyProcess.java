package io.sluice.tuner;

import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.Trial;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A study in a process of its own, for {@link KillTest}: begins or resumes the one in a folder and runs it to its end. */
final class StudyProcess {
    static final int TRIALS = 16;

    private StudyProcess() {}

    public static void main(String[] args) {
        ProgressListener telling = new ProgressListener() {
            @Override
            public void told(Trial trial) {
                System.out.println("finished");
            }
        };
        try (Tuner tuner = builder(Path.of(args[0])).listener(telling).build()) {
            System.out.println("running");
            Recommendation best = tuner.run(
                    candidate -> {
                        LockSupport.parkNanos(30_000_000);
                        return Synthetic.evaluate(candidate, 5);
                    },
                    Budget.trials(TRIALS));
            System.out.println(best);
        }
    }

    static Tuner tuner(Path folder) {
        return builder(folder).build();
    }

    private static TunerBuilder builder(Path folder) {
        return Tuner.minimizing(Synthetic.SPACE)
                .seed(6)
                .cores(4)
                .journal(folder)
                .resume(true);
    }
}
