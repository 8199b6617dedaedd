package io.muster.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.muster.history.Context;
import io.muster.history.Import;
import io.muster.history.Phrases;
import io.muster.history.Times;
import io.muster.history.Words;
import io.muster.ledger.Cohorts;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pages as HTML, right without JavaScript. May be shared between threads. */
public final class Pages {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    /** The parts of an import's page by the ids of their elements, each with its template. */
    private static final Map<String, String> IMPORT_PARTS = Map.ofEntries(
            Map.entry("import-head", "importHead"),
            Map.entry("import-acts", "importActs"),
            Map.entry("import-decision", "importDecision"),
            Map.entry("import-causes", "importCauses"),
            Map.entry("import-next", "importNext"),
            Map.entry("import-members", "importMembers"),
            Map.entry("import-who", "importWho"),
            Map.entry("import-pace", "importPace"),
            Map.entry("import-left-out", "importLeftOut"),
            Map.entry("import-told", "importTold"),
            Map.entry("import-itself", "importItself"));

    private final Phrases phrases;
    private final Clock clock;
    private final Visitor visitor;

    public Pages(Phrases phrases, Clock clock) {
        this(phrases, clock, Visitor.LOOPBACK);
    }

    private Pages(Phrases phrases, Clock clock, Visitor visitor) {
        this.phrases = phrases;
        this.clock = clock;
        this.visitor = visitor;
    }

    /** The same pages for who asks: with their name, their buttons, and their clock. */
    Pages readBy(io.javalin.http.Context request) {
        ZoneId zone = ReaderZone.of(request).orElse(clock.getZone());
        return new Pages(phrases.readIn(zone), clock, Visitors.of(request));
    }

    /** The same pages, with the name and the buttons of somebody. */
    Pages seenBy(Visitor somebody) {
        return new Pages(phrases, clock, somebody);
    }

    Phrases phrases() {
        return phrases;
    }

    Clock time() {
        return clock;
    }

    Visitor visitor() {
        return visitor;
    }

    String say(String key, Object... gaps) {
        return phrases.say(key, gaps);
    }

    /** @param next where to go then */
    String signInPage(String next, Optional<String> trouble) {
        Frame frame = frame(phrases.say("sign.in"), "").withStyles("door.css").withScripts("door.js");
        return render("page/signIn.jte", Map.of("frame", frame, "next", next, "trouble", trouble));
    }

    String accountPage(String role, Optional<String> trouble) {
        String word = visitor.name().isPresent() ? role : "";
        Frame frame = frame(phrases.say("account"), "");
        return render("page/account.jte", Map.of("frame", frame, "role", word, "trouble", trouble));
    }

    /** An import's page with the one button that is always wired: importing again. */
    public String importPage(Import it, Context context) {
        boolean again = it.state().isFinal() && it.fault() != Import.Fault.KEYS;
        return importPage(it, context, again ? EnumSet.of(Action.IMPORT) : EnumSet.noneOf(Action.class));
    }

    /** An import's page; of {@code actions} those are offered that make sense in its state. */
    public String importPage(Import it, Context context, Set<Action> actions) {
        return importPage(it, context, Insight.NONE, actions);
    }

    String importPage(Import it, Context context, Insight insight, Set<Action> actions) {
        String title = new Words(phrases).of(it, context).heading();
        Frame frame = framed(
                        title,
                        Section.COHORTS,
                        Optional.of("/live/imports/" + it.id()),
                        asOf(Times.of(context, phrases)))
                .withStyles("import.css")
                .withScripts("import.js");
        return render(
                "page/import.jte",
                Map.of("frame", frame, "view", ImportView.of(it, context, insight, phrases, actions)));
    }

    CohortsView cohortsView(List<CohortLine> cohorts) {
        return CohortsView.of(cohorts, phrases);
    }

