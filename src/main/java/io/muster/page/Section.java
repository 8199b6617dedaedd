package io.muster.page;

/** The parts of the site, in the order of the bar. Public for the templates only. */
public enum Section {
    COHORTS("/"),
    IMPORTS("/imports"),
    WORKSPACES("/workspaces"),
    HEALTH("/health");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    public String key() {
        return "page.section." + this;
    }
}
