package io.muster.web.kit;

/** A link to another page. Public for the templates only. */
public record PageLink(String path, String word) {}
