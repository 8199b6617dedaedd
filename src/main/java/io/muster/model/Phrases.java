package io.muster.model;

import io.muster.model.ReasonCode.Use;
import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The product's sentences in one language, out of {@code words.properties}; another language is another file beside
 * it. Immutable as seen from outside, may be shared between threads.
 */
public final class Phrases {

    /** In a reason's sentence: what stands before it is for headings, too. */
    private static final String HEADING_ENDS = "|";

    private static final Pattern FIRST_GAP = Pattern.compile("\\{(\\d)}");

    /** Reasons without a sentence in the file: none, and times. */
    private static final Set<ReasonCode> WRITTEN =
            Set.of(ReasonCode.NONE, ReasonCode.DURATION, ReasonCode.DAY_AND_TIME);

    /** A heading is no longer. */
    private static final int MOST = 90;

    private final ResourceBundle sentences;
    private final Locale locale;
    private final ChoiceFormat plural;
    private final Map<String, MessageFormat> read;
    private final Map<String, DateTimeFormatter> times;
    private final Optional<ZoneId> zone;

    private Phrases(ResourceBundle sentences) {
        this.sentences = sentences;
        this.locale = Locale.forLanguageTag(sentences.getString("language"));
        this.plural = new ChoiceFormat(sentences.getString("plural"));
        this.read = new ConcurrentHashMap<>();
        this.times = new ConcurrentHashMap<>();
        this.zone = Optional.empty();
    }

    private Phrases(Phrases other, ZoneId zone) {
        this.sentences = other.sentences;
        this.locale = other.locale;
        this.plural = other.plural;
        this.read = other.read;
        this.times = other.times;
        this.zone = Optional.of(zone);
    }

    /** The sentences in {@code locale}, or in English where there is no such file. */
    public static Phrases in(Locale locale) {
        // Without a fallback, since the machine's own language is nobody's choice.
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Phrases(ResourceBundle.getBundle("io.muster.wording.words", locale, noFallback));
    }

    public static Phrases english() {
        return in(Locale.ROOT);
    }

    /** The same sentences for a reader in {@code zone}: every time in them is told in it, so that a page has one clock. */
    public Phrases readIn(ZoneId zone) {
        return new Phrases(this, zone);
    }

    /** The reader's zone; empty where it is not known who reads, as in a mail: then a cohort's own zone is told. */
    public Optional<ZoneId> zone() {
        return zone;
    }

    /** The language that the sentences are in. */
    public Locale locale() {
        return locale;
    }

    /** The sentence under {@code key} with its gaps filled; numbers among {@code gaps} are grouped. */
    public String say(String key, Object... gaps) {
        return filled(sentences.getString(key), gaps);
    }

    private String filled(String sentence, Object[] gaps) {
        Object[] words = new Object[gaps.length];
        for (int i = 0; i < gaps.length; i++) {
            words[i] = gaps[i] instanceof Number number ? numbers().grouped(number.longValue()) : gaps[i];
        }
        // Reading a sentence costs more than filling it. A copy is filled, since they are not to be shared.
        MessageFormat format = read.computeIfAbsent(sentence, text -> new MessageFormat(text, locale));
        return ((MessageFormat) format.clone()).format(words);
    }

    /** The reason's sentence; empty where there is none. */
    public String say(Reason reason) {
        return switch (reason.code()) {
            case NONE -> "";
            case DURATION -> took(Duration.ofSeconds((long) reason.figures().get(0)));
            case DAY_AND_TIME -> {
                LocalDateTime at = LocalDateTime.parse((String) reason.figures().get(0));
                yield say(
                        "time.far",
                        time("time.day").format(at),
                        time("time.clock").format(at));
            }
            default -> {
                String sentence = sentence(reason).replace(HEADING_ENDS, "");
                String told = filled(sentence, gaps(reason, this::say)).strip();
                yield beginsSmall(sentence, reason) ? capital(told) : told;
            }
        };
    }

    /** The reason in a clause, for a heading or a subject; empty where it has no such form. */
    public String shortly(Reason reason) {
        String clause = heading(reason).orElse("");
        return clause.length() <= MOST ? clause : clause.substring(0, MOST - 1).strip() + "…";
    }

