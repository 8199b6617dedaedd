package io.muster.page;

/** One step of an import's way, and what came of it. Public for the templates only. */
public record Step(Glyph glyph, String name, String what, boolean now) {}
