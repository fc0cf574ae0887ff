package io.sluice.objective.linux;

import java.util.List;

/** This host lacks something that real bursts need. Immutable. */
public final class HostUnsupportedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    /** One sentence a reason, each for a person. */
    public HostUnsupportedException(List<String> reasons) {
        super("this host cannot run real bursts: " + String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** What is lacking, one sentence each. */
    public List<String> reasons() {
        return reasons;
    }
}
