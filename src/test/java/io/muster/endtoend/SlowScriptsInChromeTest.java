package io.muster.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import io.muster.sandbox.fault.FaultSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slow line, a busy computer, and news that come while a hand is at it: no click and no letter is lost. */
class SlowScriptsInChromeTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @RegisterExtension
    static final Chromium chrome = new Chromium();

    private final Page page = chrome.desk();

    @BeforeAll
    static void two_cohorts_to_look_for() {
        for (String name : List.of("looked", "other")) {
            muster.database.people(name, "ann");
            muster.define(name, people(name).named("Wanted " + name));
        }
    }

    @BeforeEach
    void the_browser_has_told_its_zone() {
        open("/health");
        assertThat(page.locator("html")).hasAttribute("data-zone", "Europe/Paris");
    }

    @Test
    void news_that_come_before_the_lists_script_leave_out_what_was_not_looked_for() {
        Late script = new Late("list.js");
        begin("/?q=wanted+looked");
        assertThat(row("looked")).isVisible();
        some_answers_later();

        script.comes();

        assertThat(page.locator("#live")).containsText("Live,");
        assertThat(row("looked")).isVisible();
        assertThat(row("other")).isHidden();
    }

    @Test
    void what_was_typed_and_chosen_before_the_lists_script_came_is_looked_for() {
        Late script = new Late("list.js");
        begin("/");
        page.locator("#q").pressSequentially("wanted LOO");

        script.comes();

        assertThat(row("other")).isHidden();
        assertThat(row("looked")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*[?&]q=wanted\\+LOO.*"));
        page.reload();
        assertThat(row("other")).isHidden();
        assertThat(page.locator("#q")).hasValue("wanted LOO");
    }

    @Test
    void a_filter_that_was_chosen_before_the_lists_script_came_is_in_force() {
        Late script = new Late("list.js");
        begin("/");
        page.locator("label:has(#show-need)").click();

        script.comes();

        assertThat(row("looked")).isHidden();
        assertThat(page).hasURL(Pattern.compile(".*[?&]show=need.*"));
    }

    @Test
    void an_import_that_is_asked_for_before_the_lists_script_came_begins() {
        muster.database.people("early", "ann");
        muster.define("early", people("early").named("Early"));
        muster.imports("early");
        new Late("list.js");
        begin("/");

        page.getByLabel("Import to Braze: Early").click(new Locator.ClickOptions().setNoWaitAfter(true));

        await("the second import").until(() -> muster.history.of("early").size() == 2);
    }

    @Test
    void a_zone_that_was_written_before_the_schedules_script_came_stays() {
        Late script = new Late("schedule.js");
        begin("/cohorts/looked/schedule");
        page.locator("#zone").fill("Asia/Tokyo");
        page.locator("#daily").fill("04:40");

        script.comes();

        assertThat(page.locator("#times li").first()).containsText("04:40");
        assertThat(page.locator("#zone")).hasValue("Asia/Tokyo");
        assertThat(page.locator("#zone-now")).hasText(Pattern.compile("Now \\d\\d:\\d\\d there\\."));
    }

    @Test
    void the_next_times_are_made_anew_without_taking_the_keyboard_from_them() {
        open("/cohorts/looked/schedule");
        page.locator("#daily").fill("04:40");
        assertThat(page.locator("#times li").first()).containsText("04:40");
        Late answer = new Late("times");
        page.locator("#daily").fill("05:50");
        Locator yaml = page.locator("#times summary");
        yaml.focus();
        yaml.press("Enter");

        page.waitForCondition(() -> !answer.held.isEmpty());
        answer.comes();

        assertThat(page.locator("#times li").first()).containsText("05:50");
        assertThat(yaml).isFocused();
        assertThat(page.locator("#times details")).hasAttribute("open", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm.js", "import.js"})
    void whoever_cancels_before_a_script_came_is_asked_as_well(String script) {
        String id = an_import_that_never_ends("unscripted-" + script.charAt(0));
        Late late = new Late(script);
        begin("/imports/" + id);

        page.locator("#cancel").click(new Locator.ClickOptions().setNoWaitAfter(true));

        Locator cancel = button("Cancel import").and(page.locator(":visible"));
        assertThat(cancel).isVisible();
        assertThat(muster.history.find(id).state()).isEqualTo("RUNNING");
        late.comes();
        cancel.click();
        assertThat(heading()).containsText("cancelled");
    }

    @Test
    void without_any_script_whoever_cancels_is_asked_and_may_keep_importing() {
        String id = an_import_that_never_ends("scriptless");
        page.route("**/assets/*.js", Route::abort);
        open("/imports/" + id);

        page.locator("#cancel").click();
        assertThat(heading()).hasText("Cancel the import of Never scriptless?");
        assertThat(Chromium.barriers(page)).isEmpty();
        assertThat(Chromium.scrollsSideways(page)).isFalse();
        page.getByText("Keep importing").click();
        assertThat(page).hasURL(Pattern.compile(".*/imports/" + id + "$"));
        assertThat(muster.history.find(id).state()).isEqualTo("RUNNING");
        page.locator("#cancel").click();
        button("Cancel import").click();

        assertThat(page).hasURL(Pattern.compile(".*/imports/" + id + "$"));
        assertThat(muster.history.ended(id).state()).isEqualTo("CANCELLED");
        open("/imports/" + id + "/cancel");
        assertThat(page).hasURL(Pattern.compile(".*/imports/" + id + "$"));
    }

    @Test
    void an_import_that_ends_under_an_open_question_leaves_it_open_and_says_so() {
        String id = an_import_that_goes_on("ends");
        open("/imports/" + id);
        assertThat(page.locator("#live")).containsText("Live,");
        page.locator("#cancel").click();
        Locator question = page.getByRole(AriaRole.DIALOG);
        assertThat(question).isVisible();
        question.getByRole(AriaRole.BUTTON).last().focus();

        muster.braze.faults(FaultSettings.NONE);
        muster.history.ended(id);

        assertThat(heading()).containsText("is in sync");
        assertThat(question).containsText("has ended meanwhile");
        assertThat(question.getByRole(AriaRole.BUTTON)).hasText(new String[] {"Close"});
        assertThat(question.getByRole(AriaRole.BUTTON)).isFocused();
        assertThat(Chromium.barriers(page)).isEmpty();
        page.keyboard().press("Enter");
        assertThat(question).isHidden();
    }

    @Test
    void a_press_that_news_come_under_is_still_a_click() {
        muster.database.people("pressed", "ann");
        muster.define("pressed", people("pressed").named("Pressed"));
        open("/");
        Locator link = row("pressed").getByRole(AriaRole.LINK).last();
        link.hover();
        page.mouse().down();

        muster.imports("pressed");
        news_have_come();
        page.mouse().up();

        assertThat(page).hasURL(Pattern.compile(".*/cohorts/pressed.*"));
    }

    @Test
    void a_press_whose_end_no_page_hears_of_keeps_no_news_back() {
        muster.database.people("unheard", "ann");
        muster.define("unheard", people("unheard").named("Unheard"));
        open("/");
        page.evaluate("() => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))");
        page.mouse().move(5, 5);
        page.mouse().move(9, 9);

        muster.imports("unheard");

        assertThat(row("unheard")).containsText("In sync.");
    }

    @Test
    void a_key_that_news_come_under_is_still_a_click() {
        muster.database.people("keyed", "ann");
        muster.define("keyed", people("keyed").named("Keyed"));
        muster.imports("keyed");
        open("/");
        assertThat(page.locator("#live")).containsText("Live,");
        page.getByLabel("Import to Braze: Keyed").focus();
        page.keyboard().down(" ");

        muster.database.people("keyed", "ann", "ben");
        muster.imports("keyed");
        news_have_come();
        page.keyboard().up(" ");

        assertThat(page.locator("#toasts")).containsText("Import of Keyed started");
        await("the third import").until(() -> muster.history.of("keyed").size() == 3);
    }

    @Test
    void a_button_that_goes_does_not_hand_the_keyboard_to_one_that_does_something_else() {
        String id = an_import_that_goes_on("handed");
        open("/imports/" + id);
        assertThat(page.locator("#live")).containsText("Live,");
        page.locator("#cancel").focus();

        muster.braze.faults(FaultSettings.NONE);
        muster.history.ended(id);
        assertThat(page.locator("#cancel")).hasCount(0);
        assertThat(page.locator("#import-acts")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press(" ");
        open("/imports");

        assertThat(muster.history.of("handed")).hasSize(1);
    }

    @Test
    void a_page_that_is_about_to_be_loaded_anew_takes_no_letters() {
        Page fresh = chrome.desk();
        List<Route> again = new ArrayList<>();
        // A page that is being left answers no question; it notes by itself in which zone it let somebody type.
        fresh.addInitScript("""
                setInterval(() => {
                  const zone = document.documentElement.dataset.zone;
                  const known = sessionStorage.zones ?? '';
                  if (document.querySelector('#q') && !known.includes(zone)) sessionStorage.zones = known + zone;
                }, 10)""");
        fresh.route(Pattern.compile(".*/$"), route -> {
            if (route.request().headers().getOrDefault("cookie", "").contains("zone=")) {
                again.add(route);
            } else {
                route.resume();
            }
        });
        fresh.navigate(muster.uri().toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        fresh.waitForCondition(() -> !again.isEmpty());

        for (int answers = 0; answers < 20; answers++) {
            muster.api.get("/health/live");
        }
        again.forEach(Route::resume);

        assertThat(fresh.locator("html")).hasAttribute("data-zone", "Europe/Paris");
        assertThat(fresh.locator("#q")).isVisible();
        assertThat(fresh.evaluate("() => new Promise((done) => setTimeout(() => done(sessionStorage.zones), 20))"))
                .asString()
                .isEqualTo("Europe/Paris");
    }

    private static String an_import_that_never_ends(String cohort) {
        muster.define(
                cohort,
                CohortRecipe.sql("select 'ann' as external_id from pg_sleep(300)")
                        .named("Never " + cohort));
        String id = muster.start(cohort);
        await("it runs").until(() -> muster.history.find(id).state().equals("RUNNING"));
        return id;
    }

    /** Of so many members that it ends only when it is let, however slow the browser is. */
    private static String an_import_that_goes_on(String cohort) {
        muster.database.people(cohort, TestDatabase.ids(100_000));
        muster.define(cohort, people(cohort));
        muster.braze.faults(FaultSettings.NONE.withLatency(Duration.ofSeconds(3)));
        String id = muster.start(cohort);
        await("it runs").until(() -> muster.history.find(id).state().equals("RUNNING"));
        return id;
    }

    private void open(String path) {
        page.navigate(muster.uri().resolve(path).toString());
    }

    /** Without waiting for scripts. */
    private void begin(String path) {
        page.navigate(
                muster.uri().resolve(path).toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    /** Long enough for whatever the page had asked for before. */
    private void some_answers_later() {
        page.evaluate("async () => { for (let i = 0; i < 20; i++) await (await fetch('/health/live')).text(); }");
    }

    /** Each beat tells its time last. */
    private void news_have_come() {
        Locator live = page.locator("#live");
        for (int beat = 0; beat < 2; beat++) {
            String before = live.textContent();
            page.waitForCondition(() -> !live.textContent().equals(before));
        }
    }

    private Locator row(String cohort) {
        return page.locator("#cohort-" + cohort);
    }

    private Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What a slow line keeps back. */
    private final class Late {
        private final List<Route> held = new ArrayList<>();
        private final String url;

        Late(String name) {
            this.url = "**/" + name;
            page.route(url, held::add);
        }

        void comes() {
            page.unroute(url);
            held.forEach(Route::resume);
        }
    }
}
