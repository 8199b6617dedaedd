package io.muster.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.muster.sandbox.fault.FaultSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of imports, workspaces and health in a browser: nobody is kept out, nothing jumps, focus stays. */
class ImportPagesLookTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @RegisterExtension
    static final Chromium chrome = new Chromium();

    private static String at(String path) {
        return muster.uri().resolve(path).toString();
    }

    @Test
    void in_both_themes_and_widths_nothing_keeps_people_out() {
        muster.database.people("fewer", TestDatabase.ids(100));
        muster.define("fewer", people("fewer").with("guards: { max-removed: 20% }"));
        for (int more = 0; more < 4; more++) {
            muster.database.people("fewer", TestDatabase.ids(100 - more));
            muster.imports("fewer");
        }
        muster.database.people("fewer", TestDatabase.ids(60));
        ReportedImport held = muster.imports("fewer");
        muster.history.of("fewer");
        List<String> found = new ArrayList<>();

        for (String path : List.of("/imports/" + held.id(), "/imports", "/workspaces", "/health")) {
            Page page = chrome.desk();
            page.navigate(at(path));
            assertThat(page.locator("#live")).containsText("Live,");
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : List.of(Chromium.DESK, Chromium.PHONE)) {
                    page.setViewportSize(width, 900);
                    Chromium.barriers(page).forEach(barrier -> found.add(path + " " + scheme + " " + barrier));
                    if (Chromium.scrollsSideways(page)) {
                        found.add(path + " scrolls sideways at " + width);
                    }
                    Chromium.picture(
                            page,
                            path.replaceFirst("^/", "").replaceFirst("/\\d+", "-held") + "-" + width
                                    + (scheme == ColorScheme.DARK ? "-dark" : ""));
                }
            }
            page.context().close();
        }

        assertThat(found).isEmpty();
    }

    @Test
    void a_running_import_moves_on_in_its_place_and_is_cancelled_only_when_that_is_meant() {
        // So many that it does not end by itself, however slow the browser is.
        muster.database.people("large", TestDatabase.ids(200_000));
        muster.define("large", people("large"));
        muster.braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(500)));
        String id = muster.start("large");
        Page page = chrome.desk();
        page.navigate(at("/imports/" + id));
        await("the first requests").until(() -> muster.braze.countOf("large") > 0);
        Locator bar = page.getByRole(AriaRole.PROGRESSBAR);
        assertThat(bar).isVisible();
        Locator cancel = page.locator("#cancel");
        cancel.focus();
        int before = Integer.parseInt(bar.getAttribute("aria-valuenow"));
        await("progress without a reload").until(() -> Integer.parseInt(bar.getAttribute("aria-valuenow")) > before);

        muster.braze.faults(FaultSettings.NONE.withLatency(Duration.ofSeconds(3)));
        assertThat(cancel).isFocused();
        cancel.press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(page.locator("#cancel-keep")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(muster.history.find(id).state()).isEqualTo("RUNNING");

        cancel.click();
        page.locator("#cancel-dialog button[type=submit]").click();
        assertThat(page.locator("h1")).containsText("cancelled");
        assertThat(page.locator("#import-next")).containsText("Braze now holds");
        muster.braze.faults(FaultSettings.NONE);
    }

    @Test
    void a_test_of_the_connection_shows_its_answer() {
        Page page = chrome.desk();
        page.navigate(at("/workspaces"));

        page.locator("#test-default").click();

        assertThat(page.locator("#workspace-default")).containsText("Braze accepted the keys.");
        assertThat(page.locator("#workspace-default .state")).containsText("Connected.");
    }
}
