package io.muster.web.kit;

import io.javalin.http.Context;
import io.muster.model.Phrases;
import io.muster.model.TranslationCatalog;
import java.util.Optional;

/**
 * The language of who reads: the one they chose, which their browser keeps in a cookie (see language.js), else the first
 * that their browser asks for and that there is. Programs are answered in English, but for what they show to people: why
 * something cannot be done.
 */
public final class ReaderLanguage {

    private static final String COOKIE = "language";

    private ReaderLanguage() {}

    public static Phrases of(Context request) {
        return request.path().startsWith("/api/")
                ? TranslationCatalog.installed().accepted("")
                : ofSentences(request);
    }

    /** Of the title and the sentence of an error, which a program passes on to who uses it. */
    public static Phrases ofSentences(Context request) {
        TranslationCatalog catalog = TranslationCatalog.installed();
        return chosen(request)
                .flatMap(catalog::named)
                .orElseGet(() -> catalog.accepted(
                        Optional.ofNullable(request.header("Accept-Language")).orElse("")));
    }

    /** The tag that somebody chose; empty where none was, or one that is not there. */
    public static Optional<String> chosen(Context request) {
        return Optional.ofNullable(request.cookie(COOKIE))
                .filter(tag -> TranslationCatalog.installed().named(tag).isPresent());
    }
}
