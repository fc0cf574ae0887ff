/**
 * Real bursts on a Linux host: a run's own namespaces, one small shell a startup, one event loop that passes the gates
 * and listens, and a neighbour that exchanges a packet with every container.
 *
 * <p>Whatever a run makes lives in namespaces whose first process dies with the run, so the kernel removes it even if
 * the run is killed; what can outlive them (control groups, the run's directory) carries the run's id and is removed by
 * {@link io.sluice.objective.linux.Cleaner}.
 */
@NullMarked
package io.sluice.objective.linux;

import org.jspecify.annotations.NullMarked;
