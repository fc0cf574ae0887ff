package io.sluice.objective.linux;

import io.sluice.objective.profile.Settings;

/**
 * How to run bursts on this host.
 *
 * @param cgroups which control groups to use
 * @param settings of the profile
 */
public record LinuxOptions(CgroupChoice cgroups, Settings settings) {

    /** With the profile's own settings. */
    public LinuxOptions(CgroupChoice cgroups) {
        this(cgroups, Settings.none());
    }

    /** What suits this host. */
    public static LinuxOptions defaults() {
        return new LinuxOptions(CgroupChoice.AUTO);
    }

    /** Which version of control groups. */
    public enum CgroupChoice {
        /** Version 1 where it has anything of use, else 2. */
        AUTO,
        /** Version 1 only. */
        V1,
        /** Version 2 only. */
        V2
    }
}
