package io.sluice.objective.profile;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;

/**
 * Bounds on what a document may hold, far beyond what a profile needs: a document that is nested without end, or that
 * repeats its parts by aliases of aliases, is refused before anybody walks through it. Stateless.
 */
final class YamlBounds {
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 50;

    private YamlBounds() {}

    /** Throws {@link ProfileException} where a bound is passed; what the parser throws if it is no YAML. */
    static void check(LoadSettings settings, String text) {
        int depth = 0;
        int aliases = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias -> aliases++;
                default -> {}
            }
            require(depth <= DEEPEST, settings, event, "nested more than " + DEEPEST + " deep");
            require(aliases <= MOST_ALIASES, settings, event, "more than " + MOST_ALIASES + " aliases (*name)");
        }
    }

    private static void require(boolean holds, LoadSettings settings, Event event, String what) {
        if (!holds) {
            throw new ProfileException(
                    settings.getLabel() + YamlNode.at(event.getStartMark()) + ": " + what + ": write it out flat");
        }
    }
}