    /** All cohorts, those that need somebody first. @param gone those that no file speaks of any more */
    public String cohortsPage(List<CohortLine> cohorts, List<Cohorts.Entry> gone, Choice choice, Setup setup) {
        CohortsView view = cohortsView(cohorts);
        Frame frame = framed(phrases.say("page.cohorts"), Section.COHORTS, Optional.of("/live/cohorts"), asOf(here()))
                .withStyles("list.css", "toast.css")
                .withScripts("list.js");
        return render(
                "page/cohorts.jte",
                Map.of(
                        "frame",
                        frame,
                        "view",
                        view,
                        "gone",
                        gone.stream()
                                .map(ledger -> new StateView.Link(
                                        "/cohorts/" + ledger.target().cohort(),
                                        phrases.count(
                                                "gone.one",
                                                ledger.present(),
                                                ledger.nameSent()
                                                        .orElse(ledger.target().cohort()))))
                                .toList(),
                        "choice",
                        choice,
                        "first",
                        First.of(setup, phrases)));
    }

    /** What changes on the page of all cohorts while it is open; first who is there, then how each is. */
    List<Live.Part> cohortsParts(CohortsView view) {
        Frame frame = frame("", "");
        List<Live.Part> parts = new ArrayList<>();
        String roll = view.roll();
        parts.add(new Live.Part("roll", roll, () -> render("page/roll.jte", Map.of("roll", roll))));
        parts.add(new Live.Part("well", render("page/well.jte", Map.of("frame", frame, "view", view))));
        for (Show show : Show.values()) {
            long count = view.count(show);
            parts.add(new Live.Part(
                    "n-" + show.word(),
                    count,
                    () -> render("page/count.jte", Map.of("frame", frame, "show", show, "count", count))));
        }
        for (CohortsView.Group group : view.groups()) {
            for (LineView line : group.lines()) {
                parts.add(new Live.Part(
                        "cohort-" + line.cohort(),
                        line,
                        () -> render("page/line.jte", Map.of("frame", frame, "line", line, "shown", true))));
            }
        }
        return parts;
    }

    /** What changes on an import's page while it is open. */
    List<Live.Part> importParts(Import it, Context context, Insight insight, Set<Action> actions) {
        ImportView view = ImportView.of(it, context, insight, phrases, actions);
        Frame frame = frame("", "");
        List<Live.Part> parts = new ArrayList<>();
        IMPORT_PARTS.forEach((id, template) -> parts.add(
                new Live.Part(id, render("page/" + template + ".jte", Map.of("frame", frame, "view", view)))));
        view.steps().stream()
                .map(step ->
                        new Live.Part(step.id(), render("page/importStep.jte", Map.of("frame", frame, "step", step))))
                .forEach(parts::add);
        // Read out last, when the page already says it.
        parts.add(new Live.Part("import-said", render("page/importSaid.jte", Map.of("view", view))));
        return parts;
    }

    /** @param what a sentence on what is not there */
    public String notFound(String what) {
        return sentence("page.not.found", what);
    }

    /** @param why a sentence on why it cannot be done now, and what would help */
    public String notNow(String why) {
        return sentence("page.not.now", why);
    }

    /** @param why a sentence on what went wrong */
    public String notAnswered(String why) {
        return sentence("page.not.answered", why);
    }

    private String sentence(String key, String what) {
        String heading = phrases.say(key);
        Frame frame = frame(heading, asOf(here()));
        return render("page/sentence.jte", Map.of("frame", frame, "heading", heading, "what", what));
    }

    Frame frame(String title, String asOf) {
        return new Frame(
                phrases,
                title,
                Optional.empty(),
                Optional.empty(),
                asOf,
                visitor,
                Optional.empty(),
                List.of(),
                List.of());
    }

    Frame framed(String title, Section section, Optional<String> live, String asOf) {
        return new Frame(
                phrases, title, Optional.of(section), live, asOf, visitor, Optional.empty(), List.of(), List.of());
    }

    /** The time of now, as the bar says it. */
    String clock() {
        return here().clockSeconds(clock.instant());
    }

    Times here() {
        return new Times(phrases, clock.instant(), phrases.zone().orElse(clock.getZone()));
    }

    String asOf(Times times) {
        return phrases.say("page.as.of", times.clockSeconds(times.now()));
    }

    String render(String template, Map<String, Object> model) {
        StringOutput html = new StringOutput();
        TEMPLATES.render(template, model, html);
        return html.toString().strip() + "\n";
    }
}
