package io.muster.page;

/** A link to another page. Public for the templates only. */
public record PageLink(String path, String word) {}
