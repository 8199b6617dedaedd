package io.muster.web.schedule;

/**
 * A cohort's schedule in a word or two.
 *
 * @param words such as: daily, every 2 h
 * @param paused whether nothing starts by it now
 */
public record ScheduleTiming(String words, boolean paused) {}
