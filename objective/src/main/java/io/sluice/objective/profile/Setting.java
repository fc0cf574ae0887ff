package io.sluice.objective.profile;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A setting that a profile declares: what may be chosen when it is opened. Immutable.
 *
 * @param name letters and digits, also a placeholder
 * @param allowed which values it may have
 * @param each placeholder for one of the numbers from 1 to the value, if the starts are spread over them
 */
public record Setting(String name, Allowed allowed, Optional<String> each) {

    /** Its words, the default first; none if it is a number. */
    public List<String> words() {
        return allowed instanceof Words some ? some.words() : List.of();
    }

    /** What it is where nothing is chosen. */
    public String defaultValue() {
        return allowed.first();
    }

    /**
     * Values of {@link #each} for a start: the starts take turns.
     *
     * @param value of this setting
     * @param index of the start, from 0
     */
    public String turn(String value, int index) {
        return String.valueOf(1 + index % Integer.parseInt(value));
    }

    /** All values of {@link #each}: 1 to {@code value}. */
    public List<String> all(String value) {
        return IntStream.rangeClosed(1, Integer.parseInt(value))
                .mapToObj(String::valueOf)
                .toList();
    }

    /** Which values a setting may have. */
    public sealed interface Allowed {
        /** The default. */
        String first();

        /** Whether a setting may have it. */
        boolean contains(String value);

        /** For a person. */
        String describe();
    }

    /**
     * One of a few words.
     *
     * @param words at least one, the default first
     */
    public record Words(List<String> words) implements Allowed {
        /** Copies the list. */
        public Words {
            words = List.copyOf(words);
        }

        @Override
        public String first() {
            return words.get(0);
        }

        @Override
        public boolean contains(String value) {
            return words.contains(value);
        }

        @Override
        public String describe() {
            return String.join(", ", words);
        }
    }

    /**
     * A whole number.
     *
     * @param low the smallest and the default, not negative
     * @param high the largest
     */
    public record Range(int low, int high) implements Allowed {
        @Override
        public String first() {
            return String.valueOf(low);
        }

        @Override
        public boolean contains(String value) {
            return value.matches("0|[1-9][0-9]{0,8}")
                    && Integer.parseInt(value) >= low
                    && Integer.parseInt(value) <= high;
        }

        @Override
        public String describe() {
            return "a whole number from " + low + " to " + high;
        }
    }
}
