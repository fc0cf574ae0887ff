package io.sluice.agent.http;

import io.sluice.limiter.file.LimitsFile;
import tools.jackson.databind.node.ObjectNode;

/** The limits in force, for who may look at them and change them. Confined to the event loop. */
public interface LimitsAdmin {

    /**
     * What is in force, and where it came from.
     *
     * @return a document that may be put back
     */
    ObjectNode describe();

    /**
     * Replaces all limits until the limits file next changes.
     *
     * @param file what is to be in force
     */
    void put(LimitsFile file);
}
