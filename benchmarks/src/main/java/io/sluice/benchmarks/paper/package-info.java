/**
 * What <i>Understanding Network Startup for Secure Containers in Multi-Tenant Clouds: Performance, Bottleneck and
 * Optimization</i> claims, beside what comes out here, on models of its host.
 */
@NullMarked
package io.sluice.benchmarks.paper;

import org.jspecify.annotations.NullMarked;
