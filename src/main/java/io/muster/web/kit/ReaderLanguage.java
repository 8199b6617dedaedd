package io.muster.web.kit;

import io.javalin.http.Context;
import io.muster.model.Phrases;
import io.muster.model.TranslationCatalog;
import java.util.Optional;

/**
 * The language of who reads: the one they chose, which their browser keeps in a cookie (see language.js), else the first
 * that their browser asks for and that there is. Programs are answered in English.
 */
public final class ReaderLanguage {

    private static final String COOKIE = "language";

    private ReaderLanguage() {}

    public static Phrases of(Context request) {
        TranslationCatalog catalog = TranslationCatalog.installed();
        if (request.path().startsWith("/api/")) {
            return catalog.accepted("");
        }
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
