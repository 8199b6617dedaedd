package io.muster.web.cohorts;

import io.muster.imports.CohortState;
import io.muster.imports.CohortState.Need;
import io.muster.model.Phrases;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the list of cohorts shows: its sentence, and its groups by need. Public for the templates only.
 *
 * @param stopped whether a workspace is stopped: then the sentence says so, and leads there
 */
public record CohortListView(String heading, String others, boolean stopped, List<CohortGroup> groups, String zones) {

    /** Those that ask for the same; may be empty. */
    public record CohortGroup(CohortFilter show, String name, List<CohortRow> lines) {}

    static CohortListView of(List<CohortSummary> cohorts, Phrases phrases) {
        List<CohortSummary> sorted = cohorts.stream()
                .sorted(Comparator.comparing((CohortSummary line) -> line.name().toLowerCase(Locale.ROOT))
                        .thenComparing(CohortSummary::cohort))
                .toList();
        List<CohortGroup> groups = Stream.of(Need.values())
                .map(need -> new CohortGroup(
                        CohortFilter.of(need),
                        phrases.say("group." + need),
                        sorted.stream()
                                .filter(line -> line.own().need() == need)
                                .map(line -> CohortRow.of(line, phrases))
                                .toList()))
                .toList();
        long inNeed = count(cohorts, Need.PERSON);
        return new CohortListView(
                heading(cohorts, inNeed, phrases),
                others(cohorts, inNeed, phrases),
                !stopped(cohorts).isEmpty(),
                groups,
                zones(cohorts, phrases));
    }

    public boolean isEmpty() {
        return groups.stream().allMatch(group -> group.lines().isEmpty());
    }

    /** How many cohorts are behind a choice. */
    public long count(CohortFilter show) {
        return groups.stream()
                .filter(group -> show == CohortFilter.ALL || group.show() == show)
                .mapToLong(group -> group.lines().size())
                .sum();
    }

    /** The ids of all, in the order in which each group has them. */
    public String roll() {
        return groups.stream()
                .flatMap(group -> group.lines().stream())
                .sorted(Comparator.comparing((CohortRow line) -> line.name().toLowerCase(Locale.ROOT))
                        .thenComparing(CohortRow::cohort))
                .map(line -> "cohort-" + line.cohort())
                .collect(Collectors.joining("\n"));
    }

    private static String heading(List<CohortSummary> cohorts, long inNeed, Phrases phrases) {
        long all = cohorts.size();
        List<String> stopped = stopped(cohorts);
        if (!stopped.isEmpty()) {
            return phrases.count("cohorts.stopped", stopped.size(), String.join(", ", stopped));
        }
        long right = count(cohorts, Need.NOTHING);
        if (all == 0) {
            return phrases.say("cohorts.none");
        }
        if (right == all) {
            return phrases.count("cohorts.right", all);
        }
        if (inNeed == 0) {
            return phrases.count("cohorts.nobody", all);
        }
        return inNeed == all ? phrases.count("cohorts.need.all", all) : phrases.count("cohorts.need", inNeed, all);
    }

    private static String others(List<CohortSummary> cohorts, long inNeed, Phrases phrases) {
        if (!stopped(cohorts).isEmpty()) {
            return phrases.say("cohorts.stopped.rest");
        }
        long others = cohorts.size() - inNeed;
        if (others == 0 || count(cohorts, Need.NOTHING) == cohorts.size()) {
            return "";
        }
        String parts = Stream.of(
                        CohortState.IN_SYNC,
                        CohortState.IMPORTING,
                        CohortState.PAUSED,
                        CohortState.NEVER,
                        CohortState.RETIRED)
                .filter(state -> count(cohorts, state) > 0)
                .map(state -> phrases.say("cohorts.part." + state, count(cohorts, state)))
                .collect(Collectors.joining(", "));
        return inNeed == 0 ? phrases.say("cohorts.parts", parts) : phrases.count("cohorts.others", others, parts);
    }

    /** The workspaces that are stopped and have cohorts here: one cause, told once. */
    private static List<String> stopped(List<CohortSummary> cohorts) {
        return cohorts.stream()
                .filter(CohortSummary::isHalted)
                .map(CohortSummary::workspace)
                .distinct()
                .sorted()
                .toList();
    }

    private static String zones(List<CohortSummary> cohorts, Phrases phrases) {
        if (phrases.zone().isPresent()) {
            return phrases.say("page.zone", phrases.zone().get().getId());
        }
        String zones = cohorts.stream()
                .map(line -> line.context().zone().getId())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        boolean one = !zones.contains(", ");
        return zones.isEmpty() ? "" : phrases.say(one ? "page.zone" : "page.zones", zones);
    }

    private static long count(List<CohortSummary> cohorts, Need need) {
        return cohorts.stream().filter(line -> line.own().need() == need).count();
    }

    private static long count(List<CohortSummary> cohorts, CohortState state) {
        return cohorts.stream().filter(line -> line.own() == state).count();
    }
}
