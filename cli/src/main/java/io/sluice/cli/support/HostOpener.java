package io.sluice.cli.support;

import io.sluice.objective.linux.LinuxBurstHost;
import io.sluice.objective.linux.LinuxOptions;
import io.sluice.objective.profile.Profile;

/** Makes a host ready for bursts. */
@FunctionalInterface
public interface HostOpener {

    /** This Linux host. */
    static HostOpener linux() {
        return (profile, options) -> {
            LinuxBurstHost host = LinuxBurstHost.open(profile, options);
            return new OpenHost(host, host.missing());
        };
    }

    /**
     * Sets it up.
     *
     * @throws io.sluice.objective.linux.HostUnsupportedException if it lacks something
     */
    OpenHost open(Profile profile, LinuxOptions options) throws InterruptedException;
}
