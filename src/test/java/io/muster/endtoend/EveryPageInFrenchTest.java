package io.muster.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** French words are longer than English ones: each page at a desk and on a phone, with nothing cut and nothing forgotten. */
class EveryPageInFrenchTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @RegisterExtension
    static final Chromium chrome = new Chromium();

    /** Words that stand in many an English sentence and in no French one. */
    private static final Pattern ENGLISH = Pattern.compile(
            "(?<!-)\\b(the|is|are|was|were|it|its|this|that|and|with|without|not|none|nothing|by|of|to|in|from|until|since|today"
                    + "|yesterday|tomorrow|members?|rows?|imported|removed|added|skipped|every|day|hours?|Mon|Tue|Wed|Thu|Fri)\\b(?!-)");

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void cohorts_in_many_states() {
        muster.database.people("inactifs", TestDatabase.ids(1_310));
        muster.define(
                "inactifs",
                people("inactifs")
                        .named("Inactifs 90 jours")
                        .with("schedule: { weekly: { days: [mon, thu], at: '07:00' }, zone: Europe/Paris }")
                        .with("notify: { to: [ crm@example.com ], when: changes, language: fr }"));
        muster.imports("inactifs");
        muster.database.people("inactifs", TestDatabase.ids(1_290));
        ReportedImport right = muster.imports("inactifs");
        muster.database.people("churn", TestDatabase.ids(100));
        muster.define("churn", people("churn").named("Risque d’attrition"));
        muster.imports("churn");
        muster.database.people("churn", "p1", "p2");
        ReportedImport parked = muster.imports("churn");
        muster.database.people("panier", "ann");
        muster.define("panier", people("panier").named("Panier abandonné"));
        muster.imports("panier");
        muster.database.people("panier");
        ReportedImport held = muster.imports("panier");
        muster.define("visites", file().named("Visiteurs des magasins"));
        ReportedImport skipping = muster.imports("visites", "visites.csv", "external_id\nann\nben\n,\n");
        muster.database.people("or", "ann");
        muster.define("or", people("or").named("Fidélité or"));
        muster.imports("or");
        muster.api.post("/api/cohorts/or/pause?why=reconstruction%20de%20la%20table");
        muster.define("nordiques", people("or").named("Reconquête Nordiques"));
        muster.define("partie", people("or").named("Partie ailleurs"));
        muster.imports("partie");
        muster.undefine("partie");

        PAGES.put("cohorts", "/");
        PAGES.put("cohort", "/cohorts/inactifs");
        PAGES.put("cohort-parked", "/cohorts/churn");
        PAGES.put("cohort-file", "/cohorts/visites");
        PAGES.put("cohort-paused", "/cohorts/or");
        PAGES.put("cohort-never", "/cohorts/nordiques");
        PAGES.put("cohort-gone", "/cohorts/partie");
        PAGES.put("cohort-toast", "/cohorts/or?done=paused");
        PAGES.put("schedule", "/cohorts/or/schedule");
        PAGES.put("schedule-file", "/cohorts/inactifs/schedule");
        PAGES.put("retire", "/cohorts/inactifs/retire");
        PAGES.put("preview-none", "/cohorts/inactifs/preview");
        PAGES.put("preview", "/cohorts/churn/preview");
        PAGES.put("import-right", "/imports/" + right.id());
        PAGES.put("import-parked", "/imports/" + parked.id());
        PAGES.put("import-held", "/imports/" + held.id());
        PAGES.put("import-skipping", "/imports/" + skipping.id());
        PAGES.put("imports", "/imports");
        PAGES.put("workspaces", "/workspaces");
        PAGES.put("health", "/health");
        PAGES.put("account", "/account");
        PAGES.put("not-found", "/imports/999999");

        Page page = french();
        page.navigate(path("preview"));
        page.locator("#start-preview").click();
        assertThat(page.locator("h1")).containsText("Effet d’un import maintenant");
        page.context().close();
    }

    private static Page french() {
        return chrome.page(Chromium.DESK, ColorScheme.LIGHT, "fr-FR");
    }

    private static String path(String name) {
        return muster.uri().resolve(String.valueOf(PAGES.get(name))).toString();
    }

    /** The names are asked for before the imports were made that the paths name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cohorts",
                "cohort",
                "cohort-parked",
                "cohort-file",
                "cohort-paused",
                "cohort-never",
                "cohort-gone",
                "cohort-toast",
                "schedule",
                "schedule-file",
                "retire",
                "preview-none",
                "preview",
                "import-right",
                "import-parked",
                "import-held",
                "import-skipping",
                "imports",
                "workspaces",
                "health",
                "account",
                "not-found"
            })
    void a_page_is_whole_and_french(String name) {
        Page page = french();
        page.navigate(path(name));
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        for (int width : new int[] {Chromium.DESK, 720, Chromium.PHONE}) {
            page.setViewportSize(width, 900);
            String what = "fr-%s-%d".formatted(name, width);
            Chromium.picture(page, what);

            assertThat(Chromium.scrollsSideways(page)).as(what).isFalse();
            assertThat(Chromium.cutOff(page)).as(what).isEmpty();
            assertThat(Chromium.overlaps(page)).as(what).isEmpty();
        }
        assertThat(Chromium.barriers(page)).as(name).isEmpty();
        assertThat(ENGLISH.matcher(words(page)).results().map(found -> found.group()))
                .as(words(page))
                .isEmpty();
        page.context().close();
    }

    /** All that is read or heard, without what is written in files and settings. */
    private static String words(Page page) {
        return (String) page.evaluate("""
                () => {
                  const body = document.body.cloneNode(true);
                  body.querySelectorAll('pre, code, script, style, option, template, .mono').forEach((each) => each.remove());
                  const heard = [...body.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((each) =>
                    ['aria-label', 'title', 'placeholder'].map((name) => each.getAttribute(name) ?? ''));
                  const told = [...body.querySelectorAll('*')].flatMap((each) => Object.entries(each.dataset)
                    .filter(([name]) => !['zone', 'live', 'group', 'found', 'ids', 'times', 'opens', 'copies', 'wanted'].includes(name))
                    .map(([, text]) => text));
                  // Who is nobody by name is kept under the name of the way.
                  return document.title + ' ' + [body.textContent, ...heard, ...told].join(' \\n').replace(/\\s+/g, ' ')
                    .replaceAll('the API', '');
                }""");
    }

    /** Who comes through a proxy is nobody yet. */
    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESK, Chromium.PHONE})
    void signing_in_is_french_too(int width) {
        Page page = chrome.page(width, ColorScheme.LIGHT, "fr-FR");
        page.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "203.0.113.9"));
        page.navigate(muster.uri().resolve("/sign-in").toString());

        assertThat(page.locator("h1")).hasText("Se connecter");
        assertThat(page.locator(".refused")).containsText("Il n’y a encore aucun utilisateur");
        Chromium.picture(page, "fr-sign-in-" + width);
        assertThat(Chromium.scrollsSideways(page)).isFalse();
        assertThat(Chromium.cutOff(page)).isEmpty();
        assertThat(ENGLISH.matcher(words(page)).results().map(found -> found.group()))
                .isEmpty();
        page.context().close();
    }

    @Test
    void a_language_is_chosen_in_a_browser_and_stays() {
        Page page = chrome.desk();
        page.navigate(path("account"));
        assertThat(page.locator("h1")).hasText("Your account");

        page.getByLabel("Français").check();
        assertThat(page.locator("h1")).hasText("Votre compte");
        assertThat(page.getByLabel("Français")).isChecked();
        page.navigate(path("health"));
        assertThat(page.locator("h1")).hasText("Tout fonctionne.");

        page.navigate(path("account"));
        page.getByLabel("Celle du navigateur").click();
        assertThat(page.locator("h1")).hasText("Your account");
        page.context().close();
    }

    @Test
    void what_changes_while_a_page_is_open_changes_in_french() {
        muster.database.people("vivante", "ann");
        muster.define("vivante", people("vivante").named("Cohorte vivante"));
        Page page = french();
        page.navigate(muster.uri().resolve("/cohorts/vivante").toString());
        assertThat(page.locator("#cohort-state")).containsText("Jamais importée.");

        muster.imports("vivante");

        assertThat(page.locator("#cohort-state")).containsText("Synchronisée depuis");
        assertThat(page.locator("#live")).containsText("En direct");
        muster.undefine("vivante");
        page.context().close();
    }
}
