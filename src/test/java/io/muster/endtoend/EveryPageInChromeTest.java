package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page, in both themes, at a desk and on a phone: nobody is kept out, nobody scrolls sideways. */
class EveryPageInChromeTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @RegisterExtension
    static final Chromium chrome = new Chromium();

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void cohorts_in_many_states() {
        muster.database.people("lapsed", TestDatabase.ids(1_310));
        muster.define(
                "lapsed",
                people("lapsed")
                        .named("Lapsed 90 days")
                        .with("schedule: { daily: '07:00', zone: Europe/Paris }")
                        .with("notify: { to: [ crm@example.com ], when: changes }"));
        muster.imports("lapsed");
        muster.database.people("lapsed", TestDatabase.ids(1_290));
        ReportedImport right = muster.imports("lapsed");
        muster.database.people("churn", TestDatabase.ids(100));
        muster.define("churn", people("churn").named("Churn risk"));
        muster.imports("churn");
        muster.database.people("churn", "p1", "p2");
        ReportedImport parked = muster.imports("churn");
        muster.database.people("cart", "ann");
        muster.define("cart", people("cart").named("Cart left behind"));
        muster.imports("cart");
        muster.database.people("cart");
        ReportedImport held = muster.imports("cart");
        muster.define(
                "app",
                CohortRecipe.sql("select no_such_column from shop.lapsed").named("App installed, no order"));
        ReportedImport failed = muster.imports("app");
        muster.define("store", file().named("Store visitors"));
        muster.imports("store", "visitors.csv", "external_id\nann\nben\n,\n");
        muster.database.people("gold", "ann");
        muster.define("gold", people("gold").named("Loyalty gold"));
        muster.imports("gold");
        muster.api.post("/api/cohorts/gold/pause?why=points%20table%20is%20being%20rebuilt");
        muster.define("nordics", people("gold").named("Win-back Nordics"));

        muster.define(
                "long",
                people("gold").named("Customers_who_bought_the_winter_collection_and_returned_nothing_until_now"));
        muster.imports("long");
        muster.define("hebrew", people("gold").named("לקוחות VIP שקנו 2026"));
        muster.imports("hebrew");
        muster.define("moved", people("gold").named("Moved away"));
        muster.imports("moved");
        muster.undefine("moved");

        PAGES.put("cohorts", "/");
        PAGES.put("cohort", "/cohorts/lapsed");
        PAGES.put("cohort-long", "/cohorts/long");
        PAGES.put("cohort-file", "/cohorts/store");
        PAGES.put("cohort-paused", "/cohorts/gold");
        PAGES.put("cohort-never", "/cohorts/nordics");
        PAGES.put("cohort-gone", "/cohorts/moved");
        PAGES.put("cohort-toast", "/cohorts/gold?done=paused");
        PAGES.put("schedule", "/cohorts/gold/schedule");
        PAGES.put("retire", "/cohorts/lapsed/retire");
        PAGES.put("import-right", "/imports/" + right.id());
        PAGES.put("import-parked", "/imports/" + parked.id());
        PAGES.put("import-held", "/imports/" + held.id());
        PAGES.put("import-failed", "/imports/" + failed.id());
        PAGES.put("imports", "/imports");
        PAGES.put("workspaces", "/workspaces");
        PAGES.put("health", "/health");
        PAGES.put("sign-in", "/sign-in");
        PAGES.put("not-found", "/imports/999999");
    }

    static Iterable<String> names() {
        // The paths are known only once the imports were made; the names are asked for before.
        return java.util.List.of(
                "cohorts",
                "cohort",
                "cohort-file",
                "cohort-paused",
                "cohort-never",
                "cohort-gone",
                "cohort-toast",
                "schedule",
                "retire",
                "import-right",
                "import-parked",
                "import-held",
                "import-failed",
                "imports",
                "workspaces",
                "health",
                "sign-in",
                "not-found");
    }

    @Test
    void what_keeps_people_out_is_seen() {
        Page page = chrome.desk();
        page.setContent(
                "<html lang=en><title>T</title><main><h1>T</h1><img src=x><p style='color:#ccc'>pale</p></main></html>");

        assertThat(Chromium.barriers(page).stream().map(each -> each.toString().replaceFirst(":.*", "")))
                .containsExactlyInAnyOrder("image-alt", "color-contrast");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_page_keeps_nobody_out(String name) {
        Page page = chrome.desk();
        page.navigate(muster.uri().resolve(String.valueOf(PAGES.get(name))).toString());
        assertThat(page.locator("h1").count()).isEqualTo(1);
        assertThat(page.evaluate("() => [...document.querySelectorAll('[id]')].map((each) => each.id)"
                        + ".filter((id, i, all) => all.indexOf(id) !== i)"))
                .as("ids that stand twice")
                .isEqualTo(java.util.List.of());

        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {Chromium.DESK, Chromium.PHONE}) {
                page.setViewportSize(width, 900);
                String what = "%s-%d%s".formatted(name, width, scheme == ColorScheme.DARK ? "-dark" : "");

                assertThat(Chromium.barriers(page)).as(what).isEmpty();
                assertThat(Chromium.scrollsSideways(page)).as(what).isFalse();
                Chromium.picture(page, what);
            }
        }
        page.context().close();
    }

    /** Between a phone and a desk, and a desk's page at 200 %. */
    @ParameterizedTest
    @ValueSource(ints = {640, 721, 860, 901, 1024, 1121})
    void nothing_lies_over_anything_at_any_width(int width) {
        Page page = chrome.desk();
        page.setViewportSize(width, 900);
        for (String name : java.util.List.of("cohorts", "cohort-long", "imports")) {
            page.navigate(muster.uri().resolve(String.valueOf(PAGES.get(name))).toString());
            assertThat(Chromium.overlaps(page)).as("%s at %d", name, width).isEmpty();
            assertThat(Chromium.scrollsSideways(page))
                    .as("%s at %d", name, width)
                    .isFalse();
        }
        page.context().close();
    }
}
