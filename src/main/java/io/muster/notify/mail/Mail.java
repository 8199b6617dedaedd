package io.muster.notify.mail;

/**
 * A mail, ready to be addressed.
 *
 * @param language its tag; empty for one that was kept before mails had one
 * @param subject one line
 * @param html self-contained: no image, styles inline but for the dark colours, nothing is fetched
 * @param text the same in words, without hard wraps, so that phones can wrap it
 */
public record Mail(String language, String subject, String html, String text) {}
