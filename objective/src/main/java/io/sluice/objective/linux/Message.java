package io.sluice.objective.linux;

/**
 * One line that came back through the run's pipe: a letter and up to six numbers.
 *
 * @param kind what happened
 * @param burst number of the burst that it belongs to; 0 for the run's own
 * @param a first number after it
 * @param b second
 * @param c third
 * @param d fourth
 * @param e fifth
 */
record Message(Kind kind, int burst, int a, int b, int c, int d, int e) {

    /** What a line tells. */
    enum Kind {
        /** The run's namespaces are up; a = pid of their first process. */
        UP('u'),
        /** A command of the run's shell ended; a = its number, b = the step, c = the exit code. */
        COMMAND('c'),
        /** The neighbour listens; a = its pid. */
        NEIGHBOUR('n'),
        /** The neighbour ended; a = its exit code. */
        NEIGHBOUR_ENDED('x'),
        /** A burst's namespaces are up; a = pid of their first process. */
        BURST('b'),
        /** The shell of a startup waits for its first stage; a = the startup, b = the shell's pid. */
        SHELL('s'),
        /**
         * A startup finished a stage's steps; a = the startup, b = the stage, c = the step, d = the exit code, e = the
         * microseconds of processor time of its writes if it measures them.
         */
        STAGE('d'),
        /** A container answered; a = the startup. */
        REACHABLE('r'),
        /** Whether a startup's process was there at the end of the burst; a = the startup, b = 0 if it was. */
        PROCESS('p'),
        /** A burst's namespaces are gone; a = the exit code. */
        ENDED('e'),
        /** Time has passed. */
        TICK('t');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        char letter() {
            return letter;
        }
    }

    /** Reads a line without its end; throws {@link IllegalArgumentException} if it is none of ours. */
    static Message parse(String line) {
        String[] words = line.split(" ", -1);
        int[] numbers = new int[6];
        for (int i = 1; i < words.length && i <= numbers.length; i++) {
            numbers[i - 1] = Integer.parseInt(words[i]);
        }
        return new Message(kind(line), numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    private static Kind kind(String line) {
        for (Kind kind : Kind.values()) {
            if (!line.isEmpty() && line.charAt(0) == kind.letter) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + line + "' is no message of a run");
    }
}
