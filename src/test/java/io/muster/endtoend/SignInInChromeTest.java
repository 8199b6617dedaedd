package io.muster.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.muster.access.Role;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in, what a role sees, and a form that another page had made, in a browser. */
class SignInInChromeTest {

    private static final String PASSWORD = "plenty of quiet rivers";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @RegisterExtension
    static final Chromium chrome = new Chromium();

    private final Page page = chrome.desk();

    @BeforeAll
    static void a_cohort_and_a_user_of_each_role() {
        muster.database.people("vip", "ann", "ben");
        muster.define("vip", people("vip").named("VIP customers"));
        muster.imports("vip");
        for (Role role : Role.values()) {
            muster.access().accounts().add(role.word(), role, PASSWORD);
        }
    }

    @Test
    void who_signs_in_comes_where_they_wanted_and_who_signs_out_sees_nothing_more() {
        open("/cohorts/vip");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?next=.*"));
        signIn("editor", "wrong");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not match");

        signIn("editor", PASSWORD);

        assertThat(page).hasURL(Pattern.compile(".*/cohorts/vip$"));
        assertThat(page.locator("#import")).isVisible();
        assertThat(page.locator("body")).containsText("editor");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .first()
                .click();
        open("/cohorts/vip");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    }

    @Test
    void a_viewer_sees_all_and_is_offered_nothing_that_would_be_refused() {
        open("/");
        signIn("viewer", PASSWORD);

        assertThat(page.locator("#cohort-vip")).containsText("In sync.");
        assertThat(page.locator("#cohort-vip form").count()).isZero();
        open("/cohorts/vip");
        assertThat(page.locator("form[action$='/imports']").count()).isZero();
    }

    @Test
    void a_form_without_its_token_changes_nothing() {
        open("/cohorts/vip");
        signIn("editor", PASSWORD);
        int before = muster.braze.requests().size();

        Object status = page.evaluate(
                "() => fetch('/cohorts/vip/imports', { method: 'POST' }).then((answer) => answer.status)");

        assertThat(status).isEqualTo(403);
        assertThat(muster.braze.requests()).hasSize(before);
    }

    private void signIn(String name, String password) {
        page.locator("#name").fill(name);
        page.locator("#password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private void open(String path) {
        page.navigate(muster.uri().resolve(path).toString());
    }
}
