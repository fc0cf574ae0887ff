package io.sluice.objective.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A place in a YAML document that knows its line, so that every complaint can point at it. Immutable.
 *
 * @param label names the document in complaints
 * @param node the place
 */
public record YamlNode(String label, Node node) {

    /** The root of a document; throws {@link ProfileException} if it is no YAML. */
    public static YamlNode parse(String label, String text) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(label).setUseMarks(true).build();
        try {
            YamlBounds.check(settings, text);
            Optional<Node> root = new Compose(settings).composeString(text);
            return new YamlNode(
                    label,
                    root.orElseThrow(() -> new ProfileException(label + ": the file is empty: start from a built-in"
                            + " profile (sluice profile show netns-veth)")));
        } catch (MarkedYamlEngineException e) {
            throw new ProfileException(label + at(e.getProblemMark()) + ": not YAML: " + e.getProblem());
        } catch (ReaderException e) {
            throw new ProfileException(label + YamlText.place(text, text.offsetByCodePoints(0, e.getPosition()))
                    + ": not YAML: the character U+" + String.format("%04X", e.getCodePoint()) + " is not allowed");
        } catch (YamlEngineException e) {
            throw new ProfileException(label + ": not YAML: " + e.getMessage());
        }
    }

    /** A complaint about this place: file, line and column, then the message. */
    public ProfileException error(String message) {
        return new ProfileException(label + at(node.getStartMark()) + ": " + message);
    }

    /** The members of a mapping that has only these; {@code what} names the mapping in complaints. */
    public Map<String, YamlNode> members(String what, Set<String> allowed) {
        return members(what, allowed::contains, sorted(allowed));
    }

    /** The members of a mapping whose names are the file's own; {@code what} names the mapping in complaints. */
    Map<String, YamlNode> entries(String what) {
        return members(what, name -> true, "names and values");
    }

    private Map<String, YamlNode> members(String what, Predicate<String> allowed, String description) {
        if (!(node instanceof MappingNode mapping)) {
            throw error(what + " must be a mapping with " + description);
        }
        Map<String, YamlNode> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(label, tuple.getKeyNode());
            String name = key.text("a member's name");
            if (!allowed.test(name)) {
                throw key.error(what + " has no '" + name + "': allowed are " + description);
            }
            if (members.put(name, new YamlNode(label, tuple.getValueNode())) != null) {
                throw key.error("'" + name + "' stands twice in " + what + ": keep one");
            }
        }
        return members;
    }

    /** The items of a list; {@code what} names it in complaints. */
    public List<YamlNode> items(String what) {
        if (!(node instanceof SequenceNode sequence)) {
            throw error(what + " must be a list");
        }
        List<YamlNode> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(new YamlNode(label, item)));
        return items;
    }

    /** The text of a scalar; {@code what} names it in complaints. */
    public String text(String what) {
        if (!(node instanceof ScalarNode scalar)) {
            throw error(what + " must be a text");
        }
        return scalar.getValue();
    }

    /** True or false; {@code what} names the scalar in complaints. */
    public boolean bool(String what) {
        return switch (text(what)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error(what + " is '" + text(what) + "': true or false is allowed");
        };
    }

    /** As {@code :3:14}, line and column from 1; empty if it is not known. */
    static String at(Optional<Mark> mark) {
        return mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
                .orElse("");
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
