package io.muster.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.definition.Recipients;
import io.muster.page.Mistakes.Mistake;
import io.muster.page.Toast.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of a cohort's schedule: set, tried out before it is saved, paused, taken away; right without script. */
final class ScheduleSite {

    private static final int MOST_ADDRESSES = 50;

    private final ScheduleApi schedules;
    private final ScheduleSheets sheets;
    private final Pages pages;

    ScheduleSite(ScheduleApi schedules, ScheduleSheets sheets, Pages pages) {
        this.schedules = schedules;
        this.sheets = sheets;
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
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
        show(context, sheets.of(cohort, sheets.draft(cohort), Map.of(), may(context)));
    }

    private void save(Context context) {
        ScheduleDraft draft = ScheduleDraft.of(context);
        String cohort = context.pathParam("cohort");
        if (context.formParam("times") != null) {
            // Without script: the times are looked at before anything is saved.
            show(context, sheets.of(cohort, draft, sheets.mistakes(draft), may(context)));
            return;
        }
        try {
            List<Mistake> mistakes = mails(draft);
            if (!mistakes.isEmpty()) {
                throw new Mistakes(mistakes);
            }
            boolean all = schedules.save(context, sheets.body(draft), draft.mails(), seen(context));
            back(context, all ? Done.SCHEDULE_SAVED : Done.SCHEDULE_MAILS);
        } catch (ChangedMeanwhileException e) {
            meanwhile(context, draft, e);
        } catch (Mistakes e) {
            context.status(400);
            show(context, sheets.of(cohort, draft, sheets.byField(e), may(context)));
        }
    }

    /** What was typed stays in the fields; saved once more, it takes the place of what is told of. */
    private void meanwhile(Context context, ScheduleDraft draft, ChangedMeanwhileException e) {
        context.status(409);
        String sentence = String.valueOf(e.getMessage());
        show(context, sheets.of(context.pathParam("cohort"), draft, Map.of("", List.of(sentence)), may(context)));
    }

    private static Optional<String> seen(Context context) {
        return Optional.ofNullable(context.formParam("seen")).filter(seen -> !seen.isEmpty());
    }

    /** The next times of what stands in the fields, as a part of the page. */
    private void times(Context context) {
        ScheduleDraft draft = ScheduleDraft.of(context);
        ScheduleView view = sheets.of(context.pathParam("cohort"), draft, sheets.mistakes(draft), may(context));
        Pages seen = pages.readBy(context);
        context.html(seen.render("page/schedule/times.jte", Map.of("frame", seen.frame("", ""), "view", view)));
    }

    private void show(Context context, ScheduleView view) {
        Pages seen = pages.readBy(context);
        Frame frame = seen.framed(
                        pages.say("schedule.page.title", view.name()),
                        Section.COHORTS,
                        Optional.empty(),
                        seen.asOf(seen.here()))
                .withStyles("schedule.css")
                .withScripts("schedule.js");
        context.html(seen.render("page/schedule/page.jte", Map.of("frame", frame, "view", view)));
    }

    private static List<Mistake> mails(ScheduleDraft draft) {
        List<Mistake> mistakes = new ArrayList<>();
        if (draft.mailTo().size() > MOST_ADDRESSES) {
            mistakes.add(Mistake.of("mail", "There are more than 50 addresses", "write to a list instead"));
        } else if (!draft.mailTo().stream().allMatch(Recipients::isAddress)) {
            mistakes.add(
                    Mistake.of("mail", "That is no mail address", "write one address alone, such as crm@example.com"));
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
