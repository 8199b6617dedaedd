package io.muster.web.cohorts;

import java.nio.file.Path;
import java.util.List;

/**
 * What a first cohort needs to know of this installation.
 *
 * @param definitions the folder where definitions are put
 * @param inbox below it lies a folder a cohort, for files
 * @param workspaces names of those that are set up
 */
public record FirstCohortSetup(Path definitions, Path inbox, List<String> workspaces) {}
