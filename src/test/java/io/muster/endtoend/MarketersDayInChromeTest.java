package io.muster.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A marketer who has never seen it: from a definition that a colleague wrote to a daily cohort with a mail. */
class MarketersDayInChromeTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @RegisterExtension
    static final Chromium chrome = new Chromium();

    private final Page page = chrome.desk();

    @Test
    void a_cohort_is_looked_at_scheduled_imported_and_found_in_history_and_mail() throws Exception {
        muster.database.people("lapsed", TestDatabase.ids(2_000));
        muster.define(
                "lapsed", people("lapsed").named("Lapsed 90 days").with("notify: { to: [ crm-4419@example.com ] }"));

        open("/");
        assertThat(row("lapsed")).containsText("Never imported.");
        row("lapsed")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Preview"))
                .click();
        page.locator("#start-preview").or(button("Preview")).first().click();
        assertThat(heading()).containsText("2,000");
        assertThat(muster.braze.countOf("lapsed"))
                .as("nothing is sent by looking")
                .isZero();

        open("/cohorts/lapsed/schedule");
        page.locator("#daily").fill("07:00");
        assertThat(page.locator("#times li")).hasCount(5);
        page.locator("#save").click();
        assertThat(page.locator("#toasts")).containsText("Schedule saved. Next import ");
        assertThat(heading()).hasText("Lapsed 90 days");

        page.locator("#import").click();
        page.waitForURL("**/imports/*");
        assertThat(page.locator("main")).containsText("In sync since");
        assertThat(muster.braze.countOf("lapsed")).isEqualTo(2_000);

        open("/cohorts/lapsed");
        assertThat(heading()).hasText("Lapsed 90 days");
        assertThat(page.locator("main")).containsText("2,000");
        assertThat(page.getByRole(AriaRole.TABLE).first()).containsText("+2,000");
        open("/");
        assertThat(row("lapsed")).containsText("In sync.");
        assertThat(row("lapsed")).containsText("07:00");
        ReceivedMail mail = ReceivedMail.of(muster.mailroom.about("Lapsed 90 days"));
        assertThat(mail.to()).containsExactly("crm-4419@example.com");
        assertThat(mail.text()).contains(RunningMuster.PUBLIC_URL + "/imports/");
    }

    @Test
    void the_button_in_the_list_imports_without_leaving_it_and_the_row_follows() {
        muster.database.people("here", "ann", "ben");
        muster.define("here", people("here").named("Here"));
        muster.imports("here");
        muster.database.people("here", "ann", "ben", "cleo");

        open("/");
        Locator icon = page.getByLabel("Import to Braze: Here");
        icon.focus();
        icon.press("Enter");

        assertThat(page.locator("#toasts")).containsText("Import of Here started");
        assertThat(row("here").locator(".delta")).containsText("+1");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/$"));
        assertThat(page.locator("#live")).containsText("Live, ");
    }

    @Test
    void pausing_is_answered_by_a_toast_that_undoes_it_stays_under_a_hand_and_then_goes() {
        muster.database.people("rests", "ann");
        muster.define("rests", people("rests").named("Rests"));
        muster.imports("rests");
        open("/cohorts/rests");
        page.clock().install();

        button("Pause").click();
        Locator toast = page.locator("#toasts .toast");
        assertThat(toast).containsText("Imports of Rests are paused.");
        assertThat(page.locator("h1 + .state")).containsText("Paused.");
        toast.locator("p").hover();
        page.clock().runFor(20_000);
        assertThat(toast).isVisible();
        toast.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                .click();

        assertThat(toast).containsText("Imports of Rests go on.");
        assertThat(page.locator("h1 + .state")).not().containsText("Paused.");
        page.mouse().move(5, 5);
        page.clock().runFor(8_500);
        assertThat(toast).hasCount(0);
        page.reload();
        assertThat(toast).hasCount(0);
    }

    @Test
    void whoever_searches_finds_by_the_keyboard_alone() {
        for (String name : new String[] {"alpha", "beta", "gamma"}) {
            muster.database.people(name, "ann");
            muster.define(name, people(name).named("Search " + name));
        }
        open("/");

        page.keyboard().press("/");
        page.keyboard().type("search BET");

        assertThat(row("beta")).isVisible();
        assertThat(row("alpha")).isHidden();
        assertThat(row("gamma")).isHidden();
        page.reload();
        assertThat(row("beta")).isVisible();
        assertThat(row("alpha")).isHidden();
    }

    @Test
    void a_row_that_changes_stays_out_of_what_was_not_looked_for_even_on_a_page_behind_others() {
        for (String name : new String[] {"looked", "other"}) {
            muster.database.people(name, "ann");
            muster.define(name, people(name).named("Behind " + name));
        }
        // A page that nobody sees is given no frames.
        page.addInitScript("window.requestAnimationFrame = () => 0");
        open("/?q=behind+looked");

        muster.imports("other");

        assertThat(row("other")).containsText("In sync.");
        assertThat(row("other")).isHidden();
        assertThat(row("looked")).isVisible();
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

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
