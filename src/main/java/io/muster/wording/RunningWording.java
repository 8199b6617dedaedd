package io.muster.wording;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Queued and running: what it does now, and how long it may still take. */
final class RunningWording {

    private RunningWording() {}

    static Wording queued(WordingContext t) {
        String rest = t.context()
                .present()
                .behind()
                .map(id -> t.say("queued.behind", Long.toString(id)))
                .orElseGet(() -> t.say("queued.free"));
        Sentence sentence = t.sentence("queued.state", rest);
        String name = t.it().name();
        return new Wording(Tone.WAITING, t.say("queued.word"), sentence, sentence, name, t.say("queued.subject", name));
    }

    static Wording running(WordingContext t) {
        return t.it().waiting()
                .map(waiting -> switch (waiting.why()) {
                    case SETTLING ->
                        settling(t, waiting.until().orElse(t.context().now()));
                    case BRAZE_LIMIT ->
                        limited(t, waiting.until().orElse(t.context().now()));
                    case OPERATOR -> stopped(t, waiting.step().orElse(""));
                })
                .orElseGet(() -> t.counts().changes() > 0 ? delivering(t) : reading(t));
    }

    private static Wording reading(WordingContext t) {
        long rows = t.counts().rows();
        String so = rows == 0 ? t.say("running.starting") : t.count("running.reading", rows);
        return new Wording(
                Tone.RUNNING,
                t.say("running.word"),
                t.sentence("running.state", so),
                t.sentence("running.state", so, started(t)),
                t.say("running.heading.reading", t.it().name()),
                t.say("running.subject.reading", t.it().name()));
    }

    private static Wording delivering(WordingContext t) {
        String name = t.it().name();
        Optional<Duration> left = left(t);
        return new Wording(
                Tone.RUNNING,
                t.say("running.word"),
                t.sentence(
                        "running.state",
                        left.map(time -> t.say(
                                        "running.delivered.left",
                                        t.progress(),
                                        t.times().took(time)))
                                .orElseGet(() -> t.say("running.delivered", t.progress()))),
                left.map(time -> new Sentence(about(t, time), started(t)))
                        .orElseGet(() -> t.sentence("running.state", started(t))),
                t.say("running.heading", name, t.progress()),
                t.say("running.subject", name, t.progress()));
    }

    private static Wording settling(WordingContext t, Instant until) {
        String requests = t.context()
                .present()
                .unanswered()
                .map(number -> t.count("settling", number))
                .orElseGet(() -> t.say("settling.some"));
        long open = t.counts().changes() - t.counts().acknowledged();
        String wait = t.times().took(remaining(t, until));
        Sentence sentence = t.sentence("settling.state", requests, t.count("settling.wait", open, wait));
        return new Wording(
                Tone.WAITING,
                t.say("settling.word"),
                sentence,
                sentence,
                t.say("settling.heading", t.it().name()),
                t.say("settling.heading", t.it().name()));
    }

    private static Wording limited(WordingContext t, Instant until) {
        String clock = t.times().clock(until);
        Sentence sentence = new Sentence(t.say("waiting.state", clock), t.say("waiting.rest", t.progress()));
        String subject = t.say("waiting.subject", t.it().name(), clock);
        return new Wording(Tone.WAITING, t.say("waiting.word"), sentence, sentence, subject, subject);
    }

    private static Wording stopped(WordingContext t, String step) {
        Sentence sentence = new Sentence(t.say("stopped.step.state", step), t.say("stopped.step.rest"));
        String subject = t.say("stopped.step.subject", t.it().name(), step);
        return new Wording(Tone.WAITING, t.say("stopped.step.word"), sentence, sentence, subject, subject);
    }

    private static String started(WordingContext t) {
        boolean mail =
                t.context().definition().filter(d -> !d.notice().to().isEmpty()).isPresent();
        String key = mail ? "running.started.mail" : "running.started";
        return t.say(key, t.times().clockSeconds(t.began()), new ImportWording(t.phrases()).trigger(t.it()));
    }

    private static String about(WordingContext t, Duration left) {
        return left.toSeconds() < 60
                ? t.say("running.left.seconds", left.toSeconds())
                : t.count("running.left.minutes", left.toMinutes());
    }

    /** By the pace so far, in tens of seconds and from a minute on in minutes: more would be made up. */
    static Optional<Duration> left(WordingContext t) {
        long done = t.counts().acknowledged();
        long open = t.counts().changes() - done;
        return t.context()
                .present()
                .deliveringSince()
                .filter(since -> done > 0 && open > 0)
                .map(since -> Duration.between(since, t.context().now()).toMillis() * open / done / 1000)
                .map(seconds -> seconds < 55
                        ? Duration.ofSeconds(Math.max(10, Math.round(seconds / 10.0) * 10))
                        : Duration.ofMinutes(Math.max(1, Math.round(seconds / 60.0))));
    }

    private static Duration remaining(WordingContext t, Instant until) {
        Duration left = Duration.between(t.context().now(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
