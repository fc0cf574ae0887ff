/**
 * How a host starts one container, stage by stage, as data: a YAML file becomes a {@link
 * io.sluice.objective.profile.Profile}. Nothing here runs anything. The format is described in {@code docs/profiles.md}.
 */
@NullMarked
package io.sluice.objective.profile;

import org.jspecify.annotations.NullMarked;
