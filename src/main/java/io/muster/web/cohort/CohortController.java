package io.muster.web.cohort;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.access.Role;
import io.muster.definition.yaml.DefinitionError;
import io.muster.imports.OperatorCommands;
import io.muster.imports.Trigger;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.kit.LiveUpdates;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.QueryParameters;
import io.muster.web.kit.ReaderLanguage;
import io.muster.web.kit.Toast;
import io.muster.web.kit.Toast.Done;
import io.muster.web.kit.Visitor;
import io.muster.web.security.SecurityFilter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The page of one cohort, its history as a table, and the forms of what is done with a whole cohort. */
public final class CohortController {

    private final CohortDetailsReader detailsReader;
    private final OperatorCommands commands;
    private final HistoryCsv csv;
    private final PageRenderer pages;
    private final LiveUpdates live;

    public CohortController(
            CohortDetailsReader detailsReader,
            OperatorCommands commands,
            HistoryCsv csv,
            PageRenderer pages,
            LiveUpdates live) {
        this.detailsReader = detailsReader;
        this.commands = commands;
        this.csv = csv;
        this.pages = pages;
        this.live = live;
    }

    public void register(RoutesConfig routes) {
        String path = "/cohorts/{cohort}";
        routes.get(path, this::page);
        routes.sse("/live/cohorts/{cohort}", client -> {
            String cohort = client.ctx().pathParam("cohort");
            Visitor visitor = Visitor.of(client.ctx());
            PageRenderer seen = pages.readBy(client.ctx());
            live.follow(
                    client,
                    () -> detailsReader
                            .find(cohort, Optional.empty(), seen.phrases())
                            .map(details -> CohortPages.parts(details, seen, visitor))
                            .orElse(List.of()),
                    seen::clock);
        });
        routes.get(path + "/history.csv", this::history);
        routes.get(path + "/retire", context -> ask(context, Optional.empty()));
        routes.post(path + "/retire", this::retire);
        routes.post(path + "/pause", context -> {
            commands.pause(cohort(context), by(context), why(context));
            back(context, Done.PAUSED);
        });
        routes.post(path + "/trust", context -> {
            commands.trust(cohort(context));
            back(context, Done.TRUSTED);
        });
        routes.post(path + "/set-aside", context -> {
            commands.setAside(cohort(context), by(context));
            back(context, Done.SET_ASIDE);
        });
        routes.post(
                path + "/resync",
                context -> see(context, commands.resync(sure(context), Trigger.PAGE, SecurityFilter.by(context))));
        routes.post(
                path + "/refresh",
                context -> see(context, commands.refresh(sure(context), Trigger.PAGE, SecurityFilter.by(context))));
        routes.post(
                path + "/retry-refused",
                context ->
                        see(context, commands.retryRefused(cohort(context), Trigger.PAGE, SecurityFilter.by(context))));
    }

    private void page(Context context) {
        Visitor visitor = Visitor.of(context);
        PageRenderer seen = pages.readBy(context);
        long before = QueryParameters.number(context, "before", Long.MAX_VALUE);
        Optional<CohortDetails> details = detailsReader.find(
                cohort(context), Optional.of(before).filter(id -> id < Long.MAX_VALUE), seen.phrases());
        if (details.isPresent()) {
            Optional<Toast> toast = Done.of(Optional.ofNullable(context.queryParam("done")))
                    .map(done -> CohortToast.of(done, details.get(), visitor, seen.phrases()));
            context.html(CohortPages.page(details.get(), seen, visitor, toast));
            return;
        }
        List<DefinitionError> errors = detailsReader.errors(cohort(context));
        if (errors.isEmpty()) {
            gone(context, Optional.empty());
            return;
        }
        context.html(CohortPages.wrong(
                cohort(context), errors, detailsReader.wrongText(errors), visitor.may(Role.ADMIN), seen));
    }

    private void history(Context context) throws IOException {
        String cohort = known(context).cohort();
        context.contentType("text/csv; charset=utf-8");
        context.header("Content-Disposition", "attachment; filename=\"" + cohort + "-imports.csv\"");
        csv.write(cohort, context.outputStream());
    }

    private void ask(Context context, Optional<String> trouble) {
        Visitor visitor = Visitor.of(context);
        PageRenderer seen = pages.readBy(context);
        Optional<CohortDetails> details = detailsReader.find(cohort(context), Optional.empty(), seen.phrases());
        if (details.isPresent()) {
            context.html(CohortPages.retire(details.get(), seen, visitor, trouble));
        } else {
            gone(context, trouble);
        }
    }

    /** The page of a cohort that has no definition any more. */
    private void gone(Context context, Optional<String> trouble) {
        Visitor visitor = Visitor.of(context);
        OrphanedCohort gone = detailsReader.gone(cohort(context)).orElseThrow(CohortController::unknown);
        context.html(CohortPages.gone(gone, pages.readBy(context), visitor, trouble));
    }

    private void retire(Context context) {
        String typed =
                Optional.ofNullable(context.formParam("confirm")).orElse("").strip();
        if (!typed.equals(cohort(context))) {
            context.status(HttpStatus.BAD_REQUEST);
            ask(context, Optional.of(pages.readBy(context).say("cohort.retire.differs")));
            return;
        }
        see(context, commands.retire(cohort(context), Trigger.PAGE, SecurityFilter.by(context)));
    }

    private CohortDetails known(Context context) {
        return detailsReader
                .find(cohort(context), Optional.empty(), ReaderLanguage.of(context))
                .orElseThrow(CohortController::unknown);
    }

    private static OperatorCommands.NoSuchThing unknown() {
        return new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_COHORT_HERE));
    }

    /** The cohort, when what it costs to send everybody was ticked or costs nothing. */
    private String sure(Context context) {
        boolean ticked = "yes".equals(context.formParam("sure"));
        if (!ticked && known(context).line().present() > 0) {
            throw new BadRequestResponse(pages.readBy(context).say("cohort.do.sure.missing"));
        }
        return cohort(context);
    }

    private static String why(Context context) {
        return OperatorCommands.why(Optional.ofNullable(context.formParam("why")));
    }

    private static void see(Context context, long id) {
        SecurityFilter.about(context, id);
        context.redirect("/imports/" + id, HttpStatus.SEE_OTHER);
    }

    private static void back(Context context, Done done) {
        context.redirect(done.path(cohort(context)), HttpStatus.SEE_OTHER);
    }

    private static String by(Context context) {
        return SecurityFilter.by(context).orElse("somebody on the page");
    }

    private static String cohort(Context context) {
        return context.pathParam("cohort");
    }
}
