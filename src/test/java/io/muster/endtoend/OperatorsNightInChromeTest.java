package io.muster.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An operator who is called at night: what is parked is decided, what is stopped is mended, and the open page says so. */
class OperatorsNightInChromeTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @RegisterExtension
    static final Chromium chrome = new Chromium();

    private final Page page = chrome.desk();

    @Test
    void parked_removals_are_found_understood_and_approved() {
        muster.database.people("churn", TestDatabase.ids(100));
        muster.define("churn", people("churn").named("Churn risk"));
        muster.imports("churn");
        muster.database.people("churn", "p1", "p2", "new");
        muster.imports("churn");

        open("/");
        assertThat(row("churn")).containsText("Removals awaiting approval.");
        row("churn")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Review"))
                .click();
        assertThat(heading()).containsText("98 removals await approval");
        assertThat(muster.braze.countOf("churn")).isEqualTo(101);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve up to 98 removals"))
                .click();

        assertThat(page.locator("main")).containsText("In sync since");
        assertThat(muster.braze.countOf("churn")).isEqualTo(3);
        open("/");
        assertThat(row("churn")).containsText("In sync.");
    }

    @Test
    void a_refused_key_is_explained_and_once_replaced_the_open_page_turns_right() {
        muster.database.people("uk", "ann", "ben");
        muster.define("uk", people("uk").named("Trial users UK"));
        muster.imports("uk");
        muster.database.people("uk", "ann", "ben", "cleo");
        muster.braze.keys(RunningMuster.PARTNER_KEY, "import-key-of-the-night");
        muster.imports("uk");

        open("/");
        assertThat(row("uk")).containsText("Stopped.");
        row("uk")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("See causes"))
                .click();
        assertThat(page.locator("main")).containsText("data import key");
        assertThat(page.locator("main")).containsText("partner key");
        assertThat(page.content()).doesNotContain(RunningMuster.IMPORT_KEY, RunningMuster.PARTNER_KEY);
        open("/");
        muster.set(
                settings -> SettingsWith.workspace(settings, "default", muster.braze.uri(), "import-key-of-the-night"));

        assertThat(row("uk")).containsText(Pattern.compile("In sync\\."));
        await("the members").until(() -> muster.holds("uk").equals(java.util.List.of("ann", "ben", "cleo")));
    }

    private void open(String path) {
        page.navigate(muster.uri().resolve(path).toString());
    }

    private Locator row(String cohort) {
        return page.locator("#cohort-" + cohort);
    }

    private Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
