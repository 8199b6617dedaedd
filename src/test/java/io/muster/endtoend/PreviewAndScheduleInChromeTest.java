package io.muster.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Preview and schedule as people have them before them. */
class PreviewAndScheduleInChromeTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @RegisterExtension
    static final Chromium chrome = new Chromium();

    private final TestDatabase shop = muster.database;

    @Test
    void a_preview_comes_alive_on_its_page_and_its_button_imports() {
        shop.people("alive", TestDatabase.ids(100));
        muster.define("alive", people("alive").named("Lapsed 90 days"));
        muster.imports("alive");
        shop.people("alive", "p1", "p2", "new", "", " ");
        Page page = chrome.desk();

        page.navigate(muster.uri().resolve("/cohorts/alive/preview").toString());
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Preview").setExact(true))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("An import now would be blocked.");
        muster.define("alive", people("alive").named("Lapsed 90 days").with("guards: { max-rejected: 100% }"));
        page.locator("#start-preview").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("An import now would add 1 and leave 98 removals awaiting approval.");
        looksRight(page, "/cohorts/alive/preview", "preview");

        page.locator("#import").click();

        page.waitForURL("**/imports/*");
    }

    @Test
    void a_preview_that_somebody_comes_for_from_the_list_begins_by_itself() {
        shop.people("fresh", "ann");
        muster.define("fresh", people("fresh").named("Never imported"));
        Page page = chrome.desk();
        page.navigate(muster.uri().toString());

        page.locator("#cohort-fresh a.btn").click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("An import now would add 1.");
    }

    @ParameterizedTest
    @CsvSource({"10:30 pm, 22:30", "12:15 a.m., 00:15", "07:45:00, 07:45", "7h30, 07:30"})
    void a_time_is_taken_as_it_is_typed_to_its_last_letter(String typed, String time) {
        shop.people("clock", "ann");
        muster.define("clock", people("clock").named("By the clock"));
        Page page = chrome.desk();
        page.navigate(muster.uri().resolve("/cohorts/clock/schedule").toString());

        page.locator("#daily").clear();
        page.locator("#daily").pressSequentially(typed);

        assertThat(page.locator("#times li").first()).containsText(time);
        page.context().close();
    }

    @Test
    void a_schedule_closes_by_escape_where_nothing_was_typed() {
        shop.people("shut", "ann");
        muster.define("shut", people("shut").named("Shut by a key"));
        Page page = chrome.desk();
        page.navigate(muster.uri().resolve("/cohorts/shut/schedule").toString());
        page.locator("#daily").fill("08:15");
        page.locator("#daily").press("Escape");
        assertThat(page.locator("#times li").first()).containsText("08:15");

        page.locator("#daily").fill("07:00");
        page.locator("#daily").press("Escape");

        page.waitForURL("**/cohorts/shut");
    }

    @Test
    void a_schedule_shows_its_next_times_while_one_types() {
        shop.people("typed", "ann");
        muster.define("typed", people("typed").named("Lapsed 90 days").with("notify: { to: [ crm@example.com ] }"));
        Page page = chrome.desk();
        page.navigate(muster.uri().resolve("/cohorts/typed/schedule").toString());

        assertThat(page.locator("#zone")).hasValue("Europe/Paris");
        assertThat(page.locator("#zone-now")).containsText("The same as in your browser.");
        page.locator("#k-monthly").check();
        page.locator("#day").selectOption("last");
        page.locator("#monthly").fill("02:30");
        assertThat(page.locator("#times li")).hasCount(5);
        assertThat(page.locator("#times li").first()).containsText("02:30");
        page.locator("#monthly").fill("2:3");
        assertThat(page.locator("#wrong-monthly")).containsText("write a time of day");
        assertThat(page.locator("#times")).containsText("Not clear yet");
        looksRight(page, "/cohorts/typed/schedule", "schedule-wrong");
        page.locator("#monthly").fill("02:30");
        assertThat(page.locator("#wrong-monthly")).isHidden();
        page.locator("#mail").fill("night@example.com");

        page.locator("#save").click();

        assertThat(page.locator("#toasts")).containsText("Schedule saved. Next import ");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/cohorts/typed$"));
        assertThat(page.locator("main")).containsText("to night@example.com");
        assertThat(Chromium.barriers(page)).isEmpty();
        page.locator("#toasts .undo").click();
        assertThat(page.locator("#toasts")).containsText("Put back as it was before.");
        assertThat(page.locator("main")).not().containsText("night@example.com");
        page.navigate(muster.uri().resolve("/cohorts/typed/schedule").toString());
        looksRight(page, "/cohorts/typed/schedule", "schedule");
    }

    /** At a desk and on a phone, in the light and in the dark. */
    private static void looksRight(Page open, String path, String name) {
        assertThat(Chromium.barriers(open)).isEmpty();
        Chromium.picture(open, name + "-1280");
        Page phone = chrome.page(Chromium.PHONE, ColorScheme.LIGHT);
        phone.navigate(muster.uri().resolve(path).toString());
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(Chromium.barriers(phone)).as(scheme.name()).isEmpty();
            assertThat(Chromium.scrollsSideways(phone)).isFalse();
            Chromium.picture(phone, name + "-400-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        }
        phone.context().close();
    }
}
