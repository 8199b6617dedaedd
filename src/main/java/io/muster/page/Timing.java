package io.muster.page;

/**
 * A cohort's schedule in a word or two.
 *
 * @param words such as: daily, every 2 h
 * @param paused whether nothing starts by it now
 */
public record Timing(String words, boolean paused) {}
