package io.muster.model;

/**
 * What a ledger is about: one cohort in one workspace of one partner.
 *
 * @param id our number of it
 * @param cohort Braze's {@code cohort_id}, the definition's id
 * @param endpoint the workspace's REST endpoint, without a slash at its end
 */
public record Target(int id, String cohort, String workspace, String endpoint, String partner) {}
