package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's own Chromium, as people have it before them. Where there is none these tests are left out, but not in CI.
 * After each test no page has complained: a script's error or something that the content policy forbids fails it.
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Logger LOG = LoggerFactory.getLogger(Chromium.class);

    static final int DESK = 1280;
    static final int PHONE = 400;

    private static final Path PROGRAM = Path.of(System.getProperty("muster.chromium", "/usr/bin/chromium"));
    /** {@code -Dmuster.screenshots=docs/img} renews the pictures of the handbook; else only what failed is pictured. */
    private static final Optional<Path> SCREENSHOTS =
            Optional.ofNullable(System.getProperty("muster.screenshots")).map(Path::of);

    private static final Path FAILED = Path.of("target/screenshots");

    private static final List<String> GRAVE = List.of("serious", "critical");
    /** Rules that axe leaves out or calls lesser, and that people with a shaking hand or a spoken command rely on. */
    private static final List<String> ASKED_FOR = List.of("target-size", "label-content-name-mismatch");

    static {
        // A bound and no measure: a machine that does much beside is slow, and not wrong.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private final List<String> complaints = new ArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean there = Files.isExecutable(PROGRAM);
        assumeTrue(there || System.getenv("CI") != null, "no Chromium at " + PROGRAM + "; install it to try the pages");
        assertThat(there).as("Chromium at " + PROGRAM).isTrue();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> pictures(context.getDisplayName()));
        // Each page that stays open goes on following its news, and the next test waits for its turn.
        Optional.ofNullable(browser)
                .ifPresent(open -> List.copyOf(open.contexts()).forEach(BrowserContext::close));
        List<String> heard = List.copyOf(complaints);
        complaints.clear();
        assertThat(heard).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Optional.ofNullable(browser).ifPresent(Browser::close);
        Optional.ofNullable(playwright).ifPresent(Playwright::close);
    }

    /** A person at a desk, in the light. */
    Page desk() {
        return page(DESK, ColorScheme.LIGHT);
    }

    /** Somebody with a browser of their own: other tests' cookies are not in it. */
    Page page(int width, ColorScheme scheme) {
        return page(width, scheme, "en-GB");
    }

    /** @param locale the language and the country that the browser is made for */
    Page page(int width, ColorScheme scheme, String locale) {
        BrowserContext person = Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width == PHONE ? 860 : 900)
                        .setColorScheme(scheme)
                        .setTimezoneId("Europe/Paris")
                        .setLocale(locale));
        person.setDefaultTimeout(60_000);
        Page page = person.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A status that the test itself asked for, such as a refused form, is the server's word and no complaint.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /**
     * What keeps people from using a page (WCAG 2.2 A and AA, and best practice), with the places. Axe stays in the page
     * from one look to the next: its builder for Playwright would load it, and open a page of its own, each time.
     */
    static List<?> barriers(Page page) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return (List<?>) page.evaluate("""
                ([grave, askedFor]) => axe.run(document, {
                  resultTypes: ['violations'],
                  rules: Object.fromEntries(askedFor.map((rule) => [rule, { enabled: true }])),
                }).then((found) => found.violations
                  .filter((rule) => grave.includes(rule.impact) || askedFor.includes(rule.id))
                  .map((rule) => rule.id + ': ' + rule.nodes.map((node) => node.html).join(', ')))""", List.of(GRAVE, ASKED_FOR));
    }

    /** Texts of cells in one row that lie over each other. */
    static List<?> overlaps(Page page) {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('tr')].flatMap((row) => {
                  const cells = [...row.children].map((cell) => {
                    const shown = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                    const box = { left: 1e9, top: 1e9, right: 0, bottom: 0, width: 0, height: 0 };
                    while (shown.nextNode()) {
                      // What only a screen reader reads has no place that anybody sees.
                      if (!shown.currentNode.data.trim() || shown.currentNode.parentElement.closest('.vh')) continue;
                      const range = document.createRange();
                      range.selectNodeContents(shown.currentNode);
                      const one = range.getBoundingClientRect();
                      if (one.width < 1 || one.height < 1) continue;
                      box.left = Math.min(box.left, one.left);
                      box.top = Math.min(box.top, one.top);
                      box.right = Math.max(box.right, one.right);
                      box.bottom = Math.max(box.bottom, one.bottom);
                      box.width = box.right - box.left;
                      box.height = box.bottom - box.top;
                    }
                    return { text: cell.innerText.trim(), box };
                  }).filter((cell) => cell.text && cell.box.width > 1 && cell.box.height > 1);
                  return cells.flatMap((one, i) => cells.slice(i + 1)
                    .filter((two) => one.box.left < two.box.right - 1 && two.box.left < one.box.right - 1
                      && one.box.top < two.box.bottom - 1 && two.box.top < one.box.bottom - 1)
                    .map((two) => one.text.slice(0, 40) + ' | ' + two.text.slice(0, 40)));
                })""");
    }

    /** Texts of which a part cannot be seen, cut by a box that does not scroll or the window, and words in two lines. */
    static List<?> cutOff(Page page) {
        return (List<?>) page.evaluate("""
                () => {
                  const cut = [];
                  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (texts.nextNode()) {
                    const text = texts.currentNode;
                    const own = text.parentElement;
                    if (!text.data.trim() || own.closest('.vh, .skip, script, noscript, template, option, [hidden]')) continue;
                    const range = document.createRange();
                    range.selectNodeContents(text);
                    const box = range.getBoundingClientRect();
                    if (box.width < 1 || !own.checkVisibility()) continue;
                    let edge = window.innerWidth, scrolls = false;
                    for (let each = own; each; each = each.parentElement) {
                      const how = getComputedStyle(each).overflowX;
                      if (how === 'auto' || how === 'scroll') scrolls = true;
                      if (how === 'hidden' || how === 'clip') edge = Math.min(edge, each.getBoundingClientRect().right);
                    }
                    const broken = /^\\p{L}+$/u.test(text.data.trim()) && range.getClientRects().length > 1;
                    if (!scrolls && box.right > edge + 1 || broken) cut.push(text.data.trim().slice(0, 60));
                  }
                  return cut;
                }""");
    }

    /** Whether a person has to scroll sideways. */
    static boolean scrollsSideways(Page page) {
        return (boolean)
                page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    static void picture(Page page, String name) {
        SCREENSHOTS.ifPresent(folder -> picture(page, folder.resolve(name + ".png")));
    }

    private static void picture(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    private void pictures(String test) {
        List<Page> open = Optional.ofNullable(browser).stream()
                .flatMap(all -> all.contexts().stream())
                .flatMap(person -> person.pages().stream())
                .toList();
        String name = test.replaceAll("\\W+", "-");
        for (int i = 0; i < open.size(); i++) {
            try {
                picture(open.get(i), FAILED.resolve(name + i + ".png"));
            } catch (PlaywrightException e) {
                // Such as a page that does not answer any more, and why it does not is in the failure itself.
                LOG.info("picture=none test={} reason=\"{}\"", name, e.getMessage());
            }
        }
    }
}
