package io.sluice.objective.burst;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a burst ran on. Immutable.
 *
 * @param kernel release, such as {@code 6.1.0-18-amd64}
 * @param cores processors that may be used
 * @param cgroup {@code v1}, {@code v2} or {@code none}
 * @param profile name of the profile
 * @param runtime what a container is: {@code process}, {@code runc}, {@code qemu}, or {@code simulated}
 * @param fingerprint hash over all that makes limits worth another search when it changes
 */
public record HostInfo(String kernel, int cores, String cgroup, String profile, String runtime, String fingerprint) {

    /** Makes the fingerprint from the other members and {@code more} (such as the processor's name and the stages). */
    public static HostInfo fingerprinted(
            String kernel, int cores, String cgroup, String profile, String runtime, String more) {
        String all = String.join("\n", kernel, String.valueOf(cores), cgroup, profile, runtime, more);
        return new HostInfo(kernel, cores, cgroup, profile, runtime, "sha256:" + sha256(all));
    }

    /** As the {@code host} member of the files. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kernel", kernel);
        map.put("cores", cores);
        map.put("cgroup", cgroup);
        map.put("profile", profile);
        map.put("runtime", runtime);
        map.put("fingerprint", fingerprint);
        return map;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