    private Optional<String> heading(Reason reason) {
        String sentence = WRITTEN.contains(reason.code()) ? "" : sentence(reason);
        int end = sentence.indexOf(HEADING_ENDS);
        return end < 0
                ? Optional.empty()
                : Optional.of(filled(sentence.substring(0, end), gaps(reason, part -> heading(part)
                                .orElseGet(() -> say(part))))
                        .strip());
    }

    private String sentence(Reason reason) {
        String key = "reason." + reason.code();
        return sentences.getString(
                has(key) ? key : key + form(reason.figures().get(0) instanceof Long number ? number : 0));
    }

    private static Object[] gaps(Reason reason, Function<Reason, String> part) {
        return reason.figures().stream()
                .map(figure -> figure instanceof Reason it ? part.apply(it) : figure)
                .toArray();
    }

    /** By its own first letter or a part's; a name, such as an address, stays as it is. */
    private static boolean beginsSmall(String sentence, Reason reason) {
        if (reason.code().use() == Use.PART || sentence.isEmpty()) {
            return false;
        }
        Matcher gap = FIRST_GAP.matcher(sentence);
        return gap.lookingAt()
                ? reason.figures().get(Integer.parseInt(gap.group(1))) instanceof Reason
                : Character.isLowerCase(sentence.charAt(0));
    }

    /** The same with a capital at its beginning. */
    public String capital(String sentence) {
        return sentence.isEmpty() ? "" : sentence.substring(0, 1).toUpperCase(locale) + sentence.substring(1);
    }

    /** 41 s, 1 min 12 s, 7 h 32 min, 2 days 3 h */
    public String took(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return say("duration.instant");
        }
        if (seconds < 60) {
            return say("duration.s", seconds);
        }
        if (seconds < 3600) {
            return two("duration.min", seconds / 60, "duration.s", seconds % 60);
        }
        if (seconds < 86_400) {
            return two("duration.h", seconds / 3600, "duration.min", seconds / 60 % 60);
        }
        return count("duration.days", seconds / 86_400)
                + (seconds / 3600 % 24 == 0 ? "" : " " + say("duration.h", seconds / 3600 % 24));
    }

    private String two(String first, long big, String second, long small) {
        return say(first, big) + (small == 0 ? "" : " " + say(second, small));
    }

    /** How a time is written, by the pattern under {@code key}. */
    public DateTimeFormatter time(String key) {
        return times.computeIfAbsent(key, name -> formatter(say(name)));
    }

    /** A day of a month is a number, but for the first where the language has a word for it. */
    private DateTimeFormatter formatter(String pattern) {
        DateTimeFormatterBuilder formatter = new DateTimeFormatterBuilder();
        String between = "";
        for (String part : pattern.split("(?<!d)d(?!d)", -1)) {
            if (!between.isEmpty()) {
                formatter.appendText(ChronoField.DAY_OF_MONTH, days());
            }
            formatter.appendPattern(part);
            between = "d";
        }
        return formatter.toFormatter(locale);
    }

    private Map<Long, String> days() {
        return LongStream.rangeClosed(1, 31)
                .boxed()
                .collect(Collectors.toMap(day -> day, day -> day == 1 ? say("time.first") : Long.toString(day)));
    }

    /**
     * The sentence of a number, {@code key.one} or {@code key.many}, by the language's own rule: in French none is like
     * one. The number is gap 0.
     */
    public String count(String key, long number, Object... more) {
        Object[] gaps = new Object[more.length + 1];
        gaps[0] = number;
        System.arraycopy(more, 0, gaps, 1, more.length);
        return say(key + form(number), gaps);
    }

    private String form(long number) {
        // Reading a choice needs no copy, as long as nobody sets another.
        return "." + plural.format(Math.abs(number));
    }

    /** What the language calls itself. */
    public String languageName() {
        return say("language.name");
    }

    /** Whether there is a sentence under {@code key}. */
    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** Why a row was left out, in people's words; an unknown code is shown as words of its own. */
    public String rejected(String code) {
        String key = "rejected." + code;
        return sentences.containsKey(key)
                ? say(key)
                : code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What is told of cells that were read otherwise than they are written, a sentence a remark. */
    public List<String> remarks(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(remark -> remark.getValue() > 0 && sentences.containsKey("remark." + remark.getKey() + ".one"))
                .sorted(Map.Entry.comparingByKey())
                .map(remark -> count("remark." + remark.getKey(), remark.getValue()))
                .toList();
    }

    public Numbers numbers() {
        return new Numbers(locale);
    }
}
