package io.muster.web.imports;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.muster.definition.DefinitionStore;
import io.muster.imports.query.ImportContexts;
import io.muster.imports.query.ImportList;
import io.muster.imports.query.ImportList.ImportGroup;
import io.muster.imports.query.ImportList.ListedImport;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.web.kit.LiveUpdates;
import io.muster.web.kit.LiveUpdates.PagePart;
import io.muster.web.kit.PageLayout;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.QueryParameters;
import io.muster.web.kit.SiteSection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of all cohorts' imports. What it shows stands in its address. */
public final class ImportListController {

    private static final int PAGE = 50;

    private final ImportListParts parts;
    private final PageRenderer pages;
    private final LiveUpdates live;

    /** What is asked for what it shows and does. */
    public record ImportListParts(DefinitionStore definitions, ImportContexts contexts, ImportList importList) {}

    public ImportListController(ImportListParts parts, PageRenderer pages, LiveUpdates live) {
        this.parts = parts;
        this.pages = pages;
        this.live = live;
    }

    /** What somebody asked to see. */
    private record Asked(ImportGroup group, Optional<String> cohort, long before) {

        static Asked of(Context context) {
            String state = Optional.ofNullable(context.queryParam("state")).orElse("");
            ImportGroup group = Arrays.stream(ImportGroup.values())
                    .filter(each -> word(each).equals(state))
                    .findFirst()
                    .orElse(ImportGroup.ALL);
            Optional<String> cohort =
                    Optional.ofNullable(context.queryParam("cohort")).filter(CohortDefinition::isId);
            return new Asked(group, cohort, QueryParameters.number(context, "before", Long.MAX_VALUE));
        }

        boolean isNewest() {
            return before == Long.MAX_VALUE;
        }

        Asked with(ImportGroup other) {
            return new Asked(other, cohort, Long.MAX_VALUE);
        }

        Asked before(long id) {
            return new Asked(group, cohort, id);
        }

        String query() {
            List<String> all = new ArrayList<>();
            if (group != ImportGroup.ALL) {
                all.add("state=" + word(group));
            }
            cohort.ifPresent(name -> all.add("cohort=" + URLEncoder.encode(name, StandardCharsets.UTF_8)));
            if (!isNewest()) {
                all.add("before=" + before);
            }
            return all.isEmpty() ? "" : "?" + String.join("&", all);
        }
    }

    private static String word(ImportGroup group) {
        return group.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public void register(RoutesConfig routes) {
        routes.get("/imports", context -> {
            Asked asked = Asked.of(context);
            PageRenderer seen = pages.readBy(context);
            Optional<String> follows =
                    asked.isNewest() ? Optional.of("/live/imports" + asked.query()) : Optional.empty();
            PageLayout frame = seen.framed(
                            seen.say("page.imports"), SiteSection.IMPORTS, follows, seen.asOf(seen.here()))
                    .withStyles("import.css");
            context.html(seen.render("page/imports.jte", Map.of("frame", frame, "view", view(asked, seen))));
        });
        routes.sse("/live/imports", client -> {
            Asked asked = Asked.of(client.ctx());
            PageRenderer seen = pages.readBy(client.ctx());
            Shape shape = new Shape();
            live.follow(client, () -> changing(asked, seen, shape), seen::clock);
        });
    }

    /** A line changes in its place; the list as a whole is sent only when lines come, go or move. */
    private List<PagePart> changing(Asked asked, PageRenderer seen, Shape shape) {
        ImportListView view = view(asked, seen);
        PageLayout frame = seen.frame("", "");
        Map<String, Object> model = Map.of("frame", frame, "view", view);
        List<PagePart> all = new ArrayList<>();
        all.add(new PagePart("imports-well", seen.render("page/importsWell.jte", model)));
        if (shape.isOther(view)) {
            all.add(new PagePart("imports-list", seen.render("page/importsList.jte", model)));
        }
        Stream.concat(view.running().stream(), view.ended().stream())
                .map(line -> new PagePart(
                        "import-" + line.id(),
                        seen.render("page/importLine.jte", Map.of("frame", frame, "line", line))))
                .forEach(all::add);
        return all;
    }

    /** Which lines an open page has, and in which order. One stream at a time asks. */
    private static final class Shape {
        private List<String> ids = List.of("none yet");

        boolean isOther(ImportListView view) {
            List<String> now = new ArrayList<>();
            view.running().forEach(line -> now.add("running " + line.id()));
            view.ended().forEach(line -> now.add(line.id()));
            boolean other = !now.equals(ids);
            ids = now;
            return other;
        }
    }

    private ImportListView view(Asked asked, PageRenderer seen) {
        ImportList importList = parts.importList();
        List<ListedImport> running =
                asked.isNewest() && asked.group() == ImportGroup.ALL ? importList.live(asked.cohort()) : List.of();
        // One more than is shown tells whether there is another page.
        List<ListedImport> ended = importList.ended(asked.group(), asked.cohort(), asked.before(), PAGE + 1);
        List<ListedImport> shown = ended.subList(0, Math.min(PAGE, ended.size()));
        Optional<String> older = ended.size() > PAGE
                ? Optional.of("/imports"
                        + asked.before(shown.get(shown.size() - 1).it().id()).query())
                : Optional.empty();
        return new ImportListView(
                heading(asked, running.size(), seen.phrases()),
                Arrays.stream(ImportGroup.values())
                        .map(each -> new ImportListView.Filter(
                                seen.say("imports.group." + each),
                                "/imports" + asked.with(each).query(),
                                each == asked.group()))
                        .toList(),
                cohorts(asked),
                asked.cohort(),
                asked.group(),
                running.stream().map(each -> line(each, true, seen)).toList(),
                shown.stream().map(each -> line(each, false, seen)).toList(),
                older,
                asked.isNewest()
                        ? Optional.empty()
                        : Optional.of("/imports" + asked.before(Long.MAX_VALUE).query()),
                seen.say("page.zone", seen.here().zone().getId()));
    }

    private static String heading(Asked asked, int running, Phrases phrases) {
        if (asked.group() == ImportGroup.NEED) {
            return phrases.say("imports.heading.need");
        }
        return running == 0 ? phrases.say("imports.heading.none") : phrases.count("imports.heading", running);
    }

    private List<ImportListView.Choice> cohorts(Asked asked) {
        List<ImportListView.Choice> all = new ArrayList<>(parts.definitions().all().stream()
                .sorted(Comparator.comparing(CohortDefinition::name, String.CASE_INSENSITIVE_ORDER))
                .map(each -> new ImportListView.Choice(
                        each.cohort(),
                        each.name(),
                        asked.cohort().filter(each.cohort()::equals).isPresent()))
                .toList());
        // One whose definition is gone still has its history.
        asked.cohort()
                .filter(name -> all.stream().noneMatch(ImportListView.Choice::chosen))
                .ifPresent(name -> all.add(new ImportListView.Choice(name, name, true)));
        return all;
    }

    /** Only what runs is looked up whole: of the others a line says no more than their own row. */
    private ImportRow line(ListedImport entry, boolean running, PageRenderer seen) {
        Optional<CohortDefinition> definition =
                parts.definitions().find(entry.it().cohort());
        io.muster.imports.query.ImportContext context = running
                ? parts.contexts().of(entry.it(), definition)
                : io.muster.imports.query.ImportContext.of(pages.time(), definition);
        return ImportRow.of(entry.it(), entry.overtaken(), context, seen.phrases());
    }
}
