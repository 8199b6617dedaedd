package io.muster.web.kit;

/** The parts of the site, in the order of the bar. Public for the templates only. */
public enum SiteSection {
    COHORTS("/"),
    IMPORTS("/imports"),
    WORKSPACES("/workspaces"),
    HEALTH("/health");

    private final String path;

    SiteSection(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    public String key() {
        return "page.section." + this;
    }
}
