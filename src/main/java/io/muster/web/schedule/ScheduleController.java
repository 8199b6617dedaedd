package io.muster.web.schedule;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.definition.RecipientAddresses;
import io.muster.model.Phrases;
import io.muster.web.kit.ChangedMeanwhileException;
import io.muster.web.kit.FieldErrors;
import io.muster.web.kit.FieldErrors.FieldMistake;
import io.muster.web.kit.PageLayout;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.ReaderLanguage;
import io.muster.web.kit.SiteSection;
import io.muster.web.kit.Toast.Done;
import io.muster.web.kit.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of a cohort's schedule: set, tried out before it is saved, paused, taken away; right without script. */
public final class ScheduleController {

    private static final int MOST_ADDRESSES = 50;

    private final ScheduleApi schedules;
    private final ScheduleReader sheets;
    private final PageRenderer pages;

    public ScheduleController(ScheduleApi schedules, ScheduleReader sheets, PageRenderer pages) {
        this.schedules = schedules;
        this.sheets = sheets;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        String path = "/cohorts/{cohort}/schedule";
        routes.get(path, this::page);
        routes.post(path, this::save);
        routes.post(path + "/times", this::times);
        routes.post(path + "/undo", context -> {
            schedules.undo(context);
            back(context, Done.SCHEDULE_UNDONE);
        });
        routes.post(path + "/remove", context -> {
            try {
                schedules.drop(context, seen(context));
            } catch (ChangedMeanwhileException e) {
                meanwhile(context, sheets.draft(context.pathParam("cohort")), e);
                return;
            }
            back(context, Done.SCHEDULE_REMOVED);
        });
        routes.post(path + "/pause", context -> {
            schedules.pause(context);
            back(context, Done.SCHEDULE_PAUSED);
        });
        routes.post(path + "/resume", context -> {
            schedules.resume(context);
            back(context, Done.SCHEDULE_RESUMED);
        });
    }

    private void page(Context context) {
        String cohort = context.pathParam("cohort");
        show(context, sheets.of(cohort, sheets.draft(cohort), Map.of(), may(context), ReaderLanguage.of(context)));
    }

    private void save(Context context) {
        ScheduleForm draft = ScheduleForm.of(context);
        String cohort = context.pathParam("cohort");
        if (context.formParam("times") != null) {
            // Without script: the times are looked at before anything is saved.
            show(context, sheets.of(cohort, draft, sheets.mistakes(draft), may(context), ReaderLanguage.of(context)));
            return;
        }
        try {
            List<FieldMistake> mistakes = mails(draft, ReaderLanguage.of(context));
            if (!mistakes.isEmpty()) {
                throw new FieldErrors(mistakes);
            }
            boolean all = schedules.save(context, sheets.body(draft), draft.mails(), seen(context));
            back(context, all ? Done.SCHEDULE_SAVED : Done.SCHEDULE_MAILS);
        } catch (ChangedMeanwhileException e) {
            meanwhile(context, draft, e);
        } catch (FieldErrors e) {
            context.status(400);
            show(context, sheets.of(cohort, draft, sheets.byField(e), may(context), ReaderLanguage.of(context)));
        }
    }

    /** What was typed stays in the fields; saved once more, it takes the place of what is told of. */
    private void meanwhile(Context context, ScheduleForm draft, ChangedMeanwhileException e) {
        context.status(409);
        Phrases reader = ReaderLanguage.of(context);
        show(
                context,
                sheets.of(
                        context.pathParam("cohort"),
                        draft,
                        Map.of("", List.of(reader.say(e.reason()))),
                        may(context),
                        reader));
    }

    private static Optional<String> seen(Context context) {
        return Optional.ofNullable(context.formParam("seen")).filter(seen -> !seen.isEmpty());
    }

    /** The next times of what stands in the fields, as a part of the page. */
    private void times(Context context) {
        ScheduleForm draft = ScheduleForm.of(context);
        PageRenderer seen = pages.readBy(context);
        ScheduleView view =
                sheets.of(context.pathParam("cohort"), draft, sheets.mistakes(draft), may(context), seen.phrases());
        context.html(seen.render("page/schedule/times.jte", Map.of("frame", seen.frame("", ""), "view", view)));
    }

    private void show(Context context, ScheduleView view) {
        PageRenderer seen = pages.readBy(context);
        PageLayout frame = seen.framed(
                        seen.say("schedule.page.title", view.name()),
                        SiteSection.COHORTS,
                        Optional.empty(),
                        seen.asOf(seen.here()))
                .withStyles("schedule.css")
                .withScripts("schedule.js");
        context.html(seen.render("page/schedule/page.jte", Map.of("frame", frame, "view", view)));
    }

    private static List<FieldMistake> mails(ScheduleForm draft, Phrases reader) {
        List<FieldMistake> mistakes = new ArrayList<>();
        if (draft.mailTo().size() > MOST_ADDRESSES) {
            mistakes.add(new FieldMistake("mail", reader.say("schedule.page.mail.many", MOST_ADDRESSES)));
        } else if (!draft.mailTo().stream().allMatch(RecipientAddresses::isAddress)) {
            mistakes.add(new FieldMistake("mail", reader.say("schedule.page.mail.wrong")));
        }
        return mistakes;
    }

    private static boolean may(Context context) {
        return Visitor.of(context).mayEdit();
    }

    private static void back(Context context, Done done) {
        context.redirect(done.path(context.pathParam("cohort")), HttpStatus.SEE_OTHER);
    }
}
