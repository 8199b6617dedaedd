package io.muster.web.kit;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.muster.access.Sessions;
import io.muster.model.Phrases;
import io.muster.wording.Times;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages as HTML, right without JavaScript. May be shared between threads. */
public final class PageRenderer {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private final Phrases phrases;
    private final Clock clock;
    private final Visitor visitor;

    public PageRenderer(Phrases phrases, Clock clock) {
        this(phrases, clock, Visitor.LOOPBACK);
    }

    private PageRenderer(Phrases phrases, Clock clock, Visitor visitor) {
        this.phrases = phrases;
        this.clock = clock;
        this.visitor = visitor;
    }

    /** The same pages for who asks: in their language, with their name, their buttons, and their clock. */
    public PageRenderer readBy(io.javalin.http.Context request) {
        ZoneId zone = ReaderZone.of(request).orElse(clock.getZone());
        Phrases spoken = ReaderLanguage.of(request).readIn(zone);
        request.header("Content-Language", spoken.locale().toLanguageTag());
        // Nothing keeps our pages; whatever would must not give one reader's to another.
        request.header("Vary", "Accept-Language, Cookie");
        return new PageRenderer(spoken, clock, Visitor.of(request));
    }

    /** The same pages, with the name and the buttons of somebody. */
    public PageRenderer seenBy(Visitor somebody) {
        return new PageRenderer(phrases, clock, somebody);
    }

    public Phrases phrases() {
        return phrases;
    }

    public Clock time() {
        return clock;
    }

    public Visitor visitor() {
        return visitor;
    }

    public String say(String key, Object... gaps) {
        return phrases.say(key, gaps);
    }

    /** @param next where to go then */
    public String signInPage(String next, Optional<String> trouble) {
        PageLayout frame =
                frame(phrases.say("sign.in"), "").withStyles("door.css").withScripts("door.js");
        return render("page/signIn.jte", Map.of("frame", frame, "next", next, "trouble", trouble));
    }

    /**
     * @param open where who looks is signed in
     * @param language the tag of the one they chose
     */
    public String accountPage(
            String role, Optional<String> trouble, List<Sessions.OpenSession> open, Optional<String> language) {
        String word = visitor.name().isPresent() ? role : "";
        PageLayout frame = frame(phrases.say("account"), "").withScripts("language.js");
        return render(
                "page/account.jte",
                Map.of(
                        "frame",
                        frame,
                        "role",
                        word,
                        "trouble",
                        trouble,
                        "open",
                        open,
                        "times",
                        here(),
                        "language",
                        language.orElse("")));
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
        PageLayout frame = frame(heading, asOf(here()));
        return render("page/sentence.jte", Map.of("frame", frame, "heading", heading, "what", what));
    }

    public PageLayout frame(String title, String asOf) {
        return new PageLayout(
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

    public PageLayout framed(String title, SiteSection section, Optional<String> live, String asOf) {
        return new PageLayout(
                phrases, title, Optional.of(section), live, asOf, visitor, Optional.empty(), List.of(), List.of());
    }

    /** The time of now, as the bar says it. */
    public String clock() {
        return here().clockSeconds(clock.instant());
    }

    public Times here() {
        return new Times(phrases, clock.instant(), phrases.zone().orElse(clock.getZone()));
    }

    public String asOf(Times times) {
        return phrases.say("page.as.of", times.clockSeconds(times.now()));
    }

    public String render(String template, Map<String, Object> model) {
        StringOutput html = new StringOutput();
        TEMPLATES.render(template, model, html);
        return html.toString().strip() + "\n";
    }
}
