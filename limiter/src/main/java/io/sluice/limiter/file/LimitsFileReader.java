package io.sluice.limiter.file;

import io.sluice.limiter.Limits;
import io.sluice.limiter.StageName;
import io.sluice.limiter.json.CanonicalJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a limits file or says what is wrong with it. Members that it does not know are left alone. Stateless. */
final class LimitsFileReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private LimitsFileReader() {}

    static LimitsFile read(byte[] json, String source) throws LimitsFileException {
        Member document = parse(json, source).object();
        // The version comes first: of a later one nothing else may be judged.
        checkVersion(document.required("schemaVersion", Integer.toString(LimitsFile.SCHEMA_VERSION)));
        checkSum(document);
        return new LimitsFile(
                document.optionalLong("generation", 0),
                document.optional("created", Member::instant),
                document.optionalInt("burst", 1),
                document.optional("metric", Member::text),
                stages(document.required("stages", "an array of {\"name\":…,\"limit\":…}")),
                document.optional("table", LimitsFileReader::table).orElse(List.of()),
                document.optional("evidence", LimitsFileReader::evidence),
                document.optional("host", LimitsFileReader::host),
                document.optional("tuner", LimitsFileReader::tuner),
                document.optional("sha256", Member::text));
    }

    private static Member parse(byte[] json, String source) throws LimitsFileException {
        try {
            return new Member(source, "", JSON.readTree(json));
        } catch (JacksonException e) {
            throw new LimitsFileException(source, "", "is not JSON: " + e.getOriginalMessage() + where(e));
        }
    }

    private static String where(JacksonException e) {
        var location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static void checkVersion(Member version) throws LimitsFileException {
        if (!version.node().isNumber() || version.node().asDouble() != LimitsFile.SCHEMA_VERSION) {
            throw version.reject(LimitsFile.SCHEMA_VERSION + ", the only version known here; was the file written by a"
                    + " later release?");
        }
    }

    private static void checkSum(Member document) throws LimitsFileException {
        Optional<String> stated = document.optional("sha256", Member::text);
        if (stated.isEmpty()) {
            return;
        }
        ObjectNode rest = ((ObjectNode) document.node()).deepCopy();
        rest.remove("sha256");
        String computed = canonicalSha256(document, rest);
        if (!stated.get().equals(computed)) {
            throw document.required("sha256", "a checksum")
                    .reject(computed + ", the checksum of what the file says; restore the file, or remove this member"
                            + " if it was edited on purpose");
        }
    }

    private static String canonicalSha256(Member document, JsonNode rest) throws LimitsFileException {
        try {
            return CanonicalJson.sha256(rest);
        } catch (IllegalArgumentException e) {
            throw document.problem("has no canonical form to compute a checksum of: " + e.getMessage());
        }
    }

    private static Limits stages(Member stages) throws LimitsFileException {
        Map<String, OptionalInt> limits = new LinkedHashMap<>();
        for (Member stage : stages.elements()) {
            Member name = stage.object().required("name", "a stage name");
            if (limits.containsKey(name.stageName())) {
                throw name.reject("a stage that is not named above: each stage may stand there once");
            }
            limits.put(
                    name.stageName(),
                    stage.required("limit", "an integer of at least 1, or null for unlimited")
                            .limit());
        }
        return Limits.copyOf(limits);
    }

    private static List<BurstLimits> table(Member table) throws LimitsFileException {
        List<BurstLimits> rows = new ArrayList<>();
        Set<Integer> sizes = new HashSet<>();
        for (Member row : table.elements()) {
            Member burst = row.object().required("burst", "an integer of at least 1");
            if (!sizes.add(burst.integer(1))) {
                throw burst.reject("a size that is not in the table above: each size may stand there once");
            }
            rows.add(
                    new BurstLimits(burst.integer(1), byName(row.required("stages", "an object from stage to limit"))));
        }
        return rows;
    }

    private static Limits byName(Member object) throws LimitsFileException {
        Map<String, OptionalInt> limits = new LinkedHashMap<>();
        for (Map.Entry<String, Member> stage : object.members().entrySet()) {
            if (!StageName.isValid(stage.getKey())) {
                throw stage.getValue().problem("is not allowed here: a stage name must match " + StageName.PATTERN);
            }
            limits.put(stage.getKey(), stage.getValue().limit());
        }
        return Limits.copyOf(limits);
    }

    private static Evidence evidence(Member evidence) throws LimitsFileException {
        return new Evidence(
                evidence.object().optionalDouble("baseline"),
                evidence.optionalDouble("tuned"),
                evidence.optionalDouble("gain"),
                evidence.optional("gainCi95", LimitsFileReader::interval),
                evidence.optionalInt("pairs", 0),
                evidence.optional("tried", LimitsFileReader::byName),
                evidence.optional("significant", Member::bool),
                extra(evidence, Evidence.MEMBERS));
    }

    private static Interval interval(Member interval) throws LimitsFileException {
        List<Member> bounds = interval.elements();
        if (bounds.size() != 2 || bounds.get(0).number() > bounds.get(1).number()) {
            throw interval.reject("an array of two numbers, the lower one first");
        }
        return new Interval(bounds.get(0).number(), bounds.get(1).number());
    }

    private static HostInfo host(Member host) throws LimitsFileException {
        return new HostInfo(
                host.object().optional("kernel", Member::text),
                host.optionalInt("cores", 1),
                host.optional("cgroup", Member::text),
                host.optional("profile", Member::text),
                host.optional("runtime", Member::text),
                host.optional("fingerprint", Member::text),
                extra(host, HostInfo.MEMBERS));
    }

    private static TunerInfo tuner(Member tuner) throws LimitsFileException {
        return new TunerInfo(
                tuner.object().optional("version", Member::text),
                tuner.optional("study", Member::text),
                tuner.optionalLong("seed", Long.MIN_VALUE),
                tuner.optionalInt("trials", 0));
    }

    private static Map<String, Object> extra(Member object, Set<String> known) throws LimitsFileException {
        Map<String, Object> extra = new LinkedHashMap<>();
        object.members().forEach((name, member) -> {
            if (!known.contains(name)) {
                extra.put(name, JSON.treeToValue(member.node(), Object.class));
            }
        });
        return extra;
    }
}
